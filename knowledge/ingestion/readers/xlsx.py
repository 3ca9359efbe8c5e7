"""Workbooks: each sheet is a table."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_TEXT
from knowledge.ingestion.readers.packed import as_transitional, check_packed
from knowledge.ingestion.readers.xlsx_merges import Place, merged_cells
from knowledge.ingestion.structure import (
    About,
    Cell,
    ElementKind,
    Reach,
    Span,
    StructuredDocument,
    TextWriter,
    compose,
    is_named,
    visible,
)
from knowledge.ingestion.structure.headlines import LONGEST, is_headline
from knowledge.ingestion.structure.statements import states

FORMAT = "workbook (.xlsx)"
_DIGITS = 15
"""Digits of a number that a workbook keeps: 7420, not 7419.999999999999."""
_LOOK = 8
"""Rows below the title of a table by which its columns are told."""
_MANY = 4
"""Columns whose names are told from a letterhead by their number."""
_NO_VALUE = re.compile(r"-\d{1,4}|[-–—.]{1,3}")
"""What programs write into a column of prices where there is none."""
_PAIR = 2
_SHEET = 2
"""Level of the name of a sheet, below that of the workbook."""


def read_xlsx(data: bytes) -> StructuredDocument:
    """Read the sheets in order, with the values that their formulas had when it was saved.

    Raises DocumentError if the file is damaged, a bomb, or holds too much.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    check_packed(data, FORMAT)
    writer = TextWriter()
    try:
        plain = as_transitional(data)
        merged = merged_cells(plain)
        book = load_workbook(BytesIO(plain), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = _rows(sheet.iter_rows(), merged.get(sheet.title, {}))
            if rows and len(book.worksheets) > 1:
                writer.write(ElementKind.HEADING, sheet.title, level=_SHEET)
            for part in _parts(rows):
                _write_part(writer, part)
        said = book.properties
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError) as exc:
        raise DocumentError(f"is damaged or no {FORMAT}.") from exc
    return compose(writer.text, writer.elements, About(said.title, said.creator))


def _parts(rows: list[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """Cut a sheet where a row of one cell is the title of another table, with its own columns."""
    start, begun = _letterhead(rows), False
    if start:
        yield rows[:start]
    for at, row in enumerate(rows[start:], start):
        several = len(_filled(row)) > 1
        if begun and not several and is_named(rows[at + 1 : at + 1 + _LOOK]):
            yield rows[start:at]
            start = at
        begun = begun or several
    yield rows[start:]


def _letterhead(rows: list[list[Cell]]) -> int:
    """Return the place of the names of many columns, below rows of fewer cells, or 0."""
    filled = [len(_filled(row)) for row in rows[: 2 * _LOOK]]
    widest = max(filled, default=0)
    at = filled.index(widest) if filled else 0
    above = max(filled[:at], default=widest)
    names = _filled(rows[at]) if rows else []
    named = widest >= _MANY and not any(char.isdigit() for name in names for char in name)
    return at if named and above <= widest / 2 else 0


def _filled(row: Sequence[Cell]) -> list[str]:
    return [cell for cell in row if isinstance(cell, str) and cell]


def _write_part(writer: TextWriter, rows: list[list[Cell]]) -> None:
    """Write the titles that stand over a table, a cell each, and the table itself."""
    filled = [_filled(row) for row in rows]
    titles = next((at for at, cells in enumerate(filled) if len(cells) > 1), 0)
    for line in (visible(cells[0]) for cells in filled[:titles]):
        span = Span(0, len(line))
        if is_headline(line, span) or (len(line) <= LONGEST and not states(line, span)):
            writer.write(ElementKind.HEADING, line, level=_SHEET + 1)
        else:
            writer.write(ElementKind.PARAGRAPH, line)
    table = [_without_placeholders(row) for row in rows[titles:]]
    writer.write_table(table, headers=_headers(table))


def _without_placeholders(row: list[Cell]) -> list[Cell]:
    """Empty the cells of a row of one name that hold no value: “Oars | -1” heads a group."""
    cells = _filled(row)
    names = [cell for cell in cells if any(map(str.isalpha, cell))]
    if len(names) != 1 or not all(cell in names or _NO_VALUE.fullmatch(cell) for cell in cells):
        return row
    return [cell if cell in names or isinstance(cell, Reach) else "" for cell in row]


def _rows(values: Iterable[tuple[Any, ...]], merged: Mapping[Place, Reach]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    length = 0
    for number, row in enumerate(values, 1):
        shown: list[Cell] = [_shown(cell.value, cell.number_format).strip() for cell in row]
        length += sum(map(len, _filled(shown)))
        if length > LONGEST_TEXT:
            raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
        while shown and not shown[-1]:
            shown.pop()
        if shown:
            cells = enumerate(shown, 1) if merged else ()
            spans = {at: merged[number, at] for at, _ in cells if (number, at) in merged}
            rows.append([cell or spans.get(at, "") for at, cell in enumerate(shown, 1)])
    return rows


def _headers(rows: list[list[Cell]]) -> int:
    """Return 1 if the first row holds words alone, as names of columns do, else 0.

    Of two words the second holds no digit: “Address | Mill Lane 3” is a key with its value.
    """
    words = _filled(rows[0]) if rows else []
    is_pair = len(words) == _PAIR and any(map(str.isdigit, words[1]))
    named = len(words) > 1 and not any(map(str.isdecimal, words)) and not is_pair
    return int(len(rows) > 1 and named)


def _shown(value: Any, number_format: str) -> str:
    """Return a value as a person reads it in its cell."""
    if value is None:
        return ""
    if "%" in number_format and isinstance(value, int | float):
        return f"{value * 100:.{_DIGITS}g}%"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.{_DIGITS}g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return (
        value.isoformat(" ")
        if isinstance(value, datetime)
        else (value.isoformat() if isinstance(value, date | time) else str(value))
    )
