"""Groups of lines of a PDF -> elements: programs, tables, headings, items and paragraphs."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from knowledge.ingestion.readers.pdf_headings import HeadingLooks
from knowledge.ingestion.readers.pdf_hyphens import joined
from knowledge.ingestion.readers.pdf_lists import IndentedLists
from knowledge.ingestion.readers.pdf_paragraphs import LineGroup
from knowledge.ingestion.readers.pdf_tables import with_continued_cells
from knowledge.ingestion.structure import RUN_IN, Element, ElementKind, Reach, TextWriter, is_named
from knowledge.ingestion.structure.closings import is_closing
from knowledge.ingestion.structure.formatted_headings import runs_in
from knowledge.ingestion.structure.headlines import BELOW_ALL
from knowledge.ingestion.structure.lists import ENDS
from knowledge.ingestion.structure.markers import BULLET

_FEWEST_CELLS, _LONGEST_CELL = 3, 80
"""Cells of a row that stands alone, at least, and their characters, at most."""
_MOST_BOLD = 3
"""Rows that name the columns of a table, at most."""
_SPACED = re.compile(r"(?:\S{1,2} ){12,}+\S{0,2}")
"""Words whose letters stand apart, as on posters: where they end is not seen."""


class GroupWriter:
    """Writes one group after another; `words` counts those of the whole document."""

    def __init__(self, groups: Sequence[LineGroup], words: Counter[str]) -> None:
        self._writer = TextWriter()
        self._lists = IndentedLists(self._writer)
        self._looks = HeadingLooks(groups)
        self._typed = sum(group.fixed for group in groups) > len(groups) / 2
        self._words = words
        self._before = ""

    @property
    def text(self) -> str:
        """The text that was written so far."""
        return self._writer.text

    @property
    def elements(self) -> list[Element]:
        """What was written so far."""
        return self._writer.elements

    def write(self, group: LineGroup, following: LineGroup | None) -> None:
        """Write a group of lines as what it looks like, before the one that follows."""
        self._writer.page = group.page
        text = joined(group.lines, self._words)
        if group.fixed and not self._typed:
            code = "\n".join(line.text for line in group.lines)
            self._writer.write(ElementKind.CODE, code)
        elif len(group.rows) > 1 or (_is_row(group) and not group.bold):
            self._write_rows(group)
        elif _spans_table(group) and not ENDS.search(text):
            self._writer.write(ElementKind.HEADING, text, level=BELOW_ALL)
        elif _SPACED.fullmatch(text) or is_closing(text) or _is_row(group):
            self._writer.write(ElementKind.BOILERPLATE, text)
        else:
            self._write_words(group, text, following)
        self._lists.follow(group, text)
        self._before = text

    def _write_rows(self, group: LineGroup) -> None:
        names = _names_in_columns(group) if self._before.endswith(":") else []
        if names:
            list_ = self._writer.new_list()
            for name in names:
                self._writer.write_item(name, list_, 0)
            return
        rows = with_continued_cells(group)
        self._writer.write_table(rows, headers=is_named(rows) or _bold_rows(group))

    def _write_words(self, group: LineGroup, text: str, following: LineGroup | None) -> None:
        level = self._looks.level(group, text, following)
        if level is not None:
            self._writer.write(ElementKind.HEADING, text, level=level)
        elif not self._writer.is_asked and _opens_in_bold(group, text):
            opening = group.lines[0].opening
            self._writer.write(ElementKind.HEADING, text[:opening], level=RUN_IN)
            self._writer.write(ElementKind.PARAGRAPH, text[opening:])
        elif self._lists.holds(group, text):
            self._writer.write_item(text, self._lists.number, 0)
        else:
            indent = round(group.lines[0].left) if BULLET.match(text) else 0
            self._writer.write(ElementKind.PARAGRAPH, text, level=indent)


def _is_row(group: LineGroup) -> bool:
    """Tell a ruled row that stands alone from a box around words: short cells, and a number.

    In bold letters it names the columns of what stands on the next page.
    """
    cells = [cell for row in group.rows for cell in row if isinstance(cell, str) and cell]
    ruled = bool(group.lines[0].table) and len(cells) >= _FEWEST_CELLS
    short = all(len(cell) <= _LONGEST_CELL for cell in cells)
    return ruled and short and any(char.isdigit() for cell in cells for char in cell)


def _spans_table(group: LineGroup) -> bool:
    """Tell one name over all columns of a ruled table."""
    cells = group.lines[0].cells
    alone = len(group.lines) == 1 and bool(group.lines[0].table) and len(cells) >= _FEWEST_CELLS
    return alone and all(cell is Reach.LEFT for cell in cells[1:])


def _bold_rows(group: LineGroup) -> int:
    """Return how many rows in bold letters open a table, and name the columns of the others."""
    bold = sum(1 for _ in takewhile(lambda line: line.bold, group.lines))
    return bold if bold <= _MOST_BOLD and bold < len(group.lines) else 0


def _opens_in_bold(group: LineGroup, text: str) -> bool:
    """Tell a paragraph whose first words, in bold letters, are the heading of the others."""
    first = group.lines[0]
    marked = BULLET.match(text) is not None or bool(group.rows)
    return not marked and runs_in(text, first.text[: first.opening])


def _names_in_columns(group: LineGroup) -> list[str]:
    """Return the names of a list that is set in columns, column by column.

    They hold no number, and neither lines nor bold letters tell them as cells.
    """
    cells = [cell for row in group.rows for cell in row if isinstance(cell, str)]
    names = all(cell[:1].isupper() and not any(map(str.isdigit, cell)) for cell in cells if cell)
    ruled = any(line.table for line in group.lines)
    headed = is_named(group.rows) or group.lines[0].bold != group.lines[-1].bold
    if ruled or headed or not names:
        return []
    columns = zip(*group.rows, strict=True)
    return [cell for column in columns for cell in column if isinstance(cell, str) and cell]
