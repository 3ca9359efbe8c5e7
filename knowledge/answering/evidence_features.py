"""What speaks for and against claiming that a sentence answers: named numbers, mostly 0 to 1."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from knowledge.answering.alignment import MEETS, Alignment, Span, stands_among
from knowledge.answering.attachment import find_attachments
from knowledge.answering.attributes import expressed, expression, is_told_in_words
from knowledge.answering.cardinals import is_row_label
from knowledge.answering.causes import says_cause
from knowledge.answering.conditional_mentions import find_conditional_mentions
from knowledge.answering.evidence import find_evidence, is_typed
from knowledge.answering.mismatches import find_mismatches
from knowledge.answering.restrictions import find_restrictions
from knowledge.language import tokens
from knowledge.language.numerals import plain_value
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem_set
from knowledge.queries import AnswerType, Query, QuestionAnalysis, Term
from knowledge.retrieval.index.sentences import IndexedTitle
from knowledge.retrieval.retriever import Candidate
from knowledge.retrieval.title_words import stands_in_title

_NUMERAL = Template("{numeral}", "evidence")
_BEFORE = 40
"""Characters before a counted noun in which its number stands: "the 38 new automatic gauges"."""
_WORDS_BEFORE = 4
_REMEMBERED = 64
"""Attributes of which it is kept how sentences tell them, for each is asked of many."""
_NUMBERS = {AnswerType.COUNT, AnswerType.MEASURE, AnswerType.AMOUNT}
_PREMISE = ("name_missing", "name_unknown", "number_missing", "number_unknown")


@dataclass(frozen=True, slots=True)
class EvidenceFeatures:
    """The numbers, and what stands behind them.

    `spans` is where the answer may stand in the sentence; `missing` are words of the question
    that nothing in the sentence stands for.
    """

    signals: Mapping[str, float]
    spans: tuple[Span, ...]
    missing: tuple[str, ...]
    analysis: QuestionAnalysis


def weigh_evidence(query: Query, candidate: Candidate) -> EvidenceFeatures:
    """Return what speaks for and against a candidate."""
    analysis, text = query.analysis, candidate.fact.text
    spans = _without_label(query, candidate, find_evidence(analysis, text))
    told = {term.word for term in query.terms if _is_told(query, term, text, spans)}
    alignment = Alignment(query, candidate.fact, candidate.title, told)
    missing = alignment.missing
    signals = _of_type(alignment, spans, is_typed=is_typed(analysis))
    signals |= _of_attribute(analysis, alignment, candidate.fact.headings)
    signals |= _of_premise(analysis, alignment, candidate)
    signals |= find_mismatches(query, candidate, alignment)
    signals |= find_restrictions(query, candidate, alignment)
    signals |= find_attachments(query, candidate, alignment, spans)
    signals |= find_conditional_mentions(query, alignment)
    signals["missing"] = alignment.share(missing)
    signals["missing_most"] = alignment.heaviest(missing)
    is_cause = analysis.kind is AnswerType.REASON and bool(spans)
    signals["cause_hinted"] = float(is_cause and not says_cause(text))
    signals["spelt_out"] = float(analysis.kind is AnswerType.DEFINITION and bool(spans))
    words = tuple(query.terms[at].word for at in missing)
    return EvidenceFeatures(signals, tuple(spans), words, analysis)


def _without_label(query: Query, candidate: Candidate, spans: list[Span]) -> list[Span]:
    """Return the spans but for the number that only tells which row of a table it is."""
    fact, analysis = candidate.fact, query.analysis
    if not fact.is_row or analysis.kind not in _NUMBERS:
        return spans
    if stands_among(query.terms, analysis.attribute, fact.headings):
        return spans
    return [span for span in spans if not is_row_label(fact.text, span, fact.headings)]


def _of_type(alignment: Alignment, spans: list[Span], *, is_typed: bool) -> dict[str, float]:
    """Return whether the kind of thing that was asked for is there, and close to the question."""
    covered, beside = alignment.covered_whole, alignment.beside(spans)
    return {
        "covered": covered,
        "no_evidence": float(is_typed and not spans),
        "tied": alignment.around(spans),
        "tied_clause": beside,
        "tied_gap": covered - beside if spans else 0.0,
    }


def _of_attribute(
    analysis: QuestionAnalysis, alignment: Alignment, above: Collection[str]
) -> dict[str, float]:
    """Return whether the sentence expresses the attribute that was asked for, or counts it.

    `attribute_above` tells that the noun stands in its headings or the names of its columns.
    """
    names = ("counted", "uncounted", "absent", "expressed", "unexpressed", "unsaid")
    found = dict.fromkeys((*names, "attribute_above"), 0.0)
    is_above = alignment.stands_in(analysis.attribute, above)
    found["attribute_above"] = float(is_above)
    pattern = _expression_of(analysis.attribute)
    if pattern is not None:
        found["expressed" if pattern.search(alignment.sentence.text) else "unexpressed"] = 1.0
    elif analysis.attribute:
        places = alignment.places(analysis.attribute)
        if analysis.kind is not AnswerType.COUNT:
            found["unsaid"] = float(not places and not is_above)
        elif places:
            counts = any(_is_counted(alignment.sentence.text, at) for at in places)
            found["counted" if counts else "uncounted"] = 1.0
        else:
            found["absent"] = 1.0
    return found


@lru_cache(_REMEMBERED)
def _expression_of(attribute: tuple[str, ...]) -> re.Pattern[str] | None:
    return next(filter(None, map(expression, reversed(attribute))), None)


def _is_counted(sentence: str, noun: int) -> bool:
    before = sentence[max(0, noun - _BEFORE) : noun].split()[-_WORDS_BEFORE:]
    return compiled(_NUMERAL).search(" ".join(before)) is not None


def _of_premise(
    analysis: QuestionAnalysis, alignment: Alignment, candidate: Candidate
) -> dict[str, float]:
    """Return whether names and numbers of the question stand in the sentence or before it."""
    if not analysis.names and not analysis.numbers:
        return dict.fromkeys(_PREMISE, 0.0)
    before = candidate.previous.said if candidate.previous else frozenset()
    around = candidate.title.said.union(*(fact.said for fact in candidate.paragraph))
    words = candidate.fact.said | before
    numbers = alignment.sentence.text.replace(",", "") + _values(candidate.fact.tokens)
    lacking = [
        name
        for name in analysis.names
        if not stem_set(name) & words and not _is_of_title(name, candidate.title)
    ]
    above = {*candidate.title.said, *candidate.fact.headings}
    asked = [plain_value(n) for n in analysis.numbers if n not in above]
    met = {alignment.terms[term].word for _, term, weight in alignment.met if weight > MEETS}
    found = (
        bool(lacking),
        any(not stem_set(name) & around and name not in met for name in lacking),
        any(number not in numbers for number in asked),
        bool(asked) and not set(asked) <= {plain_value(each) for each in around | met},
    )
    return dict(zip(_PREMISE, map(float, found), strict=True))


def _values(words: str) -> str:
    """Return the numbers among words, as a question has them: 2.5 also where 2,50 stands."""
    figures = (word for word in words.split() if word[0].isdigit())
    return " ".join(("", *(f"{each} {plain_value(each)}" for each in figures)))


def _is_of_title(name: str, title: IndexedTitle) -> bool:
    return all(stands_in_title(word, title) for word in tokens(name))


def _is_valued(attribute: str, sentence: str) -> bool:
    """Tell whether a sentence gives an attribute in numbers: "the largest" says not how big."""
    told, in_words = expressed(attribute, sentence), is_told_in_words(attribute)
    return any(in_words or compiled(_NUMERAL).search(sentence[slice(*at)]) for at in told)


def _is_told(query: Query, term: Term, sentence: str, spans: list[Span]) -> bool:
    """Tell whether the answer itself says a word: who asks for a city is told its name."""
    analysis, word = query.analysis, term.word
    if word in analysis.asking:
        listed = analysis.attribute and expression(analysis.attribute[0])
        return _is_valued(analysis.attribute[0], sentence) if listed else bool(spans)
    if term.is_implied:
        return True
    if word not in analysis.attribute:
        return False
    pattern = expression(word)
    if pattern is not None:
        return pattern.search(sentence) is not None
    return bool(spans) and is_typed(analysis) and analysis.kind is not AnswerType.COUNT
