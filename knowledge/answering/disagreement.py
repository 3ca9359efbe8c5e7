"""Disagreement: sentences of two documents that each answer, and with another value.

No verdict is given: a reader sees both, each with its place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.answering.evidence import certain_span, find_evidence
from knowledge.answering.ranker import narrowed
from knowledge.answering.ranking import CLOSE, Ranked, Ranking
from knowledge.answers import Found, Hit
from knowledge.language import stopwords
from knowledge.language.bounds import find_bounded
from knowledge.language.dates import DateParts, find_dates
from knowledge.language.number_differences import numbers_differ
from knowledge.language.quantities import Quantity, differ
from knowledge.language.tokenizer import canonical
from knowledge.models import Fact
from knowledge.queries import AnswerType, QuestionAnalysis
from knowledge.retrieval.compared_sentences import is_additional
from knowledge.retrieval.sentence_comparison import (
    NAME,
    POLARITY,
    contrary_kind,
    names_another,
)

_OF_NUMBERS = {
    AnswerType.AMOUNT, AnswerType.COUNT, AnswerType.DURATION, AnswerType.MEASURE,
    AnswerType.PERCENTAGE,
}  # fmt: skip
"""Kinds of answers that are quantities."""
_OF_NAMES = {AnswerType.PERSON: NAME, AnswerType.PLACE: NAME, AnswerType.YES_NO: POLARITY}
"""Kinds of which a sentence says otherwise if it is the same but for its names, or for a no."""
_OF_ANY_NUMBER = {AnswerType.DATE, AnswerType.OTHER}
_BESIDE = 2
"""Facts that stand beside the first at most."""
NEAR = 0.05
"""What a rival scores at least beside the best, as a share of belief: e to the power of -3."""
ALIKE = 0.5
"""The same for a sentence that says the same in another document, to be its other place."""
_FEWEST_WORDS = 3
"""Words that carry meaning from which on two equal sentences say the same: "Yes." does not."""


def merge_repeats(ranking: Ranking) -> Ranking:
    """Return the ranking with each sentence once: equal ones of other documents are its places."""
    if len({hit.candidate.fact.document for hit in ranking.ranked}) <= 1:
        return ranking
    shares = ranking.shares()
    kept: dict[int, Ranked] = {}
    first: dict[str, tuple[int, float]] = {}
    for at, (hit, share) in enumerate(zip(ranking.ranked, shares, strict=True)):
        words = hit.candidate.fact.tokens
        before, best = first.setdefault(words, (at, share))
        if before == at or not _repeats(hit, kept.get(before), share >= ALIKE * best):
            kept[at] = hit
        else:
            kept[before] = replace(kept[before], also=(*kept[before].also, hit.fact))
    if len(kept) == len(ranking.ranked):
        return ranking
    return narrowed(ranking, [*kept.values()])


def _repeats(hit: Ranked, earlier: Ranked | None, is_near: bool) -> bool:  # noqa: FBT001
    if earlier is None or not is_near:
        return False
    says_enough = len(set(hit.candidate.fact.tokens.split()) - stopwords()) >= _FEWEST_WORDS
    return says_enough and hit.candidate.fact.document != earlier.candidate.fact.document


@dataclass(frozen=True, slots=True)
class Sides:
    """What other documents say of the asked kind of thing: the `same` as the best, or another."""

    rivals: tuple[Ranked, ...] = ()
    same: tuple[Ranked, ...] = ()


def is_repeated(fact: Fact, other: Fact) -> bool:
    """Tell whether a fact of another document says the same, word for word."""
    is_elsewhere = fact.citation.document != other.citation.document
    return is_elsewhere and canonical(fact.text) == canonical(other.text)


def cited_first(hit: Hit, fact: Fact) -> Hit:
    """Return a hit with one of its places before the others."""
    also = (each for each in (hit.fact, *hit.also) if each.id != fact.id)
    return hit if hit.fact.id == fact.id else replace(hit, fact=fact, also=tuple(also))


def asks_for_value(analysis: QuestionAnalysis) -> bool:
    """Tell whether a question asks for a number or a date, which other words may tell as well."""
    return analysis.kind is AnswerType.DATE or analysis.kind in _OF_NUMBERS


def find_sides(ranking: Ranking) -> Sides:
    """Return what other documents than that of the best say of the asked kind of thing.

    One a document at most, the nearest. Whether each may be claimed is for others to say.
    """
    analysis = ranking.query.analysis
    if not ranking.ranked or not (asks_for_value(analysis) or analysis.kind in _OF_NAMES):
        return Sides()
    shares, best = ranking.shares(), ranking.ranked[0]
    seen = {best.candidate.fact.document}
    rivals: list[Ranked] = []
    same: list[Ranked] = []
    for hit, share in zip(ranking.ranked[1:CLOSE], shares[1:CLOSE], strict=False):
        document = hit.candidate.fact.document
        if document in seen or share < NEAR * shares[0]:
            continue
        how = compare_values(analysis, best.candidate.fact.text, hit.candidate.fact.text)
        if how is not None:
            seen.add(document)
            (rivals if how else same).append(hit)
    return Sides(tuple(rivals), tuple(same))


def add_stored(led: Found, others: Sequence[Fact], analysis: QuestionAnalysis) -> Found:
    """Return an answer with the facts that the same question is stored for and that say otherwise.

    One of its own document stands beside it, for no other document disagrees then. Those that say
    the same in other documents are its further places.
    """
    best, places = led.best.fact, {each.id for each in (led.best.fact, *led.best.also)}
    same = [each for each in others if each.id not in places and is_repeated(best, each)]
    led = replace(led, best=replace(led.best, also=(*led.best.also, *same)))
    known = {hit.fact.id for hit in (led.best, *led.others)}
    rivals = [
        each
        for each in others
        if each.id not in known and says_otherwise(analysis, best.text, each.text)
    ]
    if not rivals:
        return led
    shown = (*(Hit(each, 1.0) for each in rivals), *led.others)[:_BESIDE]
    is_elsewhere = any(each.fact.citation.document != best.citation.document for each in shown)
    return replace(led, others=shown, disagrees=led.disagrees or is_elsewhere)


def says_otherwise(analysis: QuestionAnalysis, one: str, other: str) -> bool:
    """Tell whether two sentences that both answer for certain differ in what is asked for.

    Of hours without a mark, and of what asks for no kind of thing, all numbers are compared.
    """
    how = compare_values(analysis, one, other)
    if how is None and analysis.kind in _OF_ANY_NUMBER:
        return numbers_differ(one, other)
    return bool(how)


def standing_alone(ranking: Ranking, side: Ranked, sides: Sides) -> Ranking:
    """Return the ranking with a side before all, and without what other documents say of it."""
    others = {each.fact for each in (ranking.ranked[0], *sides.rivals, *sides.same)}
    rest = (each for each in ranking.ranked if each.fact not in others)
    return narrowed(ranking, [side, *rest])


def compare_values(analysis: QuestionAnalysis, one: str, other: str) -> bool | None:
    """Tell whether two sentences differ in the value of what a question asks for.

    None if they cannot be compared, for one does not tell it, or in units of another kind. Two
    that tell a value of other days or years, or one more, do not contradict each other.
    """
    if is_additional(one) or is_additional(other) or names_another(one, other):
        return None
    if analysis.kind is AnswerType.DATE:
        told = [
            _with_clock(find_dates(words), sentence)
            for words, sentence in zip(_told(analysis, one, other), (one, other), strict=True)
        ]
        return told[0].differs(told[1])
    if analysis.kind in _OF_NAMES:
        return contrary_kind(one, other) == _OF_NAMES[analysis.kind] or None
    if analysis.kind not in _OF_NUMBERS:
        return None
    if find_dates(one).calendar_differs(find_dates(other)):
        return False
    return differ(*(_quantities(analysis, each) for each in (one, other)))


def _with_clock(dates: DateParts, sentence: str) -> DateParts:
    """Return the dates of a part of a sentence with its only clock time, of which a part is left.

    Of "at 8:30 in the morning" the evidence may hold "at 8" alone.
    """
    whole = find_dates(sentence).clock
    is_cut = dates == DateParts() or not dates.clock <= whole
    return replace(dates, clock=whole) if len(whole) == 1 and is_cut else dates


def _told(analysis: QuestionAnalysis, *sentences: str) -> list[str]:
    """Return the words of each sentence that answer: those for certain, if all have some."""
    certain = [certain_span(analysis, each) for each in sentences]
    if all(certain):
        return [each[slice(*span)] for each, span in zip(sentences, certain, strict=True) if span]
    spans = ((each, find_evidence(analysis, each)) for each in sentences)
    return [" ; ".join(_stretches(each, found)) for each, found in spans]


def _stretches(sentence: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """Return the words of spans; those that one word at most parts are one: May to September."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and len(sentence[joined[-1][1] : start].split()) <= 1:
            start = joined.pop()[0]  # noqa: PLW2901
        joined.append((start, end))
    return [sentence[slice(*span)] for span in joined]


def _quantities(analysis: QuestionAnalysis, sentence: str) -> list[Quantity]:
    """Return the quantities where the answer stands: numerals of evidence may be part of one."""
    spans = find_evidence(analysis, sentence)
    return [
        each
        for each in find_bounded(sentence)
        if any(start < each.end and each.start < end for start, end in spans)
    ]
