"""A database in SQLite: one writer, many readers. The only place that sets pragmas."""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from knowledge.errors import StoreError
from knowledge.store.migrations import LIBRARY
from knowledge.store.migrations.schema import Schema
from knowledge.store.snapshot import Row, Snapshot, Value
from knowledge.store.transaction import Transaction

OWNER_ONLY = 0o600
BUSY_MS = 10_000
"""How long a connection waits for another process that holds the lock."""
_BETWEEN_TRIES = 0.02
_UNREADABLE = "The database cannot be read: {}. Restore a backup."
_UNWRITABLE = "The database could not be written: {}. Nothing changed."
_WITH_COLUMN = """
    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.name = ? ORDER BY m.name"""


class Database:
    """A database file: one connection that writes, and one a thread that reads. Thread-safe.

    It is made if it is missing, migrated if it is old, and readable for its owner only.
    """

    def __init__(self, path: Path, schema: Schema = LIBRARY) -> None:
        """Open the file. Raises StoreError if its folder is missing or it is not ours."""
        self.path = path
        self._schema = schema
        self._writer = _open_writer(path, schema)
        self._lock = threading.Lock()
        self._thread = threading.local()
        self._readers: list[SqliteConnection] = []

    def read(self) -> Snapshot:
        """Return what this thread reads with. Raises StoreError."""
        snapshot: Snapshot | None = getattr(self._thread, "snapshot", None)
        if snapshot is None:
            reader = open_reader(self.path)
            self._readers.append(reader)
            snapshot = self._thread.snapshot = Snapshot(reader)
        return snapshot

    @contextmanager
    def write(
        self, *, changes_answers: bool = True, durable: bool = True
    ) -> Iterator[Transaction]:
        """Open a transaction, one at a time; only one that `changes_answers` grows the revision.

        One that is not `durable` may be lost if the power fails; a kill loses nothing. Raises
        StoreError, and then nothing is stored.
        """
        with self._lock, self._writer.transaction(durable=durable):
            transaction = Transaction(self._writer)
            yield transaction
            if changes_answers:
                transaction.execute("UPDATE state SET revision = revision + 1")

    @property
    def revision(self) -> int:
        """A number that grows with each change on which answers depend."""
        return self.read().revision

    def copy(self, path: Path) -> "Database":
        """Copy the database as it is now, to try things on; nobody waits for it."""
        with closing(open_reader(self.path)) as source, closing(_connect(path)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            source.back_up(copy)
        return Database(path, self._schema)

    def checkpoint(self) -> bool:
        """Move all into the database file and empty the write-ahead log, which keeps what was.

        Return False if a reader of another process holds the log; the next time empties it.
        """
        with self._lock:
            (busy, *_), *_ = self._writer.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    def close(self) -> None:
        """Close every connection; the database cannot be used afterwards."""
        with self._lock:
            for connection in (*self._readers, self._writer):
                connection.close()


@contextmanager
def snapshot_of(path: Path) -> Iterator[Snapshot]:
    """Read a file that another process may be using; it is neither made nor migrated."""
    with closing(open_reader(path)) as reader:
        yield Snapshot(reader)


@contextmanager
def scratch_copy(path: Path) -> Iterator[Transaction]:
    """Copy a file into memory, to try things on; nothing of it is kept."""
    with closing(open_reader(path)) as source, closing(sqlite3.connect(":memory:")) as raw:
        source.back_up(raw)
        yield Transaction(SqliteConnection(raw, _UNREADABLE))


class SqliteConnection:
    """A connection to SQLite, whose errors are StoreErrors that say `failed` with the reason."""

    def __init__(self, raw: sqlite3.Connection, failed: str) -> None:
        self.raw = raw
        self._failed = failed
        self._keys: dict[str, tuple[str, ...]] = {}

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

    def primary_key(self, table: str) -> tuple[str, ...]:
        if table not in self._keys:
            query = "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk"
            self._keys[table] = tuple(name for (name,) in self.rows(query, [table]))
        return self._keys[table]

    def tables_with(self, column: str) -> list[str]:
        return [str(name) for (name,) in self.rows(_WITH_COLUMN, [column])]

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


def _open_writer(path: Path, schema: Schema) -> SqliteConnection:
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist. Create it, or choose another.")
    try:
        # Before SQLite makes it: the files beside it get the rights of this one.
        path.touch(OWNER_ONLY)
        path.chmod(OWNER_ONLY)
        raw = _connect(path)
        with ExitStack() as failing:
            failing.callback(raw.close)
            schema.require_known(raw, path)
            _keep_a_log(raw)
            raw.execute("PRAGMA synchronous = FULL")
            raw.execute("PRAGMA secure_delete = ON")
            schema.migrate(raw)
            failing.pop_all()
    except sqlite3.Error as exc:
        raise StoreError(f"Cannot open the database {path}: {exc}.") from exc
    except OSError as exc:
        raise StoreError(f"Cannot open the database {path}: {exc.strerror}.") from exc
    return SqliteConnection(raw, _UNWRITABLE)


def _keep_a_log(raw: sqlite3.Connection) -> None:
    """Turn the write-ahead log on, for all processes and for good.

    SQLite waits for no other process here, whatever the busy timeout: several at once on a new
    file would fail.
    """
    patience = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > patience:
                raise
            time.sleep(_BETWEEN_TRIES)
        else:
            return


def open_reader(path: Path) -> SqliteConnection:
    """Open for reading only. Raises StoreError."""
    try:
        raw = _connect(path)
        # A byte that flipped may leave no text at all; it must cost one sentence, not all.
        raw.text_factory = _decoded
        raw.execute("PRAGMA query_only = ON")
    except sqlite3.Error as exc:
        raise StoreError(f"Cannot read the database {path}: {exc}.") from exc
    return SqliteConnection(raw, _UNREADABLE)


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _connect(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, timeout=BUSY_MS / 1000, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys = ON")
    return raw
