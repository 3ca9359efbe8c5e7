"""Opens the database: one writer, many readers. The only place that sets pragmas."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database, Migrations

from knowledge.errors import StoreError
from knowledge.store.migrations import MIGRATIONS

OWNER_ONLY = 0o600
BUSY_MS = 10_000
"""How long a connection waits for another process that holds the lock."""


@dataclass(frozen=True, slots=True)
class Connections:
    """The connections of a library, for the other front doors beside it.

    `changing` is for what answers depend on, `noting` for all else, `jotting` for what may be
    lost if the power fails: each is one transaction under the library's lock.
    """

    reader: Callable[[], Database]
    changing: Callable[[], AbstractContextManager[Database]]
    noting: Callable[[], AbstractContextManager[Database]]
    jotting: Callable[[], AbstractContextManager[Database]]


def open_writer(path: Path, *, migrations: Iterable[Migrations] = MIGRATIONS) -> Database:
    """Open for writing, create what is missing, migrate what is old; for its owner only.

    Raises StoreError if the folder is missing or the file is not our database.
    """
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist. Create it, or choose another.")
    try:
        # Before SQLite makes it: the files beside it get the rights of this one.
        path.touch(OWNER_ONLY)
        path.chmod(OWNER_ONLY)
        db = _connect(path)
        # Persistent, so that readers in other processes see it as well.
        db.enable_wal()
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
        for each in migrations:
            each.apply(db)
    except sqlite3.Error as exc:
        raise StoreError(f"Cannot open the database {path}: {exc}.") from exc
    except OSError as exc:
        raise StoreError(f"Cannot open the database {path}: {exc.strerror}.") from exc
    return db


def open_reader(path: Path) -> Database:
    """Open for reading only. Each thread needs its own, for SQLite connections stay in theirs."""
    try:
        db = _connect(path)
        # A byte that flipped may leave no text at all; it must cost one sentence, not all.
        db.conn.text_factory = _read
        db.execute("PRAGMA query_only = ON")
    except sqlite3.Error as exc:
        raise StoreError(f"Cannot read the database {path}: {exc}.") from exc
    return db


def open_copy(db: Database, path: Path) -> Database:
    """Copy a database as it is now, to try things on; nobody waits for it."""
    copy = _connect(path)
    copy.execute("PRAGMA synchronous = OFF")
    db.conn.backup(copy.conn)
    return copy


@contextmanager
def reading() -> Iterator[None]:
    """Say of what cannot be read what it is. Raises StoreError."""
    try:
        yield
    except sqlite3.Error as exc:
        raise StoreError(f"The database cannot be read: {exc}. Restore a backup.") from exc


def _read(text: bytes) -> str:
    return text.decode("utf-8", "replace")


@contextmanager
def unsynced(db: Database) -> Iterator[None]:
    """Let the operating system choose when transactions reach the disk; a kill loses nothing."""
    db.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        db.execute("PRAGMA synchronous = FULL")


@contextmanager
def writing(db: Database, *, changes: bool = True) -> Iterator[Database]:
    """One transaction: all of it is stored, or nothing; `changes` if answers depend on it.

    IMMEDIATE, because a transaction that reads first and writes later fails at once beside
    another writer, whatever the busy timeout (SQLITE_BUSY_SNAPSHOT).
    """
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as exc:
        raise StoreError(f"The database cannot be written now: {exc}. Try again.") from exc
    try:
        yield db
        if changes:
            db.execute("UPDATE state SET revision = revision + 1")
        db.conn.commit()
    except sqlite3.Error as exc:
        db.conn.rollback()
        raise StoreError(f"The database could not be written: {exc}. Nothing changed.") from exc
    finally:
        if db.conn.in_transaction:
            db.conn.rollback()


def revision(db: Database) -> int:
    """Return a number that grows with each transaction; caches are keyed on it."""
    (value,) = db.execute("SELECT revision FROM state").fetchone()
    return int(value)


def _connect(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, check_same_thread=False)
    db = Database(connection)
    db.execute("PRAGMA foreign_keys = ON")
    return db
