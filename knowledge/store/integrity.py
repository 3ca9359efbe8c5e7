"""Whether everything is still what was stored: pages, indexes, sentences, documents."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.errors import StoreError
from knowledge.store import documents, facts
from knowledge.store.migrations import LIBRARY
from knowledge.store.snapshot import Snapshot
from knowledge.store.sqlite_connection import open_reader


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """What is damaged: what SQLite says of the file, facts by id, documents by title."""

    file: str = ""
    facts: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return not (self.file or self.facts or self.documents)


def inspect(database: Path) -> IntegrityReport:
    """Read a whole database, and compare every sentence and document with its SHA-256.

    Takes about a second for 100,000 facts; nobody waits for it but the caller. Raises StoreError
    if there is nothing to read, or a newer version of this bot has written it.
    """
    with closing(open_reader(database)) as reader:
        LIBRARY.require_known_if_readable(reader.raw, database)
        try:
            return examined(Snapshot(reader), "quick_check")
        except StoreError as exc:
            return IntegrityReport(str(exc.__cause__))


def flat_titles(database: Path) -> list[str]:
    """Return the titles of the documents that were imported before structure was stored."""
    with closing(open_reader(database)) as reader:
        return documents.flat_titles(Snapshot(reader))


def examined(db: Snapshot, check: Literal["quick_check", "integrity_check"]) -> IntegrityReport:
    """Return what is damaged; the second check compares indexes with tables as well."""
    said = db.value(f"PRAGMA {check}(1)")
    if said != "ok":
        return IntegrityReport(str(said))
    return damage_of(db)


def damage_of(db: Snapshot) -> IntegrityReport:
    """Compare every sentence and document with its SHA-256."""
    return IntegrityReport("", tuple(facts.damaged(db)), tuple(documents.damaged(db)))
