"""Tables as text, with commas, semicolons or tabs between their cells (RFC 4180)."""

import csv
import io
import re

from knowledge.errors import DocumentError
from knowledge.ingestion.delimiters import delimiter_of
from knowledge.ingestion.limits import LONGEST_TEXT
from knowledge.ingestion.readers.encodings import decode_document
from knowledge.ingestion.readers.sheet_parts import filled, without_tags, write_titles
from knowledge.ingestion.structure import (
    About,
    Cell,
    StructuredDocument,
    TextWriter,
    compose,
    is_named,
)

_NUMBER = re.compile(r"[-+\d.,:/ ]+")
"""A value that names no column: a number, a date, a time."""
_PAIR = 2
"""Columns of a table of keys and values."""


def read_delimited(data: bytes) -> StructuredDocument:
    """Read a table whose first row names its columns, if it holds words alone.

    Raises DocumentError if the bytes are no text, or no such table.
    """
    text, encoding = decode_document(data)
    csv.field_size_limit(LONGEST_TEXT)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        rows: list[list[Cell]] = [[*map(without_tags, row)] for row in lines]
    except csv.Error as exc:
        raise DocumentError(f"is no table of comma-separated values ({exc}).") from exc
    writer = TextWriter()
    table = rows[write_titles(writer, rows) :] if _is_titled(rows) else rows
    writer.write_table(table, headers=_headers(table))
    return compose(writer.text, writer.elements, About(encoding=encoding))


def _is_titled(rows: list[list[Cell]]) -> bool:
    """Tell a title over a table: a first row whose other cells are empty, and no pair of them."""
    return bool(rows) and len(rows[0]) > _PAIR and len(filled(rows[0])) == 1


def _headers(rows: list[list[Cell]]) -> int:
    """Return how many of the first rows name the columns.

    Keys with their values are named by none: “Address,Mill Lane 3”, or an empty row over two.
    """
    words = [cell for cell in [*rows, []][0] if isinstance(cell, str) and cell.strip()]
    is_pair = len(words) == _PAIR and any(map(str.isdigit, words[1]))
    named = len(words) > 1 and not any(map(_NUMBER.fullmatch, words)) and not is_pair
    is_unnamed = not words and max(map(len, rows), default=0) == _PAIR
    return int(named or is_unnamed) or is_named(rows)
