"""A database in PostgreSQL: one writer of the record at a time over all processes, many readers.

What is kept of people has a writer of its own, who does not wait for that.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg_pool import ConnectionPool

from knowledge.errors import StoreError, UnreachableError
from knowledge.store.copying import copy_rows
from knowledge.store.database import Database
from knowledge.store.postgresql.connecting import (
    STATEMENT_SECONDS,
    TimedConnection,
    connect,
    name_of,
    prepare,
    timed,
)
from knowledge.store.postgresql.connection import (
    PATIENCE_SECONDS,
    PooledReader,
    PostgresConnection,
    failing,
    is_gone,
    reason_of,
)
from knowledge.store.postgresql.migrations import migrate
from knowledge.store.snapshot import Connection, Snapshot
from knowledge.store.transaction import Transaction

SCHEMA = "astana_bot"
"""The schema that holds the tables, so that a database may hold other things as well."""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = %s"
_MOST_CONNECTIONS = 10
_OF_RECORD = "SELECT pg_advisory_xact_lock(20180701, hashtext(current_schema()))"
_OF_PEOPLE = "SELECT pg_advisory_xact_lock(20180707, hashtext(current_schema()))"
_CHECK_SECONDS = 3.0
_BEGIN = f"""
    BEGIN READ WRITE;
    SET LOCAL lock_timeout = '{PATIENCE_SECONDS:.0f}s';
    SET LOCAL synchronous_commit = {{}};"""


class PostgresDatabase:
    """Tables in a schema of their own, which are made if missing and migrated if old. Thread-safe.

    It does what `Database` does with a file, for as many processes as there are.
    """

    def __init__(
        self,
        address: str,
        schema: str = SCHEMA,
        *,
        is_serial: bool = True,
        is_migrated: bool = True,
    ) -> None:
        """Connect to an address such as postgresql://user@host/name. Raises StoreError.

        Writers of the record come one by one over all processes, and so do those of what is kept
        of people, unless it `is_serial` no more: an import of minutes keeps nobody's question from
        being noted. One that is not to be migrated is taken as it is.
        """
        self.schema, self.name = schema, name_of(address)
        self._is_serial = is_serial
        self.is_silent: Callable[[], bool] = bool
        self._locks = {True: threading.Lock(), False: threading.Lock()}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._thread = threading.local()
        if is_migrated:
            with reaching(self.name), connect(address) as raw:
                raw.patience = inf
                migrate(raw, schema)
        self._pool: ConnectionPool[TimedConnection] = ConnectionPool(
            timed(address),
            connection_class=TimedConnection,
            min_size=1,
            max_size=_MOST_CONNECTIONS,
            timeout=PATIENCE_SECONDS,
            # Then it begins anew, with short pauses: a server that is there again is found soon.
            reconnect_timeout=PATIENCE_SECONDS,
            kwargs={"autocommit": True, "application_name": schema},
            configure=self._configure,
            check=_check,
            num_workers=1,
            open=True,
        )

    def read(self) -> Snapshot:
        """Return what this thread reads with. Raises StoreError."""
        snapshot: Snapshot | None = getattr(self._thread, "snapshot", None)
        if snapshot is None:
            snapshot = self._thread.snapshot = Snapshot(self.reader())
        return snapshot

    def reader(self) -> PooledReader:
        """Return what any thread may read with."""
        return PooledReader(self._pool, self._keys, self._require_heard)

    def patient_reader(self) -> PooledReader:
        """Return what asks the server even while it is silent."""
        return PooledReader(self._pool, self._keys, lambda: None)

    @contextmanager
    def write(
        self, *, changes_answers: bool = True, durable: bool = True
    ) -> Iterator[Transaction]:
        """Open a transaction, one at a time; only one that `changes_answers` grows the revision.

        One that is not `durable` may be lost if the server dies. Raises StoreError, and then
        nothing is stored.
        """
        with self.transaction(durable=durable, is_of_record=changes_answers) as connection:
            transaction = Transaction(connection)
            yield transaction
            if changes_answers:
                transaction.execute("UPDATE state SET revision = revision + 1")

    @contextmanager
    def transaction(
        self, *, durable: bool = True, is_of_record: bool = True
    ) -> Iterator[PostgresConnection]:
        """Keep all that the body does, or nothing if it raises. Raises StoreError.

        One that is not `is_of_record` waits for those of people alone, and gives rows of the
        record no numbers.
        """
        self._require_heard()
        lock = (_OF_RECORD if is_of_record else _OF_PEOPLE) if self._is_serial else ""
        begin = _BEGIN.format("on" if durable else "off") + lock
        with self._locks[is_of_record], self._connection() as (raw, connection):
            # One message for all of it; who lends the connection commits.
            with failing("The database cannot be written now: {}. Try again."):
                raw.execute(begin.encode(), prepare=False)
            yield connection

    def hold_record(self, connection: Connection) -> None:
        """Let a transaction be one of the record after all. Raises StoreError."""
        if self._is_serial:
            connection.rows(_OF_RECORD)

    @contextmanager
    def at_one_moment(self) -> Iterator[Snapshot]:
        """Read what was committed before the first statement, whatever others do meanwhile."""
        with self._connection() as (raw, reading), raw.transaction():
            raw.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield Snapshot(reading)

    @property
    def revision(self) -> int:
        """A number that grows with each change on which answers depend."""
        return self.read().revision

    def copy(self, path: Path) -> Database:
        """Copy the database as it is now into an SQLite file, to try things on; without index."""
        copy = Database(path)
        with self.at_one_moment() as source:
            copy_rows(source, copy)
        return copy

    def checkpoint(self) -> bool:
        """Free the room of rows that were deleted, which keep their words until then."""
        with failing("The database could not be tidied up: {}."), self._pool.connection() as raw:
            found = raw.execute(_TABLES, [self.schema])
            tables = [sql.Identifier(self.schema, str(name)) for (name,) in found]
            raw.execute("SET default_transaction_read_only = off")
            raw.patience = inf
            raw.execute(sql.SQL("VACUUM {}").format(sql.SQL(", ").join(tables)))
            raw.patience = STATEMENT_SECONDS
            raw.execute("SET default_transaction_read_only = on")
        return True

    def rename(self, schema: str, aside: str | None = None) -> None:
        """Give the schema another name, at once and for good, and close. Raises StoreError.

        What has that name goes `aside` under a third one.
        """
        renamed = [*([(schema, aside)] if aside else ()), (self.schema, schema)]
        with failing("The copy could not take its place: {}."), self._pool.connection() as raw:
            raw.execute("SET default_transaction_read_only = off")
            with raw.transaction():
                for names in renamed:
                    said = map(sql.Identifier, names)
                    raw.execute(sql.SQL("ALTER SCHEMA {} RENAME TO {}").format(*said))
        self.close()

    def drop(self) -> None:
        """Delete the schema with all that is in it, and close. Raises StoreError."""
        with failing("The database could not be deleted: {}."), self._pool.connection() as raw:
            raw.execute("SET default_transaction_read_only = off")
            raw.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(self.schema)))
        self.close()

    def close(self) -> None:
        """Close every connection; the database cannot be used afterwards."""
        self._pool.close()

    def _require_heard(self) -> None:
        if self.is_silent():
            raise UnreachableError(
                "The database cannot be reached now. Nothing changed. Try again."
            )

    @contextmanager
    def _connection(self) -> Iterator[tuple[TimedConnection, PostgresConnection]]:
        """Lend a connection; what breaks at its end, a commit among that, is a StoreError."""
        with (
            failing("The database could not be written: {}. Look whether it was stored."),
            self._pool.connection() as raw,
        ):
            yield raw, PostgresConnection(raw, self._keys)

    def _configure(self, raw: TimedConnection) -> None:
        prepare(raw)
        raw.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(self.schema)))
        raw.execute("SET default_transaction_read_only = on")


def _check(raw: TimedConnection) -> None:
    """Raise psycopg.Error unless a connection works, in less time than a person waits."""
    if raw.is_fresh:
        return
    raw.patience = _CHECK_SECONDS
    ConnectionPool.check_connection(raw)
    raw.patience = STATEMENT_SECONDS


@contextmanager
def reaching(name: str) -> Iterator[None]:
    """Turn what keeps a connection from being made into a StoreError that names the database."""
    try:
        yield
    except psycopg.Error as exc:
        kind = UnreachableError if is_gone(exc) else StoreError
        raise kind(f"Cannot open the database {name}: {reason_of(exc)}.") from exc


def is_there(address: str, schema: str = SCHEMA) -> bool:
    """Tell whether an address holds a database of this bot. Raises StoreError."""
    with reaching(name_of(address)), connect(address) as raw:
        found = raw.execute("SELECT to_regnamespace(quote_ident(%s))", [schema]).fetchone()
    return found != (None,)
