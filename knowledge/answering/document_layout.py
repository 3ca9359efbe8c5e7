"""Layout: a stretch of a document as blocks for reading, with the facts that stand in each word.

Pure: it is given the text, its outline and its facts. All places are characters of the text.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from knowledge.answering.layout_pieces import BlockPieces, Cell, LayoutLine, Mark
from knowledge.models import Fact, Span

_PARAGRAPH, _LINE = "\n\n", "\n"
_HEADER_LINES = 3
"""Lines without a fact at the head of a table that may name its columns."""
_WHOLE = 3
"""Parts from which on a fact may be a whole list, and no item behind its announcement."""


class BlockKind(StrEnum):
    """What a block looks like; `LINES` are kept as they are, as of a program or an address."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LINES = "lines"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class LayoutBlock:
    """A block of a document that begins at `start`; `level` is that of a heading, from 1.

    `lead_in` announces a list or a table, whose first `header` lines name the columns. `page` is
    set where a page begins, `paragraph` where its facts are counted so. `anchors` are the facts
    that are the whole block.
    """

    kind: BlockKind
    start: int
    lines: tuple[LayoutLine, ...]
    level: int = 0
    lead_in: Cell = ()
    header: int = 0
    page: int | None = None
    paragraph: int | None = None
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentOutline:
    """Where headings (with level and page), lists and tables of a document stand."""

    headings: Sequence[tuple[int, Span, int | None]] = ()
    lists: Collection[Span] = ()
    tables: Collection[Span] = ()


@dataclass(frozen=True, slots=True)
class PlacedFacts:
    """The facts of a stretch in the order of the text, and the places of withdrawn ones."""

    live: Sequence[Fact]
    withdrawn: Sequence[tuple[tuple[Span, ...], datetime]] = field(default=())


def lay_out(
    text: str, stretch: Span, outline: DocumentOutline, facts: PlacedFacts
) -> Iterator[LayoutBlock]:
    """Yield the blocks of a stretch of a document in order."""
    layout, page = _Layout(text, outline, facts), None
    for kind, span, level, own_page in _stretches(text, stretch, outline, facts.live):
        first = layout.first_fact(span)
        at = own_page or (first.citation.page if first else None)
        block = layout.block(kind, span, level, first, at if at != page else None)
        page = at or page
        if block.lines or block.lead_in:
            yield block


class _Layout:
    """The facts of a stretch, ready to be looked up by place."""

    def __init__(self, text: str, outline: DocumentOutline, facts: PlacedFacts) -> None:
        self._text = text
        self._tables = frozenset(outline.tables)
        self._facts = {fact.id: fact for fact in facts.live}
        self._live = facts.live
        self._starts = [fact.citation.start for fact in facts.live]
        marks = [Mark(*span, fact.id, None) for fact in facts.live for span in fact.citation.spans]
        marks += [Mark(*span, 0, at) for spans, at in facts.withdrawn for span in spans]
        self._marks = sorted(marks, key=lambda mark: mark[:2])
        self._mark_starts = [mark.start for mark in self._marks]

    def first_fact(self, span: Span) -> Fact | None:
        """Return the first fact that begins in a stretch."""
        at = bisect_left(self._starts, span.start)
        found = self._live[at] if at < len(self._live) else None
        return found if found and found.citation.start < span.end else None

    def block(
        self, kind: BlockKind, span: Span, level: int, first: Fact | None, page: int | None
    ) -> LayoutBlock:
        """Return a block; a paragraph of several lines without any fact keeps its lines."""
        marks = self._within(span)
        if kind is BlockKind.PARAGRAPH and not marks and _LINE in self._text[slice(*span)]:
            kind = BlockKind.LINES
        lead, lines = None, [span]
        if kind in {BlockKind.LIST, BlockKind.TABLE}:
            lead, lines = self._lines(span, marks)
        pieces = BlockPieces(self._text, marks, self._rows(marks), self._whole(marks))
        made = tuple(pieces.line(each, in_cells=kind is BlockKind.TABLE) for each in lines)
        return LayoutBlock(
            kind,
            span.start,
            tuple(line for line in made if any(line.cells)),
            level,
            pieces.cell(lead) if lead else (),
            _header(made) if kind is BlockKind.TABLE else 0,
            page,
            first.citation.paragraph if first else None,
            tuple(self._whole(marks)),
        )

    def _within(self, span: Span) -> list[Mark]:
        first, last = (bisect_left(self._mark_starts, at) for at in span)
        return [
            mark._replace(end=min(mark.end, span.end))
            for mark in self._marks[first:last]
            if mark.start < mark.end
        ]

    def _rows(self, marks: Sequence[Mark]) -> dict[int, int]:
        """Return where each fact that is a row of a table begins."""
        rows: dict[int, int] = {}
        for mark in marks:
            if mark.fact and self._facts[mark.fact].cells:
                rows.setdefault(mark.fact, mark.start)
        return rows

    def _whole(self, marks: Sequence[Mark]) -> list[int]:
        """Return the facts that are several items at once."""
        several = (mark.fact for mark in marks if mark.fact)
        facts = (self._facts[id_] for id_ in dict.fromkeys(several))
        return [f.id for f in facts if not f.cells and len(f.citation.parts) >= _WHOLE]

    def _lines(self, span: Span, marks: Sequence[Mark]) -> tuple[Span | None, list[Span]]:
        """Return what announces a list or table, and its lines; no part of a fact is cut."""
        lead, start = None, span.start
        at = self._text.find(_PARAGRAPH, *span)
        if at >= 0 and not _is_inside(at, marks):
            lead, start = Span(span.start, at), at + len(_PARAGRAPH)
        lines = []
        while (at := self._text.find(_LINE, start, span.end)) >= 0:
            while at >= 0 and _is_inside(at, marks):
                at = self._text.find(_LINE, at + 1, span.end)
            if at < 0:
                break
            lines.append(Span(start, at))
            start = at + 1
        return lead, [*lines, Span(start, span.end)]


def _is_inside(at: int, marks: Sequence[Mark]) -> bool:
    """Tell whether a place lies in the middle of a mark; `marks` are sorted by their start."""
    before = bisect_left(marks, at, key=lambda mark: mark.start)
    return any(mark.end > at for mark in marks[max(0, before - 2) : before])


def _header(lines: Sequence[LayoutLine]) -> int:
    """Return how many lines at the head of a table name its columns."""
    is_row = [
        any(piece.facts or piece.withdrawn for c in line.cells for piece in c) for line in lines
    ]
    first = is_row.index(True) if True in is_row else 0
    return first if first <= _HEADER_LINES else 0


_Stretch = tuple[BlockKind, Span, int, int | None]


def _stretches(
    text: str, stretch: Span, outline: DocumentOutline, facts: Sequence[Fact]
) -> Iterator[_Stretch]:
    """Yield the blocks of a stretch with level and page; paragraphs are what lies between."""
    known: list[_Stretch] = [(BlockKind.HEADING, s, lv, p) for lv, s, p in outline.headings]
    known += [(BlockKind.LIST, span, 0, None) for span in outline.lists]
    known += [(BlockKind.TABLE, span, 0, None) for span in outline.tables]
    at = stretch.start
    breaks = [*_paragraph_breaks(text, facts)]
    for kind, span, level, page in sorted(known, key=lambda each: each[1]):
        clipped = Span(max(span.start, at), min(span.end, stretch.end))
        if clipped.start < clipped.end:
            yield from _paragraphs(text, Span(at, clipped.start), breaks)
            yield kind, clipped, level, page
            at = clipped.end
    yield from _paragraphs(text, Span(at, stretch.end), breaks)


def _paragraph_breaks(text: str, facts: Sequence[Fact]) -> Iterator[int]:
    """Yield the ends of lines at which the number of the paragraph changes."""
    for before, after in pairwise(facts):
        if before.citation.paragraph != after.citation.paragraph:
            at = text.find(_LINE, before.citation.end, after.citation.start)
            if at >= 0:
                yield at


def _paragraphs(text: str, span: Span, breaks: Sequence[int]) -> Iterator[_Stretch]:
    """Yield the paragraphs of a stretch: between blank lines, or where facts say so."""
    ends = {*breaks[bisect_left(breaks, span.start) : bisect_left(breaks, span.end)]}
    at = text.find(_PARAGRAPH, *span)
    while at >= 0:
        ends.add(at)
        at = text.find(_PARAGRAPH, at + len(_PARAGRAPH), span.end)
    start = span.start
    for end in (*sorted(ends), span.end):
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = first + len(words.strip())
        if first < last:
            yield BlockKind.PARAGRAPH, Span(first, last), 0, None
        start = end
