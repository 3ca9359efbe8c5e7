"""Whether everything is still what was stored: pages, indexes, sentences, documents."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from knowledge.store import documents, facts, index
from knowledge.store.connection import open_reader


@dataclass(frozen=True, slots=True)
class Soundness:
    """What is damaged: what SQLite says of the file, facts by id, documents by title."""

    file: str = ""
    facts: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return not (self.file or self.facts or self.documents)


def is_searchable(database: Path) -> bool:
    """Tell whether the full-text indexes hold what they should: tried on a copy in memory."""
    db = open_reader(database)
    try:
        with closing(sqlite3.connect(":memory:")) as copy:
            db.conn.backup(copy)
            return index.is_sound(Database(copy))
    except sqlite3.Error:
        return False
    finally:
        db.close()


def inspect(database: Path) -> Soundness:
    """Read a whole database, and compare every sentence and document with its SHA-256.

    Takes about a second for 100,000 facts; nobody waits for it but the caller. Raises StoreError
    if there is nothing to read.
    """
    db = open_reader(database)
    try:
        (said,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            return Soundness(str(said))
        return Soundness("", tuple(facts.damaged(db)), tuple(documents.damaged(db)))
    except sqlite3.Error as exc:
        return Soundness(str(exc))
    finally:
        db.close()
