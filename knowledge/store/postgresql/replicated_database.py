"""A database on a server, of which each process searches a mirror in a file of its own."""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from knowledge.errors import StoreError
from knowledge.store.copying import Store
from knowledge.store.database import Database
from knowledge.store.integrity import IntegrityReport, damage_of, examined
from knowledge.store.migrations.schema import Schema
from knowledge.store.postgresql.backups import back_up
from knowledge.store.postgresql.database import SCHEMA as ON_SERVER
from knowledge.store.postgresql.database import PostgresDatabase
from knowledge.store.postgresql.listener import Listener
from knowledge.store.postgresql.mirror import (
    KEPT_CHANGES,
    SCHEMA,
    Indexing,
    MirrorPosition,
    catch_up,
    forget_changes,
    is_in_step,
    note_position,
    position_of,
    position_of_server,
    require_mirror,
)
from knowledge.store.postgresql.replica import ServerReplica
from knowledge.store.postgresql.routing import RoutedConnection
from knowledge.store.snapshot import Connection, Snapshot
from knowledge.store.transaction import Transaction

logger = logging.getLogger(__name__)


class ReplicatedDatabase(Database):
    """The record on a server, and in a file what search reads of it, with the index.

    What is read of documents, facts and their annotations comes from the file, all else from the
    server; what is written goes to the server first. Thread-safe.
    """

    def __init__(
        self, address: str, mirror: Path, indexing: Indexing, schema: str | None = None
    ) -> None:
        """Connect to a server, and bring the mirror up to date. Raises StoreError."""
        self._address = address
        self.server = PostgresDatabase(address, schema or ON_SERVER)
        with ExitStack() as failing:
            failing.callback(self.server.close)
            require_mirror(mirror, self.server.name)
            super().__init__(mirror, SCHEMA)
            failing.callback(super().close)
            self._indexing = indexing
            self.catch_up()
            failing.pop_all()
        self._listener = Listener(address, self.server.schema, self.catch_up)

    @property
    def name(self) -> str:
        """What people know the database by: its address, without a password."""
        return self.server.name

    @property
    def seconds_behind(self) -> float:
        """For how long the mirror has not been compared with the server."""
        return self._listener.silence

    @contextmanager
    def write(
        self, *, changes_answers: bool = True, durable: bool = True
    ) -> Iterator[Transaction]:
        """Open a transaction on the server, and of the mirror if it needs that (see `Database`).

        The server commits first: should the mirror fail then, it catches up later.
        """
        with ExitStack() as mirror:
            with self.server.transaction(durable=durable) as server:
                routed = RoutedConnection(server, lambda: self._join(server, mirror))
                transaction = Transaction(routed)
                yield transaction
                if changes_answers:
                    transaction.execute("UPDATE state SET revision = revision + 1")
                if routed.is_mirror_open:
                    note_position(Transaction(self._writer), position_of_server(Snapshot(server)))
            try:
                mirror.close()
            except StoreError as exc:
                logger.warning("the mirror catches up later: %s", exc)

    def write_index(self) -> AbstractContextManager[Transaction]:
        """Open a transaction of the mirror alone."""
        return super().write(durable=False)

    def catch_up(self) -> None:
        """Bring the mirror to where the server is. Raises StoreError."""
        if is_in_step(position_of(self.read()), position_of_server(self.server.read())):
            return
        with (
            super().write(changes_answers=False, durable=False) as mirror,
            self.server.at_one_moment() as server,
        ):
            catch_up(server, mirror, self._indexing)

    def open_beside(self, path: Path, schema: Schema) -> Store:  # noqa: ARG002 - all lie together
        """Open the server's tables once more, for writers that wait for nobody."""
        return PostgresDatabase(self._address, self.server.schema, is_serial=False)

    def follow(self) -> None:
        """Keep up with what other processes change, from now on and until it is closed."""
        self._listener.start()

    def join(self, bot: int) -> ServerReplica:
        """Return what this process is among those that serve a bot, by its Telegram id."""
        return ServerReplica(self._address, self.server.schema, bot)

    @contextmanager
    def at_one_moment(self) -> Iterator[Snapshot]:
        """Read what the server held before the first statement, whatever others do meanwhile."""
        with self.server.at_one_moment() as db:
            yield db

    def inspect(self) -> IntegrityReport:
        """Return what is damaged on the server; a mirror with damaged rows is filled again.

        Of a mirror whose file is damaged itself it says so. Raises StoreError.
        """
        found = damage_of(self.server.read())
        mirror = examined(Snapshot(super()._connect()), "quick_check") if found else found
        if not found or mirror.file:
            return mirror
        if not mirror:
            with super().write(changes_answers=False, durable=False) as db:
                note_position(db, MirrorPosition("", 0))
            self.catch_up()
        return found

    def back_up(self, target: Path) -> None:
        """Copy all that the server holds to a file of SQLite. Raises StoreError."""
        back_up(self.server, target)

    def checkpoint(self) -> bool:
        """Free the room of rows that were deleted, on the server and in the mirror."""
        with self.server.write(changes_answers=False) as db:
            forget_changes(db, KEPT_CHANGES)
        return self.server.checkpoint() and super().checkpoint()

    def drop(self) -> None:
        """Delete all that the server holds, and close. Raises StoreError."""
        self._listener.stop()
        self.server.drop()
        super().close()

    def close(self) -> None:
        """Close every connection; the database cannot be used afterwards."""
        self._listener.stop()
        self.server.close()
        super().close()

    def _connect(self) -> Connection:
        return RoutedConnection(self.server.reader(), super()._connect)

    def _join(self, server: Connection, opened: ExitStack) -> Connection:
        """Begin a transaction of the mirror beside one of the server, on the same rows."""
        opened.enter_context(self._lock)
        opened.enter_context(self._writer.transaction(durable=False))
        catch_up(Snapshot(server), Transaction(self._writer), self._indexing)
        return self._writer
