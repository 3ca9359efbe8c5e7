"""Words with places -> lines in reading order: columns one after another, and rows of tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

from knowledge.ingestion.readers.pdf_column_kinds import are_items, are_letterheads, is_prose
from knowledge.ingestion.readers.pdf_columns import columns_of, gutter_of
from knowledge.ingestion.readers.pdf_rows import WIDE, is_apart
from knowledge.ingestion.readers.pdf_words import PlacedWord
from knowledge.ingestion.structure import Cell
from knowledge.ingestion.structure.markers import BULLET, NUMBER, ROMAN

_CELL_GAP = 1.0
"""Gap between the columns of a table, in heights of the font, at least."""
_EVEN = 1.7
"""How much the gaps of a line that is spread over its column differ, at most."""
_FEWEST_LINES = 3
"""Lines that two columns of running text have beside each other, at least."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column. `height` is the size of most of its words; `fresh` opens a column.

    `cells` are set if the line is a row of a table: the words of each of its columns. `table`
    numbers the ruled tables of a page from 1; it is 0 for other lines. `opening` counts the
    characters of bold words before others.
    """

    text: str
    left: float
    right: float
    y: float
    height: float
    bold: bool
    fixed: bool
    fresh: bool = False
    cells: tuple[Cell, ...] = ()
    table: int = 0
    opening: int = 0


_CLAUSE = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,4}")
"""The number of a clause that only its place tells from a value: “5.12”."""
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}")
"""The number of a section before its title."""
_ITEM = re.compile(r"\(?\w\)")
"""The mark of an item, from which its words are never parted: “a)”."""
_Segment = list[PlacedWord]
_Row = list[_Segment]
_Gap = tuple[float, float]


def lines_of(rows: Sequence[list[PlacedWord]]) -> list[Line]:
    """Return the lines of a page in the order in which a person reads them."""
    gutter = gutter_of(rows)
    if gutter is None:
        return [*_flow([_segments(row) for row in rows])]
    return [line for column in columns_of(rows, gutter) for line in _column(column)]


def _segments(row: list[PlacedWord]) -> _Row:
    """Cut a row where more than a space lies between words."""
    parts: _Row = [[row[0]]]
    for before, word in pairwise(row):
        if is_apart(before, word) and not _ITEM.fullmatch(before.text):
            parts.append([])
        parts[-1].append(word)
    if (len(parts) == 2 and _is_mark(parts[0])) or _is_justified(row):  # noqa: PLR2004
        return [row]
    return parts


def _is_justified(row: _Segment) -> bool:
    """Tell a line that is spread over its column: gaps as wide as each other, small letters."""
    gaps = [word.left - before.right for before, word in pairwise(row)]
    words = [word.text[0].islower() for word in row if word.text[0].isalpha()]
    even = len(gaps) >= _FEWEST_LINES and 0 < max(gaps) < _EVEN * min(gaps)
    return even and sum(words) * 2 >= max(len(words), _FEWEST_LINES)


def _is_mark(segment: _Segment) -> bool:
    """Tell the mark of an item, behind which its words are set apart: “a.”, “•”, “5.12”."""
    text = segment[0].text
    marks = (BULLET, NUMBER, ROMAN, _CLAUSE)
    return len(segment) == 1 and any(
        mark.fullmatch(text + end) for mark in marks for end in ("", " ")
    )


def _flow(rows: Sequence[_Row]) -> Iterator[Line]:
    at = 0
    while at < len(rows):
        end, gaps = _region(rows, at)
        if gaps:
            yield from _beside(rows[at:end], gaps)
        else:
            end = at + 1
            yield line_of([word for part in rows[at] for word in part])
        at = end


def _region(rows: Sequence[_Row], at: int) -> tuple[int, list[_Gap]]:
    """Return up to where the gaps of a row stay free of words, and these gaps."""
    gaps = _gaps(rows[at])
    end = at + 1
    while gaps and end < len(rows):
        narrowed = [free for gap in gaps if (free := _still_free(gap, rows[end]))]
        if not narrowed or (len(narrowed) < len(gaps) and len(rows[end]) == 1):
            break
        gaps, end = narrowed, end + 1
    if not gaps or is_prose(_columns(rows[at:end], gaps)):
        return end, gaps
    gaps = [gap for gap in gaps if gap[1] - gap[0] >= _CELL_GAP * rows[at][0][0].size]
    if not gaps:
        return at + 1, []
    end = at + _until_alone(rows[at:end], gaps)
    return end, gaps if end > at + 1 else []


def _until_alone(rows: Sequence[_Row], gaps: Sequence[_Gap]) -> int:
    """Return how many rows belong to a table: running text below it has its first column only."""
    last = 0
    for at, row in enumerate(rows):
        if len(row) > 1 or _is_under(row, gaps):
            last = at
        elif at - last > 1:
            break
    return last + 1


def _gaps(row: _Row) -> list[_Gap]:
    return [(a[-1].right, b[0].left) for a, b in pairwise(row)]


def _still_free(gap: _Gap, row: _Row) -> _Gap | None:
    """Return the part of a gap in which a row has no word, if it is still more than a space."""
    edges = [gap[0]]
    for word in (word for part in row for word in part):
        if word.left < gap[1] and word.right > gap[0]:
            edges += (max(word.left, gap[0]), min(word.right, gap[1]))
    edges.append(gap[1])
    free = zip(edges[::2], edges[1::2], strict=True)
    left, right = max(free, key=lambda part: part[1] - part[0])
    return (left, right) if right - left > WIDE * row[0][0].size / 2 else None


def _is_under(row: _Row, gaps: Sequence[_Gap]) -> bool:
    """Tell whether a row that is no more than one cell goes on in a column but the first."""
    return row[0][0].left >= gaps[0][1]


def _beside(rows: Sequence[_Row], gaps: Sequence[_Gap]) -> Iterator[Line]:
    """Yield columns one after another, or the rows of a table."""
    columns = _columns(rows, gaps)
    marks = [cell for cell in columns[0] if cell]
    if len(gaps) == 1 and (all(map(_is_mark, marks)) or _numbers_heading(rows, columns[0])):
        yield from (line_of([word for part in row for word in part]) for row in rows)
        return
    if is_prose(columns) or are_items(columns) or are_letterheads(columns):
        for column in columns:
            yield from _column([cell for cell in column if cell])
        return
    for row in zip(*columns, strict=True):
        whole = line_of([word for cell in row for word in cell])
        cells = tuple(_text(cell) for cell in row)
        yield replace(whole, cells=cells)


def _numbers_heading(rows: Sequence[_Row], numbers: Sequence[_Segment]) -> bool:
    """Tell a number before a title that goes on in another line: “2 Rowing on / the lake”."""
    numbered = [cell for cell in numbers if cell]
    alone = len(rows) > 1 and numbered == [*numbers[:1]] and len(numbered[0]) == 1
    return alone and _SECTION.fullmatch(numbered[0][0].text) is not None


def _columns(rows: Sequence[_Row], gaps: Sequence[_Gap]) -> list[list[list[PlacedWord]]]:
    return [[_cell(row, gaps, at) for row in rows] for at in range(len(gaps) + 1)]


def _cell(row: _Row, gaps: Sequence[_Gap], at: int) -> list[PlacedWord]:
    edges = [(left + right) / 2 for left, right in gaps]
    left = edges[at - 1] if at else float("-inf")
    right = edges[at] if at < len(edges) else float("inf")
    return [word for part in row for word in part if left < (word.left + word.right) / 2 <= right]


def _column(cells: Sequence[list[PlacedWord]]) -> Iterator[Line]:
    for number, line in enumerate(_flow([_segments(cell) for cell in cells])):
        yield replace(line, fresh=True) if number == 0 else line


def line_of(words: Sequence[PlacedWord]) -> Line:
    """Return the line of such words."""
    height = median(word.size for word in words)
    bold = all(word.bold for word in words)
    right = max(word.right for word in words)
    fixed = all(word.fixed for word in words)
    opening = 0 if bold else len(_text([*takewhile(lambda word: word.bold, words)]))
    line = Line(_text(words), words[0].left, right, words[0].y, height, bold, fixed)
    return replace(line, opening=opening) if opening else line


def _text(words: Sequence[PlacedWord]) -> str:
    return " ".join(word.text for word in words)
