"""The formats of records, one line each: lines of JSON, or a CSV table of all their fields."""

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from knowledge.errors import DocumentError, Fault, RowError, RowFault
from knowledge.ingestion.delimiters import delimiter_of
from knowledge.ingestion.formula_escaping import ESCAPED, escape_cells, unescape_cells
from knowledge.ingestion.readers.encodings import decode
from knowledge.ingestion.records import COLUMNS, DRAFT, TYPES, Record, Value, checked
from knowledge.language.document_languages import phrases
from knowledge.models import storable

_FIELDS = ["type", *dict.fromkeys(c.name for columns in COLUMNS.values() for c in columns)]
_NUMBERS = {c.name for columns in COLUMNS.values() for c in columns if c.type is int}
FILE = "\0"
"""Source of a row that names none: the file itself."""
_COLUMN_WORDS = {field: phrases("structure.txt", field) for field in ("question", "answer")}
_LONGEST_LINE = 10_000
"""Bytes of the first line of a table, in which its columns are named."""
_OF_ANSWERS = {"answer": "text", "question": "questions"}
_SHOWN = 10
"""Bad lines that are named at once."""
Row = tuple[int, Mapping[str, object] | RowError]
"""The number of a line, from 1, and its fields, or what is wrong with it."""


def write_jsonl(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield a line of JSON for each record."""
    for record in records:
        fields = {name: value for name, value in record.fields.items() if value is not None}
        line = json.dumps({"type": record.type, **fields}, ensure_ascii=False)
        yield f"{line}\n".encode()


def write_csv(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield a table with a column for each field; no cell is a formula to a spreadsheet."""
    return _table([*_FIELDS, ESCAPED], map(escape_cells, map(_cells, records)))


def write_exact_csv(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield a table with a column for each field; cells hold what is stored, to the letter."""
    return _table(_FIELDS, map(_cells, records))


def _cells(record: Record) -> Mapping[str, Value]:
    return {"type": record.type, **record.fields}


def _table(names: list[str], rows: Iterable[Mapping[str, Value]]) -> Iterator[bytes]:
    buffer = io.StringIO(newline="")
    # All text in quotes: a carriage return alone would else pass for the end of a row.
    table = csv.DictWriter(buffer, names, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    table.writeheader()
    for row in rows:
        table.writerow(row)
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def parse_jsonl(text: str) -> Iterator[Row]:
    """Yield what each line of JSON holds."""
    # Not splitlines(): a sentence may hold a line separator that JSON leaves as it is.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError as exc:
            yield number, RowError(number, RowFault.JSON, value=f" ({exc})")
            continue
        except RecursionError:
            yield number, RowError(number, RowFault.OBJECT)
            continue
        if isinstance(fields, dict):
            yield number, {name: _stored(value) for name, value in fields.items()}
        else:
            yield number, RowError(number, RowFault.OBJECT)


def parse_csv(text: str) -> Iterator[Row]:
    """Yield what each row of a table holds, by the names in its first, however they are written.

    Cells are parted by commas, semicolons or tabs. A table of questions and answers is one of
    facts: the source of each is the file, if no column names another.
    """
    csv.field_size_limit(sys.maxsize)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        names = [_name(cell) for cell in next(table, [])]
        filled: dict[str, Value] = {}
        if "answer" in names and "text" not in names:
            filled = {} if "source" in names else {"source": FILE}
            names = [_OF_ANSWERS.get(name, name) for name in names]
        for row in table:
            if len(row) not in {0, len(names)}:
                yield table.line_num, RowError(table.line_num, RowFault.CELLS)
            elif row:
                cells = unescape_cells(dict(zip(names, row, strict=True)))
                typed = {name: _typed(name, cell) for name, cell in cells.items()}
                yield table.line_num, filled | typed
    except csv.Error as exc:
        yield table.line_num, RowError(table.line_num, RowFault.CSV, value=str(exc))


def _stored(value: Value) -> Value:
    return storable(value) if isinstance(value, str) else value


def _name(cell: str) -> str:
    """Return the name of a column as the fields have it, in whatever language it is written."""
    name = cell.strip("\ufeff ").lower()
    return next((field for field, words in _COLUMN_WORDS.items() if name in words), name)


def holds_records(path: Path) -> bool:
    """Tell a file of records from a table that is a document: by the names of its columns.

    Records are what `export` writes, facts with their source, or questions with answers.
    """
    suffix = path.suffix.lower()
    if suffix != ".csv":
        return suffix in PARSERS
    try:
        with path.open("rb") as file:
            text = decode(file.readline(_LONGEST_LINE))
        first = next(csv.reader([text], delimiter=delimiter_of(text)), [])
    except OSError:
        return False
    except (DocumentError, csv.Error):
        return True
    return not first or not {"text", "answer"}.isdisjoint(map(_name, first))


PARSERS: dict[str, Callable[[str], Iterator[Row]]] = {".jsonl": parse_jsonl, ".csv": parse_csv}
"""Suffix -> what yields the rows of a file's text."""
WRITERS: dict[str, Callable[[Iterable[Record]], Iterator[bytes]]] = {
    ".jsonl": write_jsonl,
    ".csv": write_csv,
}
"""Suffix -> what yields the pieces of a file; the same records give the same bytes."""
EXACT_WRITERS = {".csv": write_exact_csv}
"""The same for who wants no cell escaped, where `WRITERS` escape any."""


def read_records(path: Path) -> list[Record]:
    """Read what a writer made, or a table of facts: text, source, kind, speaker, questions.

    In such a table several questions to a fact have | between them.

    Raises DocumentError, which names the lines that are wrong and why.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror}.") from exc
    except DocumentError as exc:
        raise DocumentError(f"{path.name} {exc}", exc.fault) from exc
    return parse_records(text, path.suffix.lower(), path.name)


def counted(data: bytes, suffix: str) -> dict[str, int]:
    """Return how many records of each type a file holds. Raises DocumentError."""
    records = parse_records(decode(data), suffix, "")
    if not records:
        raise DocumentError("holds no rows.", Fault.EMPTY)
    return dict(Counter(record.type for record in records))


def parse_records(text: str, suffix: str, name: str) -> list[Record]:
    """Read the text of a file; `name` is the file's, for complaints. Raises DocumentError."""
    records: list[Record] = []
    wrong: list[RowError] = []
    for line, fields in PARSERS[suffix](text):
        if isinstance(fields, RowError):
            wrong.append(fields)
            continue
        type_ = fields.get("type", DRAFT)
        if not isinstance(type_, str) or type_ not in TYPES:
            wrong.append(RowError(line, RowFault.CHOICE, "type", ", ".join(COLUMNS)))
        else:
            right, faults = checked(type_, _with_source(fields, name), line)
            records.append(Record(type_, right, line))
            wrong += faults
    refuse(wrong, name)
    return records


def _with_source(fields: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return the fields of a row; one of questions and answers gets the file as its source."""
    file = PurePath(name).stem or FILE
    return {**fields, "source": file} if fields.get("source") == FILE else fields


def refuse(wrong: Sequence[RowError], name: str) -> None:
    """Raise DocumentError that names the lines, if there are any."""
    if not wrong:
        return
    more = len(wrong[_SHOWN:])
    lines = "; ".join(map(str, wrong[:_SHOWN])) + (f" (and {more} more)" if more else "")
    message = f"{name}: {lines}. Nothing was imported; mend this and try again."
    raise DocumentError(message, Fault.ROWS, more, wrong[:_SHOWN])


def _typed(name: str, cell: str) -> Value:
    if not cell:
        return None
    if name not in _NUMBERS:
        return cell
    try:
        return int(cell)
    except ValueError:
        return cell
