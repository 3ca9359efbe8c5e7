"""How many updates are worked on at once; who only waits lends its slot to another."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar

_held: ContextVar["ConcurrencyLimit | None"] = ContextVar("held", default=None)


class ConcurrencyLimit:
    """A number of slots, held by tasks."""

    def __init__(self, count: int) -> None:
        self._free = asyncio.Semaphore(count)

    async def take(self) -> None:
        """Wait for a slot; whoever calls this passes it on to a task that holds it."""
        await self._free.acquire()

    def hold(self) -> None:
        """Note that the current task holds a slot, and with it all that it calls."""
        _held.set(self)

    def give_back(self) -> None:
        """Let another have the slot."""
        self._free.release()


@asynccontextmanager
async def lent() -> AsyncIterator[None]:
    """Lend the slot of this task, if it holds one, while the body only waits."""
    slots = _held.get()
    if slots is None:
        yield
        return
    slots.give_back()
    try:
        yield
    finally:
        await slots.take()
