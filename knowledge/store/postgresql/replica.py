"""A replica on a server: one connection holds what is this process's own, for as long as it lives.

When the connection ends, however that comes, the server lets its locks go: its number, and with
that its claims, and the right to poll. Others take over then.
"""

import secrets
import time
from collections.abc import Callable, Collection

from psycopg import sql

from knowledge.store.postgresql import claims
from knowledge.store.postgresql.background import ConnectedThread
from knowledge.store.postgresql.connecting import TimedConnection, connect
from knowledge.store.postgresql.session_lock import BOT, share, signed
from knowledge.store.replica import Claimed
from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction

TICK_SECONDS = 0.5
"""How long at most until it hears that it may lead."""
BEAT_SECONDS = 2.0
"""How often it makes sure that the server hears it."""
SILENCE_SECONDS = 3.0
"""After so long without a word it takes itself for cut off: before the server does, after 8 s."""
_PAUSE_SECONDS = 0.5
_SWEEP_SECONDS = 1.0
_NUMBER = f"SELECT pg_try_advisory_lock({claims.NUMBERS}, %s)"
_LEAD = "SELECT pg_try_advisory_lock(20180706, hashtext(%s))"


class ServerReplica(ConnectedThread):
    """This process among those that serve a bot from one schema (see `Replica`)."""

    def __init__(
        self, address: str, schema: str, bot: int, changes_behind: Callable[[], int] = int
    ) -> None:
        """Serve a bot, by its Telegram id; nothing is connected until it is started."""
        super().__init__("replica", "nothing is taken in, for others take over", _PAUSE_SECONDS)
        self._changes_behind = changes_behind
        self._address = signed(address, BOT)
        self._schema = schema
        self._bot = bot
        self._number: int | None = None
        self._former: int | None = None
        self._is_leader = False
        self._stands = False
        self._swept_at = 0.0
        self._watchers: list[Callable[[], None]] = []

    @property
    def number(self) -> int | None:
        return self._number

    @property
    def is_leader(self) -> bool:
        return self._is_leader

    @property
    def is_behind(self) -> bool:
        return self._changes_behind() > 0

    def watch(self, heard: Callable[[], None]) -> None:
        self._watchers.append(heard)

    def stand_for_leader(self) -> None:
        self._stands = True

    def claim(
        self, db: Transaction, kept: Collection[str], known: Collection[int], most: int
    ) -> Claimed:
        number = self._number
        if number is None:
            return Claimed((), (), is_all=False)
        claims.wait_for_turn(db)
        if self._former not in {None, number}:
            claims.take_over(db, self._former or 0, number)
        if (now := time.monotonic()) > self._swept_at + _SWEEP_SECONDS:
            claims.let_go_of_dead(db, number)
            self._swept_at = now
        held, found = claims.claim(db, self._bot, number, kept, most)
        waiting = claims.waiting(db, self._bot, number, known) if held else []
        self._former = number
        return Claimed(held, waiting, is_all=found < most)

    def release(self, db: Transaction) -> None:
        if self._number is not None:
            claims.let_go(db, self._bot, self._number)
            claims.tell(db)

    def tell_others(self, db: Snapshot, updates: Collection[int]) -> None:
        claims.tell_holders(db, self._bot, self._number or claims.ALL, updates)

    def _connect(self) -> TimedConnection:
        return connect(self._address)

    def _begin(self, raw: TimedConnection) -> None:
        raw.patience = SILENCE_SECONDS
        share(raw, self._address, self._schema)
        channel = sql.Identifier(f"{self._schema}_updates")
        raw.execute(sql.SQL("LISTEN {}").format(channel))
        number = _drawn()
        while raw.execute(_NUMBER, [number]).fetchone() != (True,):
            number = _drawn()
        self._number = number
        self._tell()

    def _serve(self, raw: TimedConnection) -> None:
        """Hear what the others tell, until the connection breaks or is not wanted any more."""
        heard_at = time.monotonic()
        mine = {str(self._number), str(claims.ALL)}
        while not self._is_stopped.is_set():
            if not mine.isdisjoint(self._notices(raw, TICK_SECONDS)):
                self._tell()
            if self._stands and not self._is_leader:
                self._lead(raw)
            elif time.monotonic() > heard_at + BEAT_SECONDS:
                raw.execute("SELECT 1")
            else:
                continue
            heard_at = time.monotonic()

    def _lead(self, raw: TimedConnection) -> None:
        polling = f"{self._schema} {self._bot}"
        if raw.execute(_LEAD, [polling]).fetchone() == (True,):
            self._is_leader = True
            self._tell()

    def _end(self) -> None:
        if self._number is not None:
            self._number, self._is_leader = None, False
            self._tell()

    def _tell(self) -> None:
        for each in self._watchers:
            each()


def _drawn() -> int:
    return secrets.randbelow(2**31 - 1) + 1
