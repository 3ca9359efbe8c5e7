"""What can be wrong with what a person gave us; each message says how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class KnowledgeError(Exception):
    """A sentence for the person who can mend it; nothing was changed."""


class Fault(StrEnum):
    """Why a file cannot be read."""

    ADDRESS = "address"
    BINARY = "binary"
    BOMB = "bomb"
    DAMAGED = "damaged"
    DOCTYPE = "doctype"
    EMPTY = "empty"
    ENCODING = "encoding"
    FORMAT = "format"
    GONE = "gone"
    LIBRARY = "library"
    LIMITS = "limits"
    LOCKED = "locked"
    LONG = "long"
    PICTURES = "pictures"
    PRIVATE = "private"
    ROWS = "rows"
    SIZE = "size"
    SUFFIX = "suffix"
    UNREACHABLE = "unreachable"


class RowFault(StrEnum):
    """Why a row of a table cannot be stored."""

    CELLS = "cells"
    CHOICE = "choice"
    CSV = "csv"
    DOCUMENT = "document"
    EMPTY = "empty"
    FACT = "fact"
    HEADINGS = "headings"
    JSON = "json"
    LONG = "long"
    MISSING = "missing"
    NUMBER = "number"
    OBJECT = "object"
    PARTS = "parts"
    PLACE = "place"
    QUOTED = "quoted"
    SMALL = "small"
    TEXT = "text"
    TEXTS = "texts"


_ROW_WORDS = {
    RowFault.CELLS: "has more or fewer cells than the first line",
    RowFault.CHOICE: "“{column}” is none of {value}",
    RowFault.CSV: "is no CSV ({value})",
    RowFault.DOCUMENT: "document {value} is not in this file",
    RowFault.EMPTY: "“{column}” is empty",
    RowFault.FACT: "fact {value} is not in this file",
    RowFault.HEADINGS: "“{column}” must be a JSON list of headings",
    RowFault.JSON: "is no JSON{value}",
    RowFault.LONG: "“{column}” has more than {value} characters",
    RowFault.MISSING: "“{column}” is missing",
    RowFault.NUMBER: "“{column}” must be a number",
    RowFault.OBJECT: "is no JSON object",
    RowFault.PARTS: "“{column}” must be a JSON list of start, end, SHA-256 and joint",
    RowFault.PLACE: "these words do not stand at {value}",
    RowFault.QUOTED: "“{value}” does not say this; send the corrected document itself",
    RowFault.SMALL: "“{column}” must be {value} or more",
    RowFault.TEXT: "“{column}” must be text",
    RowFault.TEXTS: "“{value}” reads otherwise than its facts; change their rows instead",
}


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row: its `line` in the file, from 1, and the `column`, if it is one.

    `value` is what the words of the fault name beside it.
    """

    line: int
    fault: RowFault
    column: str = ""
    value: str = ""

    def __str__(self) -> str:
        words = _ROW_WORDS[self.fault].format(column=self.column, value=self.value)
        return f"line {self.line}: {words}"


class DocumentError(KnowledgeError):
    """A file cannot be read as a document, for the reason that `fault` names.

    `detail` says more: formats that are known, the right suffix, a limit, or how many `rows` are
    wrong beside those that are named.
    """

    def __init__(
        self,
        message: str,
        fault: Fault = Fault.DAMAGED,
        detail: str | int = "",
        rows: Sequence[RowError] = (),
    ) -> None:
        super().__init__(message)
        self.fault = fault
        self.detail = detail
        self.rows = tuple(rows)


class Refusal(StrEnum):
    """Why a fact was not stored."""

    EMPTY = "empty"
    NO_QUESTION = "no-question"
    SOURCE = "source"
    NOT_IN_DOCUMENT = "not-in-document"
    KNOWN = "known"
    GONE = "gone"
    CHANGED = "changed"


class FactError(KnowledgeError):
    """A fact cannot be stored.

    `title` is the document that `refusal` speaks of, if any; `fact` the one that is meant, or
    whose sentence comes closest to what was written.
    """

    def __init__(
        self, message: str, refusal: Refusal, *, title: str = "", fact: int | None = None
    ) -> None:
        super().__init__(message)
        self.refusal = refusal
        self.title = title
        self.fact = fact


class SynonymFault(StrEnum):
    """Why terms cannot be taught as equivalents."""

    FEW = "few"
    LONG = "long"
    COMMON = "common"
    MANY_TERMS = "many-terms"
    MANY_GROUPS = "many-groups"
    KNOWN = "known"
    GONE = "gone"


class SynonymError(KnowledgeError):
    """Terms cannot be taught as equivalents, or are none; `term` is the one at fault, if any."""

    def __init__(self, message: str, fault: SynonymFault, term: str = "") -> None:
        super().__init__(message)
        self.fault = fault
        self.term = term


class UndoError(KnowledgeError):
    """A change cannot be undone: `actor` has changed the same since, or restored a backup.

    It `is_outdated` if what was to be undone is no longer what was changed last.
    """

    def __init__(
        self,
        message: str,
        *,
        actor: str,
        is_restoration: bool = False,
        is_outdated: bool = False,
    ) -> None:
        super().__init__(message)
        self.actor = actor
        self.is_restoration = is_restoration
        self.is_outdated = is_outdated


class StoreError(KnowledgeError):
    """The database cannot be opened, read or written."""


class UnreachableError(StoreError):
    """The server that holds the database does not answer now; the same may succeed later."""


class EmbeddingError(KnowledgeError):
    """The embedding model cannot be used; the bot goes on without it."""


class CipherError(KnowledgeError):
    """The key to people's words is missing, damaged or another one."""


class UnreadableKeyError(CipherError):
    """The key file may be the right one, but it cannot be read, or none can be made there."""
