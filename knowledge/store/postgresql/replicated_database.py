"""A database on a server, of which each process searches a mirror in a file of its own."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
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
from knowledge.store.postgresql.mirror_lag import SILENT_SECONDS, MirrorLag
from knowledge.store.postgresql.replica import ServerReplica
from knowledge.store.postgresql.routing import RoutedConnection
from knowledge.store.postgresql.send_leases import ServerSendLeases
from knowledge.store.postgresql.watches import PEOPLE, Watches
from knowledge.store.postgresql.work_lock import exclusive
from knowledge.store.snapshot import Connection, Snapshot
from knowledge.store.transaction import Transaction

logger = logging.getLogger(__name__)


class ReplicatedDatabase(Database):
    """The record on a server, and in a file what search reads of it, with the index.

    What is read of documents, facts and their annotations comes from the file, all else from the
    server; what is written goes to the server first. Thread-safe.
    """

    is_shared = True

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
        self._lag = MirrorLag(self._positions)
        # Then one thread alone asks it, and who needs it is told so without waiting.
        self.server.is_silent = lambda: self._lag.silence > SILENT_SECONDS
        self._watches = Watches()
        self._people_listener = Listener(
            address,
            f"{self.server.schema}{PEOPLE}",
            self._watches.tell_all,
            self._watches.tell,
        )

    @property
    def name(self) -> str:
        """What people know the database by: its address, without a password."""
        return self.server.name

    @property
    def seconds_behind(self) -> float:
        """For how long the mirror could not be compared with the server."""
        return self._lag.silence

    @property
    def changes_behind(self) -> int:
        """How many changes the mirror has lacked for some seconds."""
        return self._lag.changes

    @contextmanager
    def write(
        self, *, changes_answers: bool = True, durable: bool = True
    ) -> Iterator[Transaction]:
        """Open a transaction on the server, and of the mirror if it needs that (see `Database`).

        The server commits first: should the mirror fail then, it catches up later. What does not
        change answers waits for no import, and reads in the mirror what it shows already.
        """
        reader = None if changes_answers else self._mirror_reader
        with ExitStack() as mirror:
            with self.server.transaction(durable=durable, is_of_record=changes_answers) as server:
                if changes_answers:
                    join = partial(self._join, server, mirror)
                else:
                    join = partial(self._join_late, server, mirror)
                routed = RoutedConnection(server, join, reader)
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
        self._people_listener.start()
        self._lag.start()

    def when_changed(self, table: str, heard: Callable[[str | None], None]) -> None:
        """Call `heard` when another process changed a row of a table, and at each connection."""
        self._watches.add(table, heard)

    def share_sends(self, bot: int, rate: float) -> ServerSendLeases:
        """Return what all processes take the sends of a bot out of, by its Telegram id."""
        return ServerSendLeases(self._address, self.server.schema, bot, rate)

    @contextmanager
    def exclusive(self, work: str, patience: float = 0.0) -> Iterator[bool]:
        """Hold a work, for as long as this process is heard. Raises StoreError."""
        with exclusive(self._address, self.server.schema, work, patience) as is_held:
            yield is_held

    def join(self, bot: int) -> ServerReplica:
        """Return what this process is among those that serve a bot, by its Telegram id."""
        return ServerReplica(self._address, self.server.schema, bot, lambda: self.changes_behind)

    @contextmanager
    def at_one_moment(self) -> Iterator[Snapshot]:
        """Read what the server held before the first statement, whatever others do meanwhile."""
        with self.server.at_one_moment() as db:
            yield db

    def inspect(self) -> IntegrityReport:
        """Return what is damaged on the server, or else here. Raises StoreError."""
        found = damage_of(self.server.read())
        return self.inspect_mirror() if found else found

    def inspect_mirror(self) -> IntegrityReport:
        """Fill a mirror with damaged rows again; of one whose file is damaged, return that.

        Raises StoreError.
        """
        found = examined(Snapshot(super()._connect()), "quick_check")
        if found.file:
            return found
        if not found:
            with super().write(changes_answers=False, durable=False) as db:
                note_position(db, MirrorPosition("", 0))
            self.catch_up()
        return IntegrityReport()

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
        self._stop_listening()
        self.server.drop()
        super().close()

    def close(self) -> None:
        """Close every connection; the database cannot be used afterwards."""
        self._stop_listening()
        self.server.close()
        super().close()

    def _stop_listening(self) -> None:
        self._listener.stop()
        self._people_listener.stop()
        self._lag.stop()

    def _positions(self) -> tuple[MirrorPosition, MirrorPosition]:
        server = Snapshot(self.server.patient_reader())
        return position_of(self.read()), position_of_server(server)

    def _connect(self) -> Connection:
        return RoutedConnection(self.server.reader(), self._mirror_reader)

    def _mirror_reader(self) -> Connection:
        """Return what this thread reads the mirror with."""
        reader: Connection | None = getattr(self._thread, "mirror", None)
        if reader is None:
            reader = self._thread.mirror = super()._connect()
        return reader

    def _join_late(self, server: Connection, opened: ExitStack) -> Connection:
        """Begin one of the mirror beside a transaction that was of people alone till now."""
        self.server.hold_record(server)
        return self._join(server, opened)

    def _join(self, server: Connection, opened: ExitStack) -> Connection:
        """Begin a transaction of the mirror beside one of the server, on the same rows."""
        opened.enter_context(self._lock)
        opened.enter_context(self._writer.transaction(durable=False))
        catch_up(Snapshot(server), Transaction(self._writer), self._indexing)
        return self._writer
