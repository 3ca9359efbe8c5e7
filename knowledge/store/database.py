"""A database in SQLite: one writer, many readers. The only place that sets pragmas."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.errors import StoreError
from knowledge.store import backups, integrity
from knowledge.store.copying import Store
from knowledge.store.files import OWNER_ONLY
from knowledge.store.migrations import LIBRARY
from knowledge.store.migrations.schema import Schema
from knowledge.store.replica import Replica
from knowledge.store.send_leases import SendLeases
from knowledge.store.snapshot import Connection, Snapshot
from knowledge.store.sqlite_connection import (
    BUSY_MS,
    UNREADABLE,
    SqliteConnection,
    connect,
    open_reader,
)
from knowledge.store.transaction import Transaction

_BETWEEN_TRIES = 0.02
_UNWRITABLE = "The database could not be written: {}. Nothing changed."


class Database:
    """A database file: one connection that writes, and one a thread that reads. Thread-safe.

    It is made if it is missing, migrated if it is old, and readable for its owner only.
    """

    is_read_only = False
    is_shared = False
    """Whether processes on other machines work on it."""

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
            snapshot = self._thread.snapshot = Snapshot(self._connect())
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

    @contextmanager
    def at_one_moment(self) -> Iterator[Snapshot]:
        """Read what was committed before the first statement, whatever others do meanwhile."""
        with closing(open_reader(self.path)) as reader:
            reader.run("BEGIN")
            yield Snapshot(reader)

    def write_index(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that changes nothing but what is derived from the record."""
        return self.write()

    def open_beside(self, path: Path, schema: Schema) -> Store:
        """Open the tables of another schema, whose writers and those of this one never wait."""
        return Database(path, schema)

    def catch_up(self) -> None:
        """Show what other machines have changed; a file shows that by itself."""

    def follow(self) -> None:
        """Keep up with what other machines change; on a file there are none."""

    def join(self, bot: int) -> Replica | None:  # noqa: ARG002 - see above
        """Return what this process is among those that serve a bot; on a file it is alone."""
        return None

    def when_changed(self, table: str, heard: Callable[[str | None], None]) -> None:
        """Call `heard` when another machine changed what is kept of people, with the row's key.

        None stands for all rows. On a file nobody changes it but this process.
        """

    def share_sends(self, bot: int, rate: float) -> SendLeases | None:  # noqa: ARG002
        """Return what all bots take sends out of, `rate` a second; on a file there is only one."""
        return None

    @contextmanager
    def exclusive(self, work: str, patience: float = 0.0) -> Iterator[bool]:  # noqa: ARG002
        """Hold a work that one process does for all, or tell that another one holds it.

        That one is waited for as long as `patience` says, in seconds; on a file there is none.
        """
        yield True

    @property
    def seconds_behind(self) -> float:
        """For how long it could not be known what other machines changed."""
        return 0.0

    @property
    def changes_behind(self) -> int:
        """How many changes of other machines it does not show, and should by now."""
        return 0

    @property
    def name(self) -> str:
        """What people know the database by: its file."""
        return str(self.path)

    @property
    def revision(self) -> int:
        """A number that grows with each change on which answers depend."""
        return self.read().revision

    def copy(self, path: Path) -> "Database":
        """Copy the database as it is now, to try things on; nobody waits for it."""
        with closing(open_reader(self.path)) as source, closing(connect(path)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            source.back_up(copy)
        return Database(path, self._schema)

    def inspect(self) -> integrity.IntegrityReport:
        """Return what is not as it was stored. Raises StoreError as `integrity.inspect` does."""
        return integrity.inspect(self.path)

    def inspect_mirror(self) -> integrity.IntegrityReport:
        """Return what is damaged of what this machine alone has; a file is no mirror."""
        return integrity.IntegrityReport()

    def back_up(self, target: Path) -> None:
        """Copy all of it, people too, to a file of one. Raises StoreError as `backups` do."""
        backups.back_up(self.path, target)

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

    def _connect(self) -> Connection:
        """Open what a thread reads with."""
        reader = open_reader(self.path)
        self._readers.append(reader)
        return reader


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
        yield Transaction(SqliteConnection(raw, UNREADABLE))


@contextmanager
def trial_copy(database: Database) -> Iterator[Database]:
    """Copy a database to try changes on; the copy goes at the end. Raises StoreError."""
    # On the disk, for a library may be larger than what is free in memory.
    with TemporaryDirectory(prefix="trial-") as folder:
        copy = database.copy(Path(folder) / "copy.db")
        try:
            yield copy
        finally:
            copy.close()


def _open_writer(path: Path, schema: Schema) -> SqliteConnection:
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist. Create it, or choose another.")
    try:
        # Before SQLite makes it: the files beside it get the rights of this one.
        path.touch(OWNER_ONLY)
        path.chmod(OWNER_ONLY)
        raw = connect(path)
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
