"""Tables as text, with commas, semicolons or tabs between their cells (RFC 4180)."""

import csv
import io
import re

from knowledge.errors import DocumentError
from knowledge.ingestion.limits import LONGEST_TEXT
from knowledge.ingestion.readers.encodings import decode_document
from knowledge.ingestion.structure import (
    About,
    Cell,
    StructuredDocument,
    TextWriter,
    compose,
    is_named,
)

_DELIMITERS = ",;\t"
_NUMBER = re.compile(r"[-+\d.,:/ ]+")
"""A value that names no column: a number, a date, a time."""
_QUOTED = re.compile(r'"[^"]*"')


def read_delimited(data: bytes) -> StructuredDocument:
    """Read a table whose first row names its columns, if it holds words alone.

    Raises DocumentError if the bytes are no text, or no such table.
    """
    text, encoding = decode_document(data)
    csv.field_size_limit(LONGEST_TEXT)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        rows: list[list[Cell]] = [[*row] for row in lines]
    except csv.Error as exc:
        raise DocumentError(f"is no table of comma-separated values ({exc}).") from exc
    first = rows[0] if rows else []
    words = [cell for cell in first if isinstance(cell, str) and cell.strip()]
    named = len(words) > 1 and not any(map(_NUMBER.fullmatch, words))
    writer = TextWriter()
    writer.write_table(rows, headers=int(named) or is_named(rows))
    return compose(writer.text, writer.elements, About(encoding=encoding))


def delimiter_of(text: str) -> str:
    """Return what parts the cells of the first row: a comma, unless others are more."""
    names = _QUOTED.sub("", text[: text.find("\n") + 1 or len(text)])
    return max(_DELIMITERS, key=names.count)
