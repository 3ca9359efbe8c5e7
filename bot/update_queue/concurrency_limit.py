"""How many updates are worked on at once; who only waits lends its slot to another."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar

LONG = 400
"""Characters of a message from which on it makes the work of several."""
LONG_SECONDS = 2.0
"""How long the next one waits for such a message, whatever that waits for."""

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


class LongTurns:
    """Lets long messages begin one by one: many at once would hold up whoever asks in a line.

    Between two of them others have as much time as the last one took. One that waits for
    Telegram keeps the others no longer than the work itself takes.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(1)

    @asynccontextmanager
    async def turn(self, length: int) -> AsyncIterator[None]:
        """Let the body begin when it may, with a message of so many characters."""
        if length <= LONG:
            yield
            return
        async with lent():
            await self._turn.acquire()
        loop = asyncio.get_running_loop()
        began = loop.time()
        turn = loop.call_later(LONG_SECONDS, self._turn.release)
        try:
            yield
        finally:
            if turn.when() > loop.time():
                turn.cancel()
                # The share of others: half of the time, however many long ones wait.
                loop.call_at(2 * loop.time() - began, self._turn.release)
