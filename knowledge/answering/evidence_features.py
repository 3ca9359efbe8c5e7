"""What speaks for and against claiming that a sentence answers: named numbers, mostly 0 to 1."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.answering.alignment import MEETS, Alignment, Span
from knowledge.answering.attributes import expression
from knowledge.answering.evidence import find_evidence, is_typed
from knowledge.answering.features import Candidate
from knowledge.answers import AnswerType, Query, QuestionAnalysis
from knowledge.language.patterns import compile_pattern
from knowledge.language.stemmer import stem_set

_NUMERAL = compile_pattern("{numeral}", "evidence")
_BEFORE = 40
"""Characters before a counted noun in which its number stands: "the 38 new automatic gauges"."""
_WORDS_BEFORE = 4
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
    asking: QuestionAnalysis


def grounds(query: Query, candidate: Candidate) -> EvidenceFeatures:
    """Return what speaks for and against a candidate."""
    asking = query.analysis
    tie = Alignment(query, candidate.fact.text)
    spans = find_evidence(asking, tie.sentence)
    missing = [at for at in tie.missing() if not _is_told(asking, tie, at, spans)]
    signals = _of_type(tie, spans, is_typed=is_typed(asking))
    signals |= _of_attribute(asking, tie)
    signals |= _of_premise(asking, tie, candidate)
    signals["missing"] = tie.share(missing)
    signals["missing_most"] = tie.heaviest(missing)
    signals["spelt_out"] = float(asking.kind is AnswerType.DEFINITION and bool(spans))
    words = tuple(query.terms[at].word for at in missing)
    return EvidenceFeatures(signals, tuple(spans), words, asking)


def _of_type(tie: Alignment, spans: list[Span], *, is_typed: bool) -> dict[str, float]:
    """Return whether the kind of thing that was asked for is there, and close to the question."""
    covered, beside = tie.covered(), tie.beside(spans)
    return {
        "covered": covered,
        "no_evidence": float(is_typed and not spans),
        "tied": tie.around(spans),
        "tied_clause": beside,
        "tied_gap": covered - beside if spans else 0.0,
    }


def _of_attribute(asking: QuestionAnalysis, tie: Alignment) -> dict[str, float]:
    """Return whether the sentence expresses the attribute that was asked for, or counts it."""
    found = dict.fromkeys(
        ("counted", "uncounted", "absent", "expressed", "unexpressed", "unsaid"), 0.0
    )
    pattern = next(filter(None, map(expression, reversed(asking.attribute))), None)
    if pattern is not None:
        found["expressed" if pattern.search(tie.sentence) else "unexpressed"] = 1.0
    elif asking.attribute:
        places = tie.places(asking.attribute)
        if asking.kind is not AnswerType.COUNT:
            found["unsaid"] = float(not places)
        elif places:
            counts = any(_is_counted(tie.sentence, at) for at in places)
            found["counted" if counts else "uncounted"] = 1.0
        else:
            found["absent"] = 1.0
    return found


def _is_counted(sentence: str, noun: int) -> bool:
    before = sentence[max(0, noun - _BEFORE) : noun].split()[-_WORDS_BEFORE:]
    return _NUMERAL.search(" ".join(before)) is not None


def _of_premise(
    asking: QuestionAnalysis, tie: Alignment, candidate: Candidate
) -> dict[str, float]:
    """Return whether names and numbers of the question stand in the sentence or before it."""
    if not asking.names and not asking.numbers:
        return dict.fromkeys(_PREMISE, 0.0)
    before = candidate.previous.text if candidate.previous else ""
    around = stem_set(" ".join([*(fact.text for fact in candidate.paragraph), candidate.title]))
    words = stem_set(tie.sentence) | stem_set(before)
    numbers = tie.sentence.replace(",", "")
    lacking = [name for name in asking.names if not stem_set(name) & words]
    met = {tie.terms[term].word for _, term, weight in tie.met if weight > MEETS}
    found = (
        bool(lacking),
        any(not stem_set(name) & around and name not in met for name in lacking),
        any(number not in numbers for number in asking.numbers),
        any(number not in around and number not in met for number in asking.numbers),
    )
    return dict(zip(_PREMISE, map(float, found), strict=True))


def _is_told(asking: QuestionAnalysis, tie: Alignment, term: int, spans: list[Span]) -> bool:
    """Tell whether the answer itself says a word: who asks for a city is told its name."""
    word = tie.terms[term].word
    if word not in asking.attribute:
        return False
    pattern = expression(word)
    if pattern is not None:
        return pattern.search(tie.sentence) is not None
    return bool(spans) and is_typed(asking) and asking.kind is not AnswerType.COUNT
