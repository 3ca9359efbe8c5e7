"""Connecting: a server that is silent is missed on either side, and nobody waits for it long."""

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import tuple_row

from knowledge.errors import StoreError

T = TypeVar("T")

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

    def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
        """Wait for what is under way. Raises OperationalError if that takes too long."""
        try:
            return super().wait(_limited(gen, self.patience), *args, **kwargs)
        except TimeoutError as exc:
            self.pgconn.finish()
            raise psycopg.OperationalError(str(exc)) from exc


def _limited(gen: Generator[Any, Any, T], seconds: float) -> Generator[Any, Any, T]:
    """Go through the steps of a wait as long as there is time."""
    end = time.monotonic() + seconds
    try:
        step = next(gen)
        while True:
            ready = yield step
            if not ready and time.monotonic() > end:
                raise TimeoutError(f"the server said nothing for {seconds:.0f} s")
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
