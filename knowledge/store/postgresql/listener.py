"""Listener: hears from the server that something changed, and looks itself now and then."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

import psycopg
from psycopg import sql

from knowledge.errors import StoreError
from knowledge.store.postgresql.connecting import connect
from knowledge.store.postgresql.connection import PATIENCE_SECONDS, reason_of

logger = logging.getLogger(__name__)

POLL_SECONDS = 5.0
"""How often it looks although it heard nothing."""
_TICK = 0.5
_PAUSE = 1.0


class Listener:
    """A thread with a connection of its own, which is made again whenever it breaks."""

    def __init__(
        self,
        address: str,
        channel: str,
        look: Callable[[], None],
        hear: Callable[[Sequence[str]], None] | None = None,
    ) -> None:
        """Call `look` at each connection, and `hear` with what is said in notifications.

        Without `hear` they are a reason to look, and so is it when there were none for some time.
        Both may raise StoreError.
        """
        self._address = address
        self._channel = channel
        self._look_there = look
        self._hear = hear
        self._heard_at = time.monotonic()
        self._is_stopped = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def silence(self) -> float:
        """For how many seconds nothing was heard, while somebody listens."""
        return time.monotonic() - self._heard_at if self._thread else 0.0

    def start(self) -> None:
        """Listen from now on."""
        self._heard_at = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        self._is_stopped.set()
        if self._thread:
            self._thread.join(PATIENCE_SECONDS)

    def _run(self) -> None:
        is_cut_off = False
        while not self._is_stopped.is_set():
            try:
                with self._connected() as raw:
                    self._look()
                    if is_cut_off:
                        logger.warning("the database is there again")
                    is_cut_off = False
                    self._listen(raw)
            except (psycopg.Error, StoreError) as exc:
                if not is_cut_off:
                    reason = reason_of(exc) if isinstance(exc, psycopg.Error) else exc
                    logger.warning("the mirror cannot follow the database: %s", reason)
                is_cut_off = True
                self._is_stopped.wait(_PAUSE)

    def _connected(self) -> psycopg.Connection[tuple[object, ...]]:
        raw = connect(self._address)
        raw.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._channel)))
        return raw

    def _listen(self, raw: psycopg.Connection[tuple[object, ...]]) -> None:
        while not self._is_stopped.is_set():
            news = [each.payload for each in raw.notifies(timeout=_TICK, stop_after=1)]
            if news and self._hear:
                self._hear(news)
                self._heard_at = time.monotonic()
            elif news:
                self._look()
            elif self.silence > POLL_SECONDS:
                # A wall may swallow what is said here, and nobody else would notice.
                raw.execute("SELECT 1")
                if self._hear is None:
                    self._look()
                self._heard_at = time.monotonic()

    def _look(self) -> None:
        self._look_there()
        self._heard_at = time.monotonic()
