"""Background threads: each works until it is stopped, some on a connection of their own."""

import logging
import select
import socket
import threading
from abc import ABC, abstractmethod
from contextlib import closing, suppress

import psycopg

from knowledge.errors import StoreError
from knowledge.store.postgresql.connecting import TimedConnection
from knowledge.store.postgresql.connection import PATIENCE_SECONDS, reason_of

logger = logging.getLogger(__name__)


class BackgroundThread(ABC):
    """A thread that ends soon after it is told to, whatever it waits for."""

    def __init__(self, name: str) -> None:
        """Take what the thread is called; it begins with `start`."""
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._is_stopped = threading.Event()
        self._wakers: tuple[socket.socket, ...] = ()

    @property
    def is_started(self) -> bool:
        """Whether it was started; it is also when it has ended since."""
        return self._thread.ident is not None

    def start(self) -> None:
        """Work from now on; to say that again changes nothing."""
        if not self.is_started:
            self._wakers = socket.socketpair()
            self._thread.start()

    def stop(self) -> None:
        """Work no more."""
        self._is_stopped.set()
        if not self.is_started:
            return
        with suppress(OSError):
            self._wakers[0].send(b"!")
        self._thread.join(PATIENCE_SECONDS)
        if not self._thread.is_alive():
            for each in self._wakers:
                each.close()

    @abstractmethod
    def _run(self) -> None:
        """Work until `_is_stopped` is set."""


class ConnectedThread(BackgroundThread):
    """One with a connection, which is made again whenever it breaks."""

    def __init__(self, name: str, cut_off: str, pause: float) -> None:
        """Say in the log that it is `cut_off`, and try again after each `pause`, in seconds."""
        super().__init__(name)
        self._cut_off = cut_off
        self._pause = pause

    @abstractmethod
    def _connect(self) -> TimedConnection:
        """Return a new connection. Raises psycopg.Error or StoreError, as the next two do."""

    @abstractmethod
    def _begin(self, raw: TimedConnection) -> None:
        """Do what has to be done first on a new connection."""

    @abstractmethod
    def _serve(self, raw: TimedConnection) -> None:
        """Work on a connection until it breaks, or the thread is stopped."""

    def _end(self) -> None:
        """Hear that the connection is gone, or was never made."""

    def _notices(self, raw: TimedConnection, seconds: float) -> list[str]:
        """Return what is notified, as soon as anything is, or the thread is stopped, or later.

        It sleeps until then, which psycopg would interrupt ten times a second.
        """
        poll = select.poll()
        for each in (raw.pgconn.socket, self._wakers[1].fileno()):
            poll.register(each, select.POLLIN)
        # What came with the result of a statement does not lie in the socket any more.
        found = [each.payload for each in raw.notifies(timeout=0)]
        if found or not poll.poll(1000 * seconds) or self._is_stopped.is_set():
            return found
        return [each.payload for each in raw.notifies(timeout=0)]

    def _run(self) -> None:
        is_cut_off = False
        while not self._is_stopped.is_set():
            try:
                with closing(self._connect()) as raw:
                    self._begin(raw)
                    if is_cut_off:
                        logger.warning("the database is there again")
                    is_cut_off = False
                    self._serve(raw)
            except (psycopg.Error, StoreError) as exc:
                if not is_cut_off:
                    reason = reason_of(exc) if isinstance(exc, psycopg.Error) else exc
                    logger.warning("%s: %s", self._cut_off, reason)
                is_cut_off = True
            finally:
                self._end()
            self._is_stopped.wait(self._pause)
