"""Copy of a database: out of one kind of store into another, whole and compared, or not at all."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from knowledge.errors import StoreError
from knowledge.store import documents, facts
from knowledge.store.copying import Store, copy_rows, first_difference
from knowledge.store.snapshot import Snapshot

QUEUE_TABLES = ("updates",)
"""The tables of the update queue, which in SQLite is a file of its own."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CopiedPart:
    """Some tables of a database, as they were at one moment."""

    db: Snapshot
    tables: Sequence[str]


class UnfinishedCopy(Protocol):
    """A database that is being made: nobody sees it before it takes its place."""

    was_there: bool
    """Whether an earlier copy, which was cut off, left it."""

    def store(self, tables: Sequence[str]) -> Store:
        """Return what these tables are written to."""

    def start_again(self) -> None:
        """Forget what was copied."""

    def take_place(self) -> None:
        """Become the database, at once and for good. Raises StoreError."""


class Endpoint(Protocol):
    """Where a database lies, or shall lie."""

    @property
    def name(self) -> str:
        """Its path or address, without a password."""

    def is_there(self) -> bool:
        """Tell whether a database lies there. Raises StoreError."""

    def is_free(self) -> bool:
        """Tell whether nothing lies there that a copy would replace. Raises StoreError."""

    def reading(self) -> AbstractContextManager[Sequence[CopiedPart]]:
        """Read it, the library last. Raises StoreError."""

    def making(self) -> AbstractContextManager[UnfinishedCopy]:
        """Make a database there. Raises StoreError."""


def copy_database(source: Endpoint, target: Endpoint, progress: Progress) -> Mapping[str, int]:
    """Copy a database to where none is; return how many rows of each table were copied.

    One that was cut off goes on, or starts again if the source has changed since. Raises
    StoreError: then the source is as it was, and the target has no database yet.
    """
    if not source.is_there():
        raise StoreError(f"There is no database {source.name}. Nothing was copied.")
    if not target.is_free():
        raise StoreError(
            f"{target.name} holds a database already. Copy to another place; nothing was changed."
        )
    with source.reading() as parts, target.making() as unfinished:
        for part in parts:
            _require_sound(source, part)
        if not (unfinished.was_there and _goes_on(parts, unfinished, progress)):
            if unfinished.was_there:
                unfinished.start_again()
            _fill(parts, unfinished, progress)
            if found := _difference(parts, unfinished):
                raise StoreError(f"{found} is not the same in {target.name}. Copy again.")
        unfinished.take_place()
        return {table: _count(part.db, table) for part in parts for table in part.tables}


def _goes_on(parts: Sequence[CopiedPart], unfinished: UnfinishedCopy, progress: Progress) -> bool:
    """Complete what an earlier copy left; tell whether all is as in the source."""
    try:
        _fill(parts, unfinished, progress)
    except StoreError:
        return False
    return _difference(parts, unfinished) is None


def _fill(parts: Sequence[CopiedPart], unfinished: UnfinishedCopy, progress: Progress) -> None:
    for part in parts:
        copy_rows(part.db, unfinished.store(part.tables), part.tables, progress)


def _difference(parts: Sequence[CopiedPart], unfinished: UnfinishedCopy) -> str | None:
    found = (
        first_difference(part.db, unfinished.store(part.tables).read(), part.tables)
        for part in parts
    )
    return next((each for each in found if each), None)


def _require_sound(source: Endpoint, part: CopiedPart) -> None:
    """Raise StoreError if a sentence or a document is not what was stored."""
    if "facts" not in part.tables:
        return
    titles, wrong = documents.damaged(part.db), facts.damaged(part.db)
    if titles or wrong:
        named = ", ".join([*titles, *(f"fact {each}" for each in wrong[:5])])
        raise StoreError(f"{source.name} is damaged ({named}). Copy a backup of it.")


def _count(db: Snapshot, table: str) -> int:
    return int(db.value(f"SELECT count(*) FROM {table}"))
