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


class Health:
    """Looks after the parts without which nobody gets an answer."""

    def __init__(
        self,
        queue: UpdateQueue,
        write: Callable[[], Awaitable[None]],
        heard_at: Callable[[], float] = time.monotonic,
    ) -> None:
        """Watch a queue, what writes, and when Telegram was last heard (monotonic seconds)."""
        self._queue = queue
        self._write = write
        self._heard_at = heard_at

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
        if not await self._can_write():
            found.append(f"nothing could be written for {WRITER_SECONDS:.0f} s")
        return found

    async def _can_write(self) -> bool:
        try:
            await asyncio.wait_for(self._write(), WRITER_SECONDS)
        except TimeoutError:
            return False
        return True
