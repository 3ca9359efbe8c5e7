"""Workbooks: each sheet is a table."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_TEXT
from knowledge.ingestion.readers.packed import as_transitional, check_packed
from knowledge.ingestion.readers.sheet_parts import (
    SheetRow,
    filled,
    letterhead_end,
    parts_of,
    without_tags,
    write_letterhead,
    write_part,
)
from knowledge.ingestion.readers.xlsx_merges import Place, merged_cells
from knowledge.ingestion.structure import (
    About,
    Cell,
    ElementKind,
    Reach,
    StructuredDocument,
    TextWriter,
    compose,
)

FORMAT = "workbook (.xlsx)"
_DIGITS = 15
"""Digits of a number that a workbook keeps: 7420, not 7419.999999999999."""
_ERRORS = frozenset("#VALUE! #REF! #N/A #DIV/0! #NAME? #NULL! #NUM!".split())
"""What a cell shows whose formula has no value."""
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
            above = letterhead_end(rows)
            write_letterhead(writer, rows[:above])
            for part in parts_of(rows[above:]):
                write_part(writer, part)
        said = book.properties
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError) as exc:
        raise DocumentError(f"is damaged or no {FORMAT}.") from exc
    return compose(writer.text, writer.elements, About(said.title, said.creator))


def _rows(values: Iterable[tuple[Any, ...]], merged: Mapping[Place, Reach]) -> list[SheetRow]:
    rows: list[SheetRow] = []
    length = 0
    for number, row in enumerate(values, 1):
        shown: list[Cell] = [_shown(cell.value, cell.number_format).strip() for cell in row]
        words = filled(shown)
        length += sum(map(len, words))
        if length > LONGEST_TEXT:
            raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
        while shown and not shown[-1]:
            shown.pop()
        if shown:
            cells = enumerate(shown, 1) if merged else ()
            spans = {at: merged[number, at] for at, _ in cells if (number, at) in merged}
            made = [cell or spans.get(at, "") for at, cell in enumerate(shown, 1)]
            rows.append(SheetRow(made, bold=_is_bold(row, words)))
    return rows


def _is_bold(row: Sequence[Any], words: Sequence[str]) -> bool:
    """Tell a row of words that are all bold, as the names of columns are."""
    if any(word[0].isdigit() for word in words):
        return False
    return all(cell.font.b for cell in row if cell.value is not None)


def _shown(value: Any, number_format: str) -> str:
    """Return a value as a person reads it in its cell."""
    if value is None or (isinstance(value, str) and value in _ERRORS):
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
        else (value.isoformat() if isinstance(value, date | time) else without_tags(str(value)))
    )
