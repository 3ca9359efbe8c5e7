"""Lines of pages -> paragraphs, headings and tables, without what repeats on every page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from knowledge.ingestion.readers.pdf_layout import Line
from knowledge.ingestion.readers.pdf_marks import (
    is_dash_within,
    is_marked,
    is_next_letter,
    is_within,
)
from knowledge.ingestion.structure import Cell
from knowledge.ingestion.structure.contents_entries import LEADERS
from knowledge.ingestion.structure.lists import ENDS
from knowledge.ingestion.structure.markers import BULLET

_LARGER = 1.08
"""How much the heights of two lines of one passage differ, at most."""
_LIKE = 1.25
"""The same of letters for programs, which other fonts have in another height."""
_APART = 1.3
"""Distance of lines, as a multiple of the usual one, from which on a paragraph ends between."""
_INDENT = 0.8
"""Indent of a first line, in heights of the font."""
_FULL = 0.85
"""Share of its column that a line fills that another one of its paragraph follows."""
_SPACING = 1.2
_ROOM = 0.85
"""Share of the column that a line and the first word of the next one would fill."""
_SHORT = 0.8
"""A line that ends a sentence and fills less of the column than this ends its paragraph."""
_TOGETHER, _FEWEST_ENDS = 12, 4
"""Points by which the ends of full lines differ, at most, and how many show the edge of a page."""
_NARROWER = 40
"""Points by which lines of one page are shorter than those of others, at least."""
_SAID = re.compile(r"[.!?]\s+[^\W\d_]|[.!?]$")
_LED = 40
"""Characters at the end of a line among which the leaders of a list of contents stand."""


@dataclass(slots=True)
class LineGroup:
    """Lines that belong together. `rows` are set for a table; `lines` hold their words."""

    page: int
    lines: list[Line] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    @property
    def height(self) -> float:
        """The size of its font."""
        return median(line.height for line in self.lines)

    @property
    def fixed(self) -> bool:
        """Whether all of it is written in letters as wide as each other: a program."""
        return all(line.fixed for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


def groups_of(pages: Sequence[Sequence[Line]]) -> list[LineGroup]:
    """Return the lines that belong together, also over the edge of a column or a page."""
    whole = _right_edges(pages)
    spacing = _usual_spacing(pages, whole)
    made: list[LineGroup] = []
    for number, page in enumerate(pages, 1):
        right = whole | _narrower_edges(page, whole)
        for at, each in enumerate(page):
            # A mark and what follows it are no columns.
            marked = each.cells and not each.table and BULLET.match(each.text)
            line = replace(each, cells=()) if marked else each
            last = made[-1] if made else None
            above = page[at - 1] if at and not line.fresh else None
            if last and _goes_on(last, line, above, spacing, right):
                last.lines.append(line)
                last.rows += [line.cells] if line.cells else []
            else:
                rows = [line.cells] if line.cells else []
                made.append(LineGroup(number, [line], rows))
    return made


def _usual_spacing(pages: Sequence[Sequence[Line]], right: dict[int, float]) -> float:
    """Return the usual distance of two lines of running text, in heights of their font.

    It is what lies behind lines that fill their column: others may end a paragraph.
    """
    distances = [
        (above.y - line.y) / line.height
        for page in pages
        for above, line in pairwise(page)
        if _is_above(above, line) and not line.cells and _fills(above, right) > _FULL
    ]
    return median(distances) if distances else _SPACING


def _is_above(above: Line, line: Line) -> bool:
    return not line.fresh and above.y > line.y and _is_as_high(above, line)


def _fills(line: Line, right: dict[int, float]) -> float:
    """Return what share of its column a line fills."""
    edge = right.get(round(line.left / 20), line.right)
    return (line.right - line.left) / max(edge - line.left, 1.0)


def _right_edges(pages: Sequence[Sequence[Line]]) -> dict[int, float]:
    """Return how far lines reach that begin at the same place.

    Where most are short, as in lists, they could reach as far as any other of one column.
    """
    places: dict[int, list[Line]] = {}
    for line in (line for page in pages for line in page):
        places.setdefault(round(line.left / 20), []).append(line)
    edges = {place: max(line.right for line in lines) for place, lines in places.items()}
    if any(line.fresh for page in pages for line in page):
        return edges
    widest = max(edges.values(), default=0.0)
    for place, lines in places.items():
        full = sum(_fills(line, edges) > _FULL for line in lines)
        if full <= len(lines) / 2 and not any(line.cells for line in lines):
            edges[place] = widest
    return edges


def _narrower_edges(page: Sequence[Line], whole: dict[int, float]) -> dict[int, float]:
    """Return how far lines reach on a page that is narrower than others, where several end."""
    places: dict[int, list[float]] = {}
    for line in page:
        if not line.cells:
            places.setdefault(round(line.left / 20), []).append(line.right)
    return {
        place: max(ends)
        for place, ends in places.items()
        if max(ends) < whole[place] - _NARROWER
        and sum(end > max(ends) - _TOGETHER for end in ends) >= _FEWEST_ENDS
    }


def _goes_on(
    last: LineGroup, line: Line, above: Line | None, spacing: float, right: dict[int, float]
) -> bool:
    before = last.lines[-1]
    if line.cells or last.rows:
        return _is_next_row(last, line, above)
    if LEADERS.search(before.text[-_LED:]) or not _is_alike(before, line):
        return False
    marked = is_marked(line) and not (
        is_dash_within(last.lines, line) or is_within(last.lines, line)
    )
    if marked or is_next_letter(last.lines, line):
        return False
    if above is None:
        # Over the edge of a page or a column only a sentence that is not at its end goes on.
        broken = line.text[0].islower() and before.text[-1].isalpha()
        full = not _ends_short(last, right) or (broken and _fills(line, right) > _FULL)
        return full and not ENDS.search(before.text)
    if not 0 < (above.y - line.y) / line.height <= _APART * spacing:
        return False
    indented = line.left - before.left > _INDENT * line.height and len(last.lines) > 1
    ends = ENDS.search(before.text) is not None and _ends_short(last, right)
    return not (indented or ends or _leaves_room(last, line, right))


def _is_next_row(last: LineGroup, line: Line, above: Line | None) -> bool:
    """Tell whether a row belongs to the table above: as many cells, and as near as the others."""
    if not line.cells or not last.rows or len(line.cells) != len(last.rows[0]):
        return False
    before = last.lines[-1].table
    if above is None and line.bold and not last.lines[-1].bold and line.cells != last.rows[0]:
        return False  # the names of columns of another table
    if above is None or line.table or before:
        return line.table == before or (above is None and line.table > 0 < before)
    if len(last.lines) < 2:  # noqa: PLR2004
        return True
    usual = max(a.y - b.y for a, b in pairwise(last.lines))
    return above.y - line.y <= _APART * max(usual, line.height)


def _is_alike(before: Line, line: Line) -> bool:
    if line.fixed != before.fixed:
        return _ends_in_code(before, line)
    return line.bold == before.bold and _is_as_high(before, line)


def _ends_in_code(before: Line, line: Line) -> bool:
    """Tell the names from a program that are the rest of a sentence: “columns are named: id,”."""
    open_ = before.text[-1] == "," or before.text[-1].islower()
    near = 1 / _LIKE < line.height / before.height < _LIKE
    return line.fixed and open_ and near and not line.text.startswith(("-", "#", "$", "{"))


def _is_as_high(line: Line, other: Line) -> bool:
    return 1 / _LARGER < line.height / other.height < _LARGER


def _ends_short(last: LineGroup, right: dict[int, float]) -> bool:
    line = last.lines[-1]
    left = min(each.left for each in last.lines)
    edge = right.get(round(left / 20), line.right)
    return line.right - left < _SHORT * (edge - left)


def _leaves_room(last: LineGroup, line: Line, right: dict[int, float]) -> bool:
    """Tell whether the next word would have stood in a line, had the paragraph gone on."""
    before = last.lines[-1]
    small = line.text[0].islower() or (line.text[0] == "(" and line.text[1:2].islower())
    if small or before.text.endswith(("-", ",")):
        return False
    if before.text[-1].islower() and any(_SAID.search(each.text) for each in last.lines):
        # Running text breaks off nowhere but within a sentence.
        return False
    left = min(each.left for each in last.lines)
    edge = right.get(round(left / 20), before.right)
    word = len(line.text.split(maxsplit=1)[0]) + 1
    wanted = before.right + word * (line.right - line.left) / len(line.text)
    return wanted - left < _ROOM * (edge - left)
