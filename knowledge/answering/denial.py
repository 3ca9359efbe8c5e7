"""Denials: what of a question no document says, and the evidence that this needs.

A denial above the very answer costs more trust than an "I am not sure". So a kind of value is
denied only where that proved true of judged questions (`denials.json` in knowledge/data has the
figures) and where nothing of the kind stands near what was asked about; a word only if it is a
name or a year that nothing in the documents resembles; everything only if they are not about it.
"""

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import chain

from knowledge.answering.alignment import ITSELF
from knowledge.answering.evidence import find_evidence, may_act
from knowledge.answering.ranking import CLOSE, Ranked, Ranking
from knowledge.denials import Missing
from knowledge.language import detect_language, tokens
from knowledge.language.contrasts import words_of_rings
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType, Query, QuestionAnalysis

LACKING = {
    AnswerType.DATE: Missing.WHEN,
    AnswerType.DURATION: Missing.WHEN,
    AnswerType.PERSON: Missing.WHO,
    AnswerType.PLACE: Missing.WHERE,
    AnswerType.COUNT: Missing.HOW_MANY,
    AnswerType.AMOUNT: Missing.HOW_MANY,
    AnswerType.MEASURE: Missing.HOW_MANY,
    AnswerType.PERCENTAGE: Missing.HOW_MANY,
    AnswerType.REASON: Missing.WHY,
}
"""What a message says is missing where a kind of value is."""
TRUSTED = 0.8
"""Share of denials of a kind that are true for certain, as far as the judged ones can tell: the
lower end of a 95 % interval. 16 of 16 reach it, or 38 of 41."""
_NORMAL = 1.96
RELATED = 0.5
"""Share of what the best candidate holds of the question that a related one holds at least."""
UNLIKELY, UNRELATED = 0.4, 0.04
"""Confidence below which a name or a year is denied, and below which everything is. Of judged
questions with a name that stands nowhere, on kinds of documents that were left out, 24 of 26 below
had no answer with both models, 26 of 28 by words; of 44 of which everything was denied 42, and
63 of 68 below 0.05."""
DOUBTED = 0.4
"""Confidence below which a kind of value is denied: nothing above is denied what it may say."""
ANSWERING, ANSWERING_ACROSS = 0.7, 0.4
"""Interaction from which on a close sentence may answer, so that neither a kind of value nor
everything is denied; the second where question and sentence are of two languages: of 54 such
denials of everything of judged questions 40 were true, of the 24 below 21."""
_MOSTLY = 0.6
"""Share of a question from which on a sentence with a number may say how much."""
WHOLE = 0.9
"""Share of a question from which on a sentence holds all of it, and is no stranger to it."""
SHORTEST_NAME = 4
"""Letters of a word of which it may be said that it stands nowhere; shorter ones hide in forms."""
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_ENDS = re.compile(r"[.!?…]\s+")
_MARKS = "?!.,:;()«»“”\"'"


def find_denial(ranking: Ranking, confidence: float) -> tuple[Missing | None, str | None]:
    """Return what no document says of the question, and the asker's word where it is one."""
    query = ranking.query
    if confidence < UNLIKELY and _is_of_one_language(ranking):
        silent = (term for term in query.unknown if not (term.is_part or term.opposites))
        unknown = {term.word for term in silent}
        absent = unknown & _asking(query) - words_of_rings(query.words)
        if name := _named(query, absent & set(query.analysis.names)):
            return Missing.NAME, name
        if year := next((n for n in query.analysis.numbers if n in absent and _is_year(n)), None):
            return Missing.NUMBER, year
    missing = LACKING.get(query.analysis.kind)
    if missing in denied_kinds() and confidence < DOUBTED:
        may_be_said = may_be_answered(ranking) or holds_kind(ranking)
        return (None if may_be_said else missing), None
    return None, None


def may_be_answered(ranking: Ranking) -> bool:
    """Tell whether a close sentence may answer, for the network that read it with the question."""
    close = ranking.ranked[:CLOSE]
    likely = max((hit.features.get("interaction", 0.0) for hit in close), default=0.0)
    return likely >= (ANSWERING if _is_of_one_language(ranking) else ANSWERING_ACROSS)


def _is_of_one_language(ranking: Ranking) -> bool:
    """Tell whether the best candidate is written in the language of the question."""
    written = (detect_language(hit.candidate.fact.text) for hit in ranking.ranked[:1])
    return all(language == ranking.query.language for language in written)


def may_be_unrelated(ranking: Ranking, confidence: float) -> bool:
    """Tell whether it may be said that the documents are not about the question at all.

    Not of one whose words all stand in one sentence, however unlikely that answers.
    """
    held = max((hit.features["cov"] for hit in ranking.ranked), default=0.0)
    is_far = confidence < UNRELATED and held * ranking.query.known_share < WHOLE
    return is_far and not may_be_answered(ranking)


def find_opposed(ranking: Ranking) -> frozenset[int]:
    """Return the facts that say the opposite of an asked word that stands nowhere.

    Nothing is denied then: "use it indoors only" speaks of outdoors as well. They hold a word of
    the question itself, if any fact does.
    """
    opposed = {stem for term in ranking.query.terms for stem in term.opposites}
    is_alone = not ranking.query.content
    close = ranking.ranked[:CLOSE] if opposed else ()
    related = (hit.candidate.fact for hit in close if is_alone or hit.features["cov"])
    return frozenset(fact.id for fact in related if not opposed.isdisjoint(fact.stems))


@cache
def denied_kinds() -> frozenset[Missing]:
    """Return the kinds of values whose denials were true of judged questions."""
    source = files("knowledge") / "data" / "denials.json"
    kinds = json.loads(source.read_text(encoding="utf-8"))["kinds"]
    return frozenset(
        Missing(kind)
        for kind, figures in kinds.items()
        if least_share(figures["true"], figures["of"]) >= TRUSTED
    )


def least_share(true: int, of: int) -> float:
    """Return the lower end of the 95 % interval of a share after Wilson (1927), 0 to 1."""
    if not of:
        return 0.0
    share, spread = true / of, _NORMAL**2 / of
    middle = share + spread / 2
    half = _NORMAL * math.sqrt((share * (1 - share) + spread / 4) / of)
    return (middle - half) / (1 + spread)


def holds_kind(ranking: Ranking) -> bool:
    """Tell whether the kind of value that was asked for stands near what was asked about.

    Near are the closest candidates that hold as much of the question as the best, or half of it,
    and the whole sections, lists and tables that they stand in; of money, whatever holds what the
    question names first: a section of fines is near to "how much is the fine for …?".
    """
    query, ranked = ranking.query, ranking.ranked
    if _is_figured(query, ranked[0]):
        return True
    near = _near(ranked)
    if query.analysis.kind is AnswerType.AMOUNT:
        near = chain(near, _naming(query, ranked))
    return any(says_kind(query.analysis, text) for text in near)


def _is_figured(query: Query, best: Ranked) -> bool:
    """Tell whether a sentence holds all that is asked how much of, and some number."""
    is_number = LACKING.get(query.analysis.kind) is Missing.HOW_MANY
    figured = any(map(str.isdigit, best.candidate.fact.text))
    return is_number and figured and best.features["covered"] >= _MOSTLY


def _near(ranked: Sequence[Ranked]) -> Iterator[str]:
    least = RELATED * ranked[0].features["covered"]
    related = [hit.candidate for hit in ranked[:CLOSE] if hit.features["covered"] >= least]
    yield from (candidate.fact.text for candidate in related)
    structured = [candidate for candidate in related if candidate.fact.headings]
    for candidate in structured:
        yield from (fact.text for fact in candidate.paragraph)
    sections = {candidate.fact.headings for candidate in structured}
    others = (hit.candidate.fact for hit in ranked)
    yield from (fact.text for fact in others if fact.headings in sections)


def _naming(query: Query, ranked: Sequence[Ranked]) -> Iterator[str]:
    """Yield the candidates that hold the first word of the question that says something."""
    first = next(iter(query.content), None)
    same = first.expansions.items() if first else ()
    stems = {stem for stem, likeness in same if likeness >= ITSELF}
    facts = (hit.candidate.fact for hit in ranked)
    yield from (f.text for f in facts if not stems.isdisjoint(f.stems + f.headings))


def says_kind(analysis: QuestionAnalysis, text: str) -> bool:
    """Tell whether a text holds the kind of value that was asked for, so that none is denied.

    Of "when is it open?" opening hours are the answer, but any date says when.
    """
    if analysis.kind is AnswerType.DATE:
        analysis = replace(analysis, attribute=())
    found = find_evidence(analysis, text)
    if analysis.kind is AnswerType.PERSON:
        return any(may_act(text, span) for span in found)
    return bool(found)


def _asking(query: Query) -> set[str]:
    """Return the words of the sentence that asks.

    What somebody tells of themselves before need not stand in any document.
    """
    return set(tokens(_ENDS.split(query.text.strip())[-1]))


def _named(query: Query, absent: set[str]) -> str | None:
    """Return the first of these words that is a name and no code or initials, as written."""
    names = {word for word in absent if word.isalpha() and len(word) >= SHORTEST_NAME}
    return next((own for meant, own in _own_words(query) if normalise(meant) in names), None)


def _is_year(number: str) -> bool:
    return _YEAR.fullmatch(number) is not None


def _own_words(query: Query) -> Iterator[tuple[str, str]]:
    """Yield each word as it was meant, and as it was written if that is in the same language."""
    meant, written = query.meant.split(), query.written.split()
    for word, own in zip(meant, written if len(written) == len(meant) else meant, strict=True):
        is_own = detect_language(own) == query.language
        yield word.strip(_MARKS), (own if is_own else word).strip(_MARKS)
