"""What stands in a line of an exchange file, and what is wrong with it if something is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import NonNegativeInt, TypeAdapter, ValidationError

from knowledge.errors import RowError, RowFault
from knowledge.language import LANGUAGES, detect_language
from knowledge.models import Kind
from knowledge.store.timestamps import now

Value = str | int | None
LONGEST_TERM = 100
"""Characters of a term that may stand for another."""
Fields = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Record:
    """A row of one of the tables; `line` is where it stood in its file, 0 if in none."""

    type: str
    fields: Fields
    line: int = 0


_Complaint = tuple[RowFault, str]
"""What is wrong with a value, and what the words of that name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record. `check` says what is wrong with a value that has the right type.

    `fill` gives the value of a field that somebody who added the row left out.
    """

    name: str
    type: type = str
    may_lack: bool = False
    check: Callable[[Value], _Complaint | None] = lambda _: None
    fill: Callable[[Mapping[str, object]], Value] = lambda _: None


def _one_of(*values: str) -> Callable[[Value], _Complaint | None]:
    return lambda value: None if value in values else (RowFault.CHOICE, ", ".join(values))


def _from(least: int) -> Callable[[Value], _Complaint | None]:
    def check(value: Value) -> _Complaint | None:
        is_right = isinstance(value, int) and value >= least
        return None if is_right else (RowFault.SMALL, str(least))

    return check


def _not_empty(value: Value) -> _Complaint | None:
    return None if isinstance(value, str) and value.strip() else (RowFault.EMPTY, "")


def _short(value: Value) -> _Complaint | None:
    """Say what is wrong with a term that shall stand for another."""
    if isinstance(value, str) and len(value) > LONGEST_TERM:
        return RowFault.LONG, str(LONGEST_TERM)
    return _not_empty(value)


def _json(value: Value) -> _Complaint | None:
    try:
        json.loads(str(value))
    except ValueError:
        return RowFault.JSON, ""
    return None


def _headings(value: Value) -> _Complaint | None:
    return _wrong_json(value, TypeAdapter(list[str]), RowFault.HEADINGS)


def _parts(value: Value) -> _Complaint | None:
    parts = TypeAdapter(list[tuple[NonNegativeInt, NonNegativeInt, str, str]])
    return _wrong_json(value, parts, RowFault.PARTS)


def _wrong_json(value: Value, adapter: TypeAdapter[Any], wrong: RowFault) -> _Complaint | None:
    try:
        adapter.validate_json(str(value))
    except ValidationError:
        return wrong, ""
    return None


_ID = Column("id", int, check=_from(1))
_FACT = Column("fact", int, check=_from(1))
_TEXT = Column("text", check=_not_empty)
_LANGUAGE = Column("language", check=_one_of(*LANGUAGES))
_STAMP = (Column("added_by"), Column("added_at"))
ADDED_BY_ROW = "import"
"""Who added what stands in a row that names nobody."""
_WORDS = Column("fact_sha256", may_lack=True)
"""The hash of what the fact said when this was written for it; of what it says, if it lacks."""

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "document": (
        _ID,
        Column("title", check=_not_empty),
        Column("url", may_lack=True),
        Column("published", may_lack=True),
        Column("author", may_lack=True),
        _LANGUAGE,
        Column("origin", check=_one_of("imported", "written")),
        Column("structure", may_lack=True, check=_json),
        *_STAMP,
        _TEXT,
    ),
    "fact": (
        _ID,
        Column("document", int, check=_from(1)),
        Column("kind", check=_one_of(*Kind)),
        Column("paragraph", int, check=_from(1)),
        Column("sentence", int, check=_from(1)),
        Column("start", int, check=_from(0)),
        Column("end", int, check=_from(1)),
        Column("section", may_lack=True, check=_headings),
        Column("page", int, may_lack=True, check=_from(1)),
        Column("parts", may_lack=True, check=_parts),
        Column("labels", may_lack=True, check=_headings),
        Column("lead_in", may_lack=True),
        Column("speaker", may_lack=True),
        Column("source", may_lack=True),
        Column("url", may_lack=True),
        _LANGUAGE,
        *_STAMP,
        Column("withdrawn_at", may_lack=True),
        _TEXT,
    ),
    "question": (
        _FACT,
        replace(_LANGUAGE, fill=lambda row: detect_language(str(row.get("text", "")))),
        Column("answers", int, check=_from(0), fill=lambda _: 1),
        Column("added_by", fill=lambda _: ADDED_BY_ROW),
        Column("added_at", fill=lambda _: now()),
        _WORDS,
        _TEXT,
    ),
    "translation": (_FACT, _LANGUAGE, _WORDS, _TEXT),
    "synonym": (Column("term", check=_short), Column("synonym", check=_short)),
    "sample": (_LANGUAGE, _TEXT),
}
"""The types of records in the order in which they are written and stored, and their fields."""


DRAFT = "draft"
"""The type of a row that names none: a fact as an editor writes it, in a table of their own."""
_DRAFT = (
    _TEXT,
    Column("source", check=_not_empty),
    Column("kind", may_lack=True, check=_one_of(*Kind)),
    Column("speaker", may_lack=True),
    Column("questions", may_lack=True),
)
TYPES: Mapping[str, tuple[Column, ...]] = {**COLUMNS, DRAFT: _DRAFT}


def checked(
    type_: str, fields: Mapping[str, object], line: int = 0
) -> tuple[Fields, list[RowError]]:
    """Return a record's fields, and what is wrong with them for who wrote that `line`."""
    wrong: list[RowError] = []
    right: dict[str, Value] = {}
    for column in TYPES[type_]:
        value = fields.get(column.name)
        value = column.fill(fields) if value is None else value
        if value is None and column.may_lack:
            right[column.name] = None
        elif value is None:
            wrong.append(RowError(line, RowFault.MISSING, column.name))
        elif not isinstance(value, column.type) or isinstance(value, bool):
            fault = RowFault.NUMBER if column.type is int else RowFault.TEXT
            wrong.append(RowError(line, fault, column.name))
        elif said := column.check(value):  # type: ignore[arg-type]
            wrong.append(RowError(line, said[0], column.name, said[1]))
        else:
            right[column.name] = value  # type: ignore[assignment]
    return right, wrong
