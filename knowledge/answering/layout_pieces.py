"""Pieces: the words of one block of a document, cut where facts begin and end."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from knowledge.models import Span

_CELL = "\t"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Words in which the same facts stand; those of `anchors` are looked up here.

    `withdrawn` tells since when only withdrawn facts stand here: then there are no words.
    """

    text: str
    facts: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()
    withdrawn: datetime | None = None


Cell = tuple[TextPiece, ...]
"""The pieces of a paragraph, of an item, or of one cell."""


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """A line of a list or a row of a table; a paragraph has one, with one cell.

    `anchors` are the facts that are the whole row.
    """

    cells: tuple[Cell, ...]
    anchors: tuple[int, ...] = ()


class Mark(NamedTuple):
    """A stretch that belongs to a fact, or to a withdrawn one."""

    start: int
    end: int
    fact: int
    withdrawn: datetime | None


class BlockPieces:
    """Cuts the words of one block where facts begin and end."""

    def __init__(
        self, text: str, marks: Sequence[Mark], rows: Mapping[int, int], whole: Collection[int]
    ) -> None:
        self._text = text
        self._segments = [*_segments(marks)]
        self._starts = [start for start, *_ in self._segments]
        self._rows = rows
        self._anchors = _anchors(self._segments, {*rows, *whole})

    def line(self, span: Span, *, in_cells: bool) -> LayoutLine:
        """Return a line, cut into cells for a table."""
        if not in_cells:
            return LayoutLine((self.cell(span),))
        cells, start = [], span.start
        for words in self._text[slice(*span)].split(_CELL):
            cells.append(self.cell(Span(start, start + len(words))))
            start += len(words) + 1
        anchors = (fact for fact, at in self._rows.items() if span.start <= at < span.end)
        return LayoutLine(tuple(cells), tuple(anchors))

    def cell(self, span: Span) -> Cell:
        """Return the pieces of a stretch."""
        made, at = [], span.start
        first = max(0, bisect_left(self._starts, span.start))
        for number in range(first, len(self._segments)):
            start, end, facts, withdrawn = self._segments[number]
            if start >= span.end:
                break
            made += [TextPiece(self._text[at:start])] if at < start else []
            words = self._text[start : min(end, span.end)] if facts else ""
            made.append(TextPiece(words, facts, self._anchors.get(number, ()), withdrawn))
            at = end
        return (*made, TextPiece(self._text[at : span.end])) if at < span.end else tuple(made)


_Segment = tuple[int, int, tuple[int, ...], datetime | None]


def _segments(marks: Sequence[Mark]) -> Iterator[_Segment]:
    """Yield the stretches between all borders of marks, with the facts that hold each."""
    borders: dict[int, list[tuple[Mark, bool]]] = {}
    for mark in marks:
        borders.setdefault(mark.start, []).append((mark, True))
        borders.setdefault(mark.end, []).append((mark, False))
    points, held = sorted(borders), dict[int, int]()
    gone: list[datetime] = []
    for at, after in pairwise(points):
        for mark, begins in borders[at]:
            if mark.withdrawn:
                gone.append(mark.withdrawn) if begins else gone.remove(mark.withdrawn)
            else:
                held[mark.fact] = held.get(mark.fact, 0) + (1 if begins else -1)
        facts = tuple(sorted(fact for fact, count in held.items() if count))
        held = {fact: held[fact] for fact in facts}
        if facts or gone:
            yield at, after, facts, None if facts else max(gone)


def _anchors(
    segments: Sequence[_Segment], elsewhere: Collection[int]
) -> dict[int, tuple[int, ...]]:
    """Return by segment the facts that are looked up there: where the fewest others stand."""
    best: dict[int, tuple[int, int]] = {}
    for number, (_, _, facts, _) in enumerate(segments):
        for fact in facts:
            if fact not in elsewhere:
                best[fact] = min(best.get(fact, (len(facts), number)), (len(facts), number))
    found: dict[int, tuple[int, ...]] = {}
    for fact, (_, number) in best.items():
        found[number] = (*found.get(number, ()), fact)
    return found
