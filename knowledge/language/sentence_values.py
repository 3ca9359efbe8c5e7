"""Values of a sentence: its numbers, dates and clock times, by the kinds that can be compared."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from knowledge.language.bounds import find_bounded
from knowledge.language.dates import DateParts, find_clock_times, find_dates
from knowledge.language.quantities import MOST_COMPARED, Quantity

CALENDAR, CLOCK, FIGURES = "calendar", "clock", "figures"
"""Kinds of values that are no quantities, beside the dimensions of those."""
_FIGURES = re.compile(r"\d+")
_OF_DATES = {"", "time"}


@dataclass(frozen=True, slots=True)
class SentenceValues:
    """What a sentence tells of how much and when; `figures` stand in neither: the 2nd floor."""

    dates: DateParts
    quantities: tuple[Quantity, ...]
    figures: frozenset[str]
    spans: tuple[tuple[int, int], ...]

    @property
    def is_empty(self) -> bool:
        """Whether it tells no value at all."""
        return self.dates == DateParts() and not self.quantities and not self.figures


def find_values(text: str) -> SentenceValues:
    """Return the values of a sentence."""
    dates, clock = find_dates(text), [span for _, *span in find_clock_times(text)]
    known = [*islice(find_bounded(text), MOST_COMPARED)]
    measured = [each for each in known if not _is_date(each, dates, clock)]
    beside = [each for each in _FIGURES.finditer(text) if not _is_inside(each.start(), known)]
    spans = [*((each.start, each.end) for each in known), *(each.span() for each in beside)]
    return SentenceValues(
        dates,
        tuple(measured),
        frozenset(each[0].lstrip("0") for each in beside if not _is_between(each.start(), clock)),
        tuple((start, end) for start, end in [*spans, *clock]),
    )


def differing_kinds(one: SentenceValues, other: SentenceValues) -> frozenset[str]:
    """Return the kinds of values, dimensions among them, in which two sentences differ.

    What only one of them tells differs in nothing.
    """
    return frozenset(_differing(one, other))


def _differing(one: SentenceValues, other: SentenceValues) -> Iterator[str]:
    if one.dates.calendar_differs(other.dates):
        yield CALENDAR
    if one.dates.clock_differs(other.dates):
        yield CLOCK
    gone, come = (
        _without(one.quantities, other.quantities),
        _without(other.quantities, one.quantities),
    )
    for left in gone:
        if any(left.is_comparable(right) for right in come):
            yield left.dimension
    if one.figures - other.figures and other.figures - one.figures:
        yield FIGURES


def _without(some: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    return [
        each
        for each in some
        if not any(each.is_comparable(other) and each.is_same(other) for other in others)
    ]


def _is_date(each: Quantity, dates: DateParts, clock: Sequence[Sequence[int]]) -> bool:
    if _is_between(each.start, clock):
        return True
    return each.dimension in _OF_DATES and (
        each.number in dates.years or any(each.number == day for _, day in dates.days)
    )


def _is_inside(at: int, known: Sequence[Quantity]) -> bool:
    return any(each.start <= at < each.end for each in known)


def _is_between(at: int, spans: Sequence[Sequence[int]]) -> bool:
    return any(start <= at < end for start, end in spans)
