"""Connecting: a server that is silent is missed on either side, and nobody waits for it long."""

import select
import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import tuple_row
from psycopg.waiting import Ready

from knowledge.errors import StoreError

T = TypeVar("T")

_READABLE = int(Ready.R)

FRESH_SECONDS = 1.0
"""For how long after it was heard a server is taken to be there."""
STATEMENT_SECONDS = 15.0
"""How long a statement may take; one that waits for another process is refused after ten."""
_OURS = {
    "connect_timeout": 5,
    "keepalives_idle": 2,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 8_000,
}
"""A peer that is gone is missed within eight seconds; the address may say otherwise."""
_OF_SERVER = b"""
    SET tcp_keepalives_idle = 2; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3"""


class TimedConnection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that is closed if the server says nothing for `patience` seconds.

    A server may be there and be silent: stopped, or behind a wall that swallows all. Its own
    timeouts end no such wait.
    """

    patience = STATEMENT_SECONDS
    heard_at = 0.0
    """When the server said something last."""

    @property
    def is_fresh(self) -> bool:
        """Whether the server was just heard, and has not said anything since: it is no end then.

        Who closes a connection, or ends it, says so, and that lies in its socket.
        """
        if time.monotonic() > self.heard_at + FRESH_SECONDS:
            return False
        poll = select.poll()
        poll.register(self.pgconn.socket, select.POLLIN)
        return not poll.poll(0)

    def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
        """Wait for what is under way. Raises OperationalError if that takes too long."""
        try:
            return super().wait(self._limited(gen), *args, **kwargs)
        except TimeoutError as exc:
            self.pgconn.finish()
            raise psycopg.OperationalError(str(exc)) from exc

    def _limited(self, gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
        """Go through the steps of a wait as long as there is time."""
        end = time.monotonic() + self.patience
        try:
            step = next(gen)
            while True:
                ready = yield step
                if ready & _READABLE:
                    self.heard_at = time.monotonic()
                elif not ready and time.monotonic() > end:
                    raise TimeoutError(f"the server said nothing for {self.patience:.0f} s")
                step = gen.send(ready)
        except StopIteration as done:
            value: T = done.value
            return value


def timed(address: str) -> str:
    """Return an address with timeouts, where it has none of its own."""
    return make_conninfo(address, **{**_OURS, **_given(address)})


def connect(address: str) -> TimedConnection:
    """Connect, so that either side misses the other within eight seconds. Raises psycopg.Error."""
    raw = TimedConnection.connect(timed(address), autocommit=True, row_factory=tuple_row)
    prepare(raw)
    return raw


def prepare(raw: psycopg.Connection[Any]) -> None:
    """Let the server miss this process; it would keep the locks of one that is gone for hours."""
    raw.execute(_OF_SERVER)


def name_of(address: str) -> str:
    """Return an address without its password. Raises StoreError if it is none."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error as exc:
        raise StoreError(
            "This is no address of a database: write postgresql://USER@HOST/NAME."
        ) from exc
    user = f"{parts['user']}@" if parts.get("user") else ""
    return f"postgresql://{user}{parts.get('host', '')}/{parts.get('dbname', '')}"


def _given(address: str) -> dict[str, Any]:
    return {name: value for name, value in conninfo_to_dict(address).items() if value is not None}
