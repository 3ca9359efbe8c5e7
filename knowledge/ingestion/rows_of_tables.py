"""Rows of a table: which of their cells are filled in, and which rows say something."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge.ingestion.structure import StructuredDocument, Table
from knowledge.ingestion.structure.grids import counts_columns
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.models import Span

_BLANK = re.compile(r"(?:\s++|_{4,}+)+")
"""A cell to write in."""
_NOTHING = re.compile(r"[\s_.…–—-]+")
"""A cell that waits for its value; below the name of a column it says that there is none."""
_NAME = 40
"""Characters of words that only name what their empty neighbour would say."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}(?:\.\d{2,4})?")
_SIZE = re.compile(r"\d{2,4}\s?[xх×*]\s?\d{2,4}(?:\s?[xх×*]\s?\d{2,4})?", re.IGNORECASE)
"""Two or three measures of a thing: “90 x 200”."""
_HOURS = re.compile(r"\d{1,2}[.:]\d{2}\s?[–—-]\s?\d{1,2}[.:]\d{2}")
"""Hours of a lesson, which a timetable says on both sides, also where there is none."""
_DATES = 3
"""Dates of a row, at least, and columns of a cell, that name what stands below them."""
_PART = 3
"""Part of the cells of a row, at least, that are sizes: a third."""


class NamedRow(NamedTuple):
    """Cells of a row, the names of their columns, and the headings over it in the table."""

    cells: tuple[Span, ...]
    labels: tuple[str, ...]
    group: tuple[str, ...]


def rows_of(document: StructuredDocument, table: Table) -> Iterator[NamedRow]:
    """Yield the rows that say something.

    A row of one cell among others of several, or of one word over many columns, is the heading of
    those below it; a row of dates alone, as in a calendar, names the columns of those below it,
    and so does one of sizes. A row that only says the names of the columns again, with another
    one before them, begins another group.
    """
    text, is_named = document.text, bool(table.header)
    names = [" / ".join(map(document.words, column)) for column in table.header]
    labels = names = names or [""] * max(map(len, table.rows), default=0)
    filled = [filled_cells(text, row, is_named=is_named) for row in table.rows]
    several = sum(len(cells) > 1 for cells in filled) >= len(filled) / 2
    group: tuple[str, ...] = ()
    above = False
    for row, cells in zip(table.rows, filled, strict=True):
        words = [document.words(cell) for cell in cells]
        # What stands alone below a date is of that day.
        alone = len(cells) == 1 and labels is names
        heads = several and (alone or _spans_columns(words, row, cells))
        if heads:
            group = (*(group if above else ()), words[0].rstrip(":"))
        elif _are_dates(words):
            dates = {row.index(cell): word for cell, word in zip(cells, words, strict=True)}
            labels = [_joined(name, dates.get(at, "")) for at, name in enumerate(names)]
        elif _are_sizes(words):
            group = () if _SIZE.fullmatch(words[0]) else (words[0],)
            own = {row.index(cell): word for cell, word in zip(cells, words, strict=True)}
            sizes = {at: word for at, word in own.items() if _SIZE.fullmatch(word)}
            labels = [_joined(name, sizes.get(at, "")) for at, name in enumerate(names)]
        elif _name_again(words, [labels[row.index(cell)] for cell in cells]):
            group, first = (words[0],), row.index(cells[0])
            labels = [words[0] if at == first else name for at, name in enumerate(names)]
        elif cells and says(text, cells, row, is_named=is_named):
            found = tuple(labels[row.index(cell)] for cell in cells)
            yield NamedRow(cells, found if any(found) else (), group)
        above = heads


def _are_dates(words: Sequence[str]) -> bool:
    """Tell the dates of a calendar, beside which room for notes may be."""
    dates = sum(_DATE.fullmatch(word) is not None for word in words)
    noted = sum(word.endswith(":") for word in words)
    return dates + noted == len(words) and dates > noted and dates + noted >= _DATES


def _are_sizes(words: Sequence[str]) -> bool:
    """Tell the sizes in which things are made, with the name of such things before them."""
    sizes = sum(_SIZE.fullmatch(word) is not None for word in words)
    return sizes >= _DATES and _PART * sizes > len(words)


def _name_again(words: Sequence[str], labels: Sequence[str]) -> bool:
    """Tell the names of columns, all but the first, that stand again within the table."""
    pairs = [*zip(words, labels, strict=True)][1:]
    return len(words) >= _DATES and all(label and label == word for word, label in pairs)


def _spans_columns(words: Sequence[str], row: Sequence[Span], cells: Sequence[Span]) -> bool:
    """Tell one word that stands over many columns, and may stand again over others beside it."""
    return len({*words}) == 1 and any(row.count(cell) >= _DATES for cell in cells)


def _joined(name: str, date: str) -> str:
    return " ".join(filter(None, (name, date)))


def filled_cells(text: str, row: Sequence[Span], *, is_named: bool) -> tuple[Span, ...]:
    """Return the cells of a row that are filled in, each once.

    `is_named` is set where the columns have names.
    """
    empty = _BLANK if is_named else _NOTHING
    cells = (cell for cell in row if cell.end > cell.start)
    return tuple(dict.fromkeys(cell for cell in cells if not empty.fullmatch(text, *cell)))


def says(text: str, cells: Sequence[Span], row: Sequence[Span], *, is_named: bool) -> bool:
    """Tell a row that says something by the cells of it that are filled in.

    The blanks that two parties sign say nothing, “Seal — Seal”, nor does a row of a form of which
    only the number or the labels stand there, “Name: — Date:”.
    """
    words = [text[slice(*cell)] for cell in cells]
    if counts_columns(words) or all(each.rstrip().endswith(":") for each in words):
        return False
    if len(words) > 1 and len({*words}) == 1 and _HOURS.fullmatch(words[0].strip()):
        return False
    worded = any(any(map(str.isalpha, each)) for each in words)
    if len(cells) == 1 and len({*row}) > 1:
        long = len(words[0]) > _NAME or any(map(str.isdigit, words[0]))
        stated = is_named or long or ends_sentence(text, cells[0])
        return worded and stated and not words[0].rstrip().endswith(":")
    return is_named or (worded and (len(words) == 1 or len({*words}) > 1))
