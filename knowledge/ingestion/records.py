"""What stands in a line of an exchange file, and what is wrong with it if something is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import NonNegativeInt, TypeAdapter, ValidationError

from knowledge.language import LANGUAGES
from knowledge.models import Kind

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


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record. `check` says what is wrong with a value that has the right type."""

    name: str
    type: type = str
    may_lack: bool = False
    check: Callable[[Value], str | None] = lambda _: None


def _one_of(*values: str) -> Callable[[Value], str | None]:
    return lambda value: None if value in values else f"is none of {', '.join(values)}"


def _positive(value: Value) -> str | None:
    return None if isinstance(value, int) and value >= 1 else "must be 1 or more"


def _not_negative(value: Value) -> str | None:
    return None if isinstance(value, int) and value >= 0 else "must be 0 or more"


def _not_empty(value: Value) -> str | None:
    return None if isinstance(value, str) and value.strip() else "is empty"


def _short(value: Value) -> str | None:
    """Say what is wrong with a term that shall stand for another."""
    if isinstance(value, str) and len(value) > LONGEST_TERM:
        return f"has more than {LONGEST_TERM} characters"
    return _not_empty(value)


def _json(value: Value) -> str | None:
    try:
        json.loads(str(value))
    except ValueError:
        return "is no JSON"
    return None


def _headings(value: Value) -> str | None:
    return _wrong_json(value, TypeAdapter(list[str]), "must be a JSON list of headings")


def _parts(value: Value) -> str | None:
    parts = TypeAdapter(list[tuple[NonNegativeInt, NonNegativeInt, str, str]])
    return _wrong_json(value, parts, "must be a JSON list of start, end, SHA-256 and joint")


def _wrong_json(value: Value, adapter: TypeAdapter[Any], wrong: str) -> str | None:
    try:
        adapter.validate_json(str(value))
    except ValidationError:
        return wrong
    return None


_ID = Column("id", int, check=_positive)
_FACT = Column("fact", int, check=_positive)
_TEXT = Column("text", check=_not_empty)
_LANGUAGE = Column("language", check=_one_of(*LANGUAGES))
_STAMP = (Column("added_by"), Column("added_at"))
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
        Column("document", int, check=_positive),
        Column("kind", check=_one_of(*Kind)),
        Column("paragraph", int, check=_positive),
        Column("sentence", int, check=_positive),
        Column("start", int, check=_not_negative),
        Column("end", int, check=_positive),
        Column("section", may_lack=True, check=_headings),
        Column("page", int, may_lack=True, check=_positive),
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
        _LANGUAGE,
        Column("answers", int, check=_not_negative),
        *_STAMP,
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


def checked(type_: str, fields: Mapping[str, object]) -> tuple[Fields, list[str]]:
    """Return a record's fields, and what is wrong with them in words for who wrote the file."""
    wrong: list[str] = []
    right: dict[str, Value] = {}
    for column in TYPES[type_]:
        value = fields.get(column.name)
        if value is None and column.may_lack:
            right[column.name] = None
        elif value is None:
            wrong.append(f"“{column.name}” is missing")
        elif not isinstance(value, column.type) or isinstance(value, bool):
            kind = "a number" if column.type is int else "text"
            wrong.append(f"“{column.name}” must be {kind}")
        elif said := column.check(value):  # type: ignore[arg-type]
            wrong.append(f"“{column.name}” {said}")
        else:
            right[column.name] = value  # type: ignore[assignment]
    return right, wrong
