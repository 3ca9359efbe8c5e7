"""Connections to PostgreSQL: what a snapshot and a transaction run their statements on."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import errors
from psycopg_pool import ConnectionPool

from knowledge.errors import StoreError, UnreachableError
from knowledge.store.catalogue import Catalogued
from knowledge.store.postgresql.connecting import TimedConnection
from knowledge.store.postgresql.dialect import translated
from knowledge.store.snapshot import Row, Value

READING_SECONDS = 5.0
"""How long who reads waits for a connection: others may wait for them."""
PATIENCE_SECONDS = 10.0
"""How long a statement waits for a connection, or for another process that holds the lock."""
_GONE = {"57P01", "57P02", "57P03", "53300"}
"""Ended by its operator, or by a crash; not ready yet; all connections are taken (PostgreSQL)."""
_UNREADABLE = "The database cannot be read: {}."
_UNWRITABLE = "The database could not be written: {}. Nothing changed."

# It repeats in the log what the one who asked is told, and names the server.
logging.getLogger("psycopg.pool").setLevel(logging.ERROR)


class PostgresConnection(Catalogued):
    """One connection, in a transaction; errors are StoreErrors that say `failed` with the reason.

    After an error nothing more can be done in the transaction, other than in SQLite.
    """

    KEY = """
        SELECT a.attname FROM pg_index i
        JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = current_schema()::regnamespace
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
        WHERE c.relname = ? AND i.indisprimary
        ORDER BY array_position(i.indkey::int2[], a.attnum)"""
    COLUMNS = """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = ? AND column_name <> 'rowid'
        ORDER BY ordinal_position"""
    WITH_COLUMN = """
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = ?
        ORDER BY table_name COLLATE "C" """

    def __init__(
        self, raw: TimedConnection, keys: dict[str, tuple[str, ...]], failed: str = _UNWRITABLE
    ) -> None:
        super().__init__(keys)
        self._raw = raw
        self._failed = failed
        self._changes = 0

    @property
    def changes(self) -> int:
        return self._changes

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        return self._run(sql, values).fetchall()

    def records(self, sql: str, values: Sequence[Value] = ()) -> list[dict[str, Any]]:
        cursor = self._run(sql, values)
        names = [column.name for column in cursor.description or ()]
        # SQLite gives every table this column, and leaves it out of `*`.
        kept = [place for place, name in enumerate(names) if name != "rowid"]
        return [{names[place]: row[place] for place in kept} for row in cursor]

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        return self._run(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        given = [_stored(row) for row in rows]
        if not given:
            return
        with failing(self._failed), self._raw.cursor() as cursor:
            cursor.executemany(translated(sql), given)
        self._changes += len(given)

    def _run(self, sql: str, values: Sequence[Value]) -> psycopg.Cursor[Row]:
        with failing(self._failed):
            cursor = self._raw.execute(translated(sql), _stored(values))
        if not (cursor.statusmessage or "").startswith("SELECT"):
            self._changes += cursor.rowcount
        return cursor


class PooledReader(PostgresConnection):
    """What a thread reads with: for each statement some connection of the pool, a sound one."""

    def __init__(
        self,
        pool: ConnectionPool[TimedConnection],
        keys: dict[str, tuple[str, ...]],
        require_heard: Callable[[], None],
    ) -> None:
        """Read from a pool, unless `require_heard` raises StoreError: nobody waits in vain."""
        Catalogued.__init__(self, keys)
        self._pool = pool
        self._require_heard = require_heard
        self._failed = _UNREADABLE
        self._changes = 0

    def _run(self, sql: str, values: Sequence[Value]) -> psycopg.Cursor[Row]:
        self._require_heard()
        with failing(self._failed), self._pool.connection(READING_SECONDS) as raw:
            return raw.execute(translated(sql), _stored(values))


@contextmanager
def failing(failed: str) -> Iterator[None]:
    """Turn what PostgreSQL refuses into a StoreError, without the row that it tells of."""
    try:
        yield
    except errors.LockNotAvailable as exc:
        raise StoreError("The database cannot be written now: it is locked. Try again.") from exc
    except psycopg.Error as exc:
        kind = UnreachableError if is_gone(exc) else StoreError
        raise kind(failed.replace("{}", reason_of(exc))) from exc


def is_gone(exc: psycopg.Error) -> bool:
    """Tell whether a server cannot be reached, or ends, or begins only just."""
    if isinstance(exc, errors.OperationalError | errors.InterfaceError):
        return exc.sqlstate is None or exc.sqlstate.startswith("08") or exc.sqlstate in _GONE
    return False


def reason_of(exc: psycopg.Error) -> str:
    """Return what PostgreSQL says in the first line: further ones hold people's words."""
    return exc.diag.message_primary or str(exc).partition("\n")[0].rstrip(".")


def _stored(values: Sequence[Value]) -> Sequence[Value]:
    """Return values as SQLite stores them: a truth is a number."""
    return [int(each) if isinstance(each, bool) else each for each in values]
