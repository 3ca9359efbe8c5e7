"""Health: does Telegram answer, does the update queue move, does the writer write."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.update_queue.queue import UpdateQueue

SILENCE_SECONDS = 90.0
"""Without an answer to a long poll of 20 s; then Telegram, or the way to it, is gone."""
STANDSTILL_SECONDS = 120.0
"""With updates that wait and none that is dealt with: longer than Telegram makes a chat wait."""
WRITER_SECONDS = 5.0
BEHIND_SECONDS = 15.0
"""Three looks at the database that failed, where it is on a server."""


class Health:
    """Looks after the parts without which nobody gets an answer."""

    def __init__(
        self,
        queue: UpdateQueue,
        write: Callable[[], Awaitable[None]],
        heard_at: Callable[[], float] = time.monotonic,
        seconds_behind: Callable[[], float] = float,
        changes_behind: Callable[[], int] = int,
    ) -> None:
        """Watch a queue, what writes, and when Telegram was last heard (monotonic seconds).

        `seconds_behind` tells for how long answers may not be those of the database, and
        `changes_behind` how much of it they are known not to show.
        """
        self._queue = queue
        self._write = write
        self._heard_at = heard_at
        self._seconds_behind = seconds_behind
        self._changes_behind = changes_behind

    async def problems(self) -> list[str]:
        """Return what is wrong, nothing if all is well."""
        found = []
        now = time.monotonic()
        if (silence := now - self._heard_at()) > SILENCE_SECONDS:
            found.append(f"no answer from Telegram for {silence:.0f} s")
        if self._queue.is_dead:
            found.append("the inbox has stopped")
        standstill = min(now - self._queue.moved_at, self._queue.age)
        if self._queue.depth and standstill > STANDSTILL_SECONDS:
            found.append(f"the inbox has not moved for {standstill:.0f} s")
        if (behind := self._seconds_behind()) > BEHIND_SECONDS:
            found.append(f"the database was not heard for {behind:.0f} s: answers may be old")
        if missing := self._changes_behind():
            found.append(f"the index is {missing} changes behind the database: no answers yet")
        if not await self._can_write():
            found.append(f"nothing could be written for {WRITER_SECONDS:.0f} s")
        return found

    async def _can_write(self) -> bool:
        try:
            await asyncio.wait_for(self._write(), WRITER_SECONDS)
        except TimeoutError:
            return False
        return True
