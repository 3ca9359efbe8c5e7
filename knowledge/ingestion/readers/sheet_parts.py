"""Rows of a sheet -> its titles and its tables, each with the names of its columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from knowledge.ingestion.structure import (
    Cell,
    ElementKind,
    Reach,
    Span,
    TextWriter,
    is_named,
    visible,
)
from knowledge.ingestion.structure.headlines import LONGEST, is_headline
from knowledge.ingestion.structure.statements import states

_LOOK = 8
"""Rows below the title of a table by which its columns are told."""
_MANY = 4
"""Columns whose names are told from a letterhead by their number."""
_NO_VALUE = re.compile(r"-\d{1,4}|[-–—.]{1,3}")
"""What programs write into a column of prices where there is none."""
_TAG = re.compile(
    r"</?(?:a|abbr|b|em|font|i|small|span|strong|sub|sup|u)(?:\s[^<>\n]{0,500})?>", re.IGNORECASE
)
_BREAK = re.compile(
    r"<(?:br\s{0,3}/?|/?(?:div|h[1-6]|li|ol|p|ul)(?:\s[^<>\n]{0,500})?)>", re.IGNORECASE
)
"""Marks of HTML in a cell that a page has shown before."""
_PAIR = 2
_TITLE = 3
"""Level of the title of a table, below the name of its sheet."""


class SheetRow(NamedTuple):
    """A row of a sheet; `bold` is set if no cell begins with a digit, and all are bold."""

    cells: list[Cell]
    bold: bool = False


def without_tags(words: str) -> str:
    """Return the words of a cell without marks of HTML, as a page would show them."""
    return _BREAK.sub(" ", _TAG.sub("", words)).strip() if "<" in words else words


def parts_of(rows: Sequence[SheetRow]) -> Iterator[Sequence[SheetRow]]:
    """Cut a sheet where the title of another table stands, or the names of its columns.

    The title is a row of one cell above names; names without a title are told by bold letters.
    """
    cells = [row.cells for row in rows]
    start, begun = 0, False
    for at, row in enumerate(cells):
        several = len(filled(row)) > 1
        titled = not several and (is_named(cells[at + 1 : at + 1 + _LOOK]) or _heads(rows, at + 1))
        named = several and at > start and not rows[at - 1].bold and _heads(rows, at)
        if begun and (titled or named):
            yield rows[start:at]
            start, begun = at, False
        begun = begun or several
    yield rows[start:]


def _heads(rows: Sequence[SheetRow], at: int) -> bool:
    """Tell the bold names of columns: several, over a row that is not bold."""
    below = rows[at + 1 : at + 2]
    named = bool(below) and rows[at].bold and not below[0].bold
    return named and len({*filled(rows[at].cells)}) > 1


def letterhead_end(rows: Sequence[SheetRow]) -> int:
    """Return the place of the names of many columns, below rows of fewer cells, or 0."""
    widths = [len(filled(row.cells)) for row in rows[: 2 * _LOOK]]
    widest = max(widths, default=0)
    at = widths.index(widest) if widths else 0
    above = max(widths[:at], default=widest)
    names = filled(rows[at].cells) if rows else []
    named = widest >= _MANY and not any(char.isdigit() for name in names for char in name)
    return at if named and above <= widest / 2 else 0


def filled(row: Sequence[Cell]) -> list[str]:
    """Return the words of a row, cell by cell."""
    return [cell for cell in row if isinstance(cell, str) and cell]


def write_part(writer: TextWriter, rows: Sequence[SheetRow]) -> None:
    """Write the titles that stand over a table, a cell each, and the table itself."""
    titles = write_titles(writer, [row.cells for row in rows])
    table = [_without_placeholders(row.cells) for row in rows[titles:]]
    writer.write_table(table, headers=int(_heads(rows, titles)) or _headers(table))


def write_letterhead(writer: TextWriter, rows: Sequence[SheetRow]) -> None:
    """Write the cells above a table of many columns, column by column: an address, a bank."""
    if all(len(filled(row.cells)) < _PAIR for row in rows):
        _write_lines(writer, [row.cells for row in rows])
        return
    columns = zip_longest(*(row.cells for row in rows), fillvalue="")
    for cell in (cell for column in columns for cell in column):
        if isinstance(cell, str) and any(map(str.isalpha, cell)):
            writer.write(ElementKind.PARAGRAPH, cell)


def write_titles(writer: TextWriter, rows: Sequence[Sequence[Cell]]) -> int:
    """Write the rows of one cell that stand over a table; return how many rows it has above."""
    words = [filled(row) for row in rows]
    titles = next((at for at, cells in enumerate(words) if len(cells) > 1), 0)
    _write_lines(writer, rows[:titles])
    return titles


def _write_lines(writer: TextWriter, rows: Sequence[Sequence[Cell]]) -> None:
    words = [filled(row) for row in rows]
    for line in (visible(cells[0]) for cells in words if cells):
        span = Span(0, len(line))
        if is_headline(line, span) or (len(line) <= LONGEST and not states(line, span)):
            writer.write(ElementKind.HEADING, line, level=_TITLE)
        else:
            writer.write(ElementKind.PARAGRAPH, line)


def _without_placeholders(row: list[Cell]) -> list[Cell]:
    """Empty the cells of a row of one name that hold no value: “Oars | -1” heads a group."""
    cells = filled(row)
    names = [cell for cell in cells if any(map(str.isalpha, cell))]
    if len(names) != 1 or not all(cell in names or _NO_VALUE.fullmatch(cell) for cell in cells):
        return row
    return [cell if cell in names or isinstance(cell, Reach) else "" for cell in row]


def _headers(rows: list[list[Cell]]) -> int:
    """Return 1 if the first row holds words alone, as names of columns do, else 0.

    Of two words the second holds no digit: “Address | Mill Lane 3” is a key with its value.
    """
    words = filled(rows[0]) if rows else []
    is_pair = len(words) == _PAIR and any(map(str.isdigit, words[1]))
    named = len(words) > 1 and not any(map(str.isdecimal, words)) and not is_pair
    return int(len(rows) > 1 and named)
