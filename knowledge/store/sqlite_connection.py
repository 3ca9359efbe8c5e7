"""Connections to SQLite: what a snapshot and a transaction run their statements on."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import methodcaller
from pathlib import Path
from typing import Any

from knowledge.errors import StoreError
from knowledge.store.catalogue import Catalogued
from knowledge.store.snapshot import Row, Value

BUSY_MS = 10_000
"""How long a connection waits for another process that holds the lock."""
UNREADABLE = "The database cannot be read: {}. Restore a backup."


class SqliteConnection(Catalogued):
    """A connection to SQLite, whose errors are StoreErrors that say `failed` with the reason."""

    KEY = "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk"
    COLUMNS = "SELECT name FROM pragma_table_info(?)"
    WITH_COLUMN = """
        SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND c.name = ? ORDER BY m.name"""

    def __init__(self, raw: sqlite3.Connection, failed: str) -> None:
        super().__init__()
        self.raw = raw
        self._failed = failed

    @property
    def changes(self) -> int:
        return self.raw.total_changes

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        try:
            return self.raw.execute(sql, values).fetchall()
        except sqlite3.Error as exc:
            raise StoreError(self._failed.replace("{}", str(exc))) from exc

    def records(self, sql: str, values: Sequence[Value] = ()) -> list[dict[str, Any]]:
        with self._failing():
            cursor = self.raw.execute(sql, values)
            names = [name for name, *_ in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        with self._failing():
            return self.raw.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        with self._failing():
            self.raw.executemany(sql, rows)

    def back_up(self, target: sqlite3.Connection) -> None:
        """Copy the database as it is now, while others read and write it."""
        with self._failing():
            self.raw.backup(target)

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[None]:
        """Keep all that the body does, or nothing if it raises.

        IMMEDIATE, because a transaction that reads first and writes later fails at once beside
        another writer, whatever the busy timeout (SQLITE_BUSY_SNAPSHOT).
        """
        self.run(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        try:
            self.raw.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as exc:
            raise StoreError(f"The database cannot be written now: {exc}. Try again.") from exc
        try:
            yield
            with self._failing():
                self.raw.commit()
        finally:
            if self.raw.in_transaction:
                self.raw.rollback()

    def close(self) -> None:
        self.raw.close()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as exc:
            raise StoreError(self._failed.replace("{}", str(exc))) from exc


def open_reader(path: Path) -> SqliteConnection:
    """Open for reading only. Raises StoreError."""
    try:
        raw = connect(path)
        # A byte that flipped may leave no text at all; it must cost one sentence, not all.
        raw.text_factory = _decoded
        raw.execute("PRAGMA query_only = ON")
    except sqlite3.Error as exc:
        raise StoreError(f"Cannot read the database {path}: {exc}.") from exc
    return SqliteConnection(raw, UNREADABLE)


_decoded = methodcaller("decode", "utf-8", "replace")
"""Bytes as text; a call for each text that is read, so none of Python's own."""


def connect(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, timeout=BUSY_MS / 1000, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys = ON")
    return raw
