"""Listener: hears from the server that something changed, and looks itself now and then."""

import time
from collections.abc import Callable, Sequence

from psycopg import sql

from knowledge.store.postgresql.background import ConnectedThread
from knowledge.store.postgresql.connecting import TimedConnection, connect

POLL_SECONDS = 5.0
"""How often it looks although it heard nothing."""
_PAUSE_SECONDS = 1.0


class Listener(ConnectedThread):
    """A thread that listens on one channel."""

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
        super().__init__("listener", "the mirror cannot follow the database", _PAUSE_SECONDS)
        self._address = address
        self._channel = channel
        self._look_there = look
        self._hear = hear
        self._heard_at = time.monotonic()

    @property
    def silence(self) -> float:
        """For how many seconds nothing was heard, while somebody listens."""
        return time.monotonic() - self._heard_at if self.is_started else 0.0

    def start(self) -> None:
        """Listen from now on."""
        self._heard_at = time.monotonic()
        super().start()

    def _connect(self) -> TimedConnection:
        raw = connect(self._address)
        raw.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._channel)))
        return raw

    def _begin(self, _: TimedConnection) -> None:
        self._look()

    def _serve(self, raw: TimedConnection) -> None:
        while not self._is_stopped.is_set():
            news = self._notices(raw, max(0.0, POLL_SECONDS - self.silence))
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
