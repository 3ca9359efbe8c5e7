"""Mirror lag: how far a mirror is behind the server, looked at every second."""

import logging
import time
from collections.abc import Callable

from knowledge.errors import StoreError
from knowledge.store.postgresql.background import BackgroundThread
from knowledge.store.postgresql.mirror import MirrorPosition, is_in_step

logger = logging.getLogger(__name__)

PERIOD_SECONDS = 1.0
SILENT_SECONDS = 5.0
"""After so long without a comparison the server counts as silent."""
ALLOWED_SECONDS = 2.0
"""For how long a mirror may be on its way: an edit takes some hundredths of a second."""


class MirrorLag(BackgroundThread):
    """A thread that compares; nobody waits for what it finds."""

    def __init__(self, compare: Callable[[], tuple[MirrorPosition, MirrorPosition]]) -> None:
        """Learn the positions of mirror and server from `compare`, which may raise StoreError."""
        super().__init__("mirror-lag")
        self._compare = compare
        self._compared_at = time.monotonic()
        self._in_step_at = self._compared_at
        self._missing = 0

    @property
    def changes(self) -> int:
        """How many changes the mirror lacks, if it has lacked any for longer than allowed."""
        return self._missing if self._compared_at - self._in_step_at > ALLOWED_SECONDS else 0

    @property
    def silence(self) -> float:
        """For how many seconds the two could not be compared, while somebody does."""
        return time.monotonic() - self._compared_at if self.is_started else 0.0

    def start(self) -> None:
        """Compare from now on."""
        self._compared_at = self._in_step_at = time.monotonic()
        super().start()

    def _run(self) -> None:
        while not self._is_stopped.wait(PERIOD_SECONDS):
            try:
                mirror, server = self._compare()
            except StoreError as exc:
                logger.debug("the mirror cannot be compared: %s", exc)
                continue
            self._note(mirror, server)

    def _note(self, mirror: MirrorPosition, server: MirrorPosition) -> None:
        known = mirror.change if mirror.source == server.source else 0
        # In this order: whoever asks in between sees no lag that is over.
        self._missing = max(1, server.change - known)
        self._compared_at = time.monotonic()
        if is_in_step(mirror, server):
            self._in_step_at = self._compared_at
