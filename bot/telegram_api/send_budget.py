"""Send budget: bots that send in one name stay below Telegram's limits together.

Those are, by https://core.telegram.org/bots/faq: 30 messages a second in all, one a second to a
chat but for short bursts, and 20 a minute to a group.
"""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from telegram.error import RetryAfter

from bot.update_queue.concurrency_limit import lent
from handlers.rate_limit import TokenBuckets
from knowledge import SendLeases, StoreError

logger = logging.getLogger(__name__)

EVENNESS = 0.8
"""The part of Telegram's limit that is spent: any second then stays below the whole of it."""
_LEASE_SECONDS = 0.2
"""For how long what was taken is good, and how much of it is taken at once at most."""
_CHAT_BURST, _CHAT_SECONDS = 3, 1.0
_GROUP_BURST, _GROUP_SECONDS = 8, 5.0
_PATIENCE_SECONDS = 1.5
_SILENCE_SECONDS = 1.0
_SHARE = 3
"""As if so many bots sent, while it cannot be known what the others do."""


class SendBudget:
    """Lets calls that send something wait for their turn. To be used on one event loop.

    One bot at a time works on a private chat, so it counts those by itself; the rest is shared. As
    many sends are taken at once as wait, so that a lease costs less the more there is to send.
    """

    def __init__(self, leases: SendLeases, limit: float) -> None:
        """Share a budget of `limit` sends a second."""
        self._leases = leases
        self._most = max(1, math.floor(limit * EVENNESS * _LEASE_SECONDS))
        self._thread = ThreadPoolExecutor(1, "send-budget")
        self._chats = TokenBuckets(_CHAT_BURST, _CHAT_SECONDS)
        self._own = TokenBuckets(1, _SHARE / (limit * EVENNESS))
        self._own_groups = TokenBuckets(_GROUP_BURST, _GROUP_SECONDS)
        self._turns = asyncio.Lock()
        self._waiting = 0
        self._left, self._good_until, self._silent_until = 0, 0.0, 0.0
        self._call: asyncio.Future[float | None] | None = None

    async def turn(self, chat: object) -> None:
        """Wait until something may be sent to a chat. Raises RetryAfter if that takes too long."""
        group = chat if isinstance(chat, int) and chat < 0 else None
        if group is None:
            await _wait_for(self._chats, chat)
        self._waiting += 1
        try:
            async with self._turns:
                wait = await self._take(group)
        finally:
            self._waiting -= 1
        if wait is None:
            await _wait_for(self._own_groups, group)
        elif wait > 0:
            await _sleep(wait)

    def close(self) -> None:
        """Close what leases are taken with."""
        self._thread.submit(self._leases.close)
        self._thread.shutdown(wait=False)

    async def _take(self, group: int | None) -> float | None:
        """Return in how many seconds the next one may send; others may come before a group.

        None if a group has to wait as long as this bot alone knows. Nothing that waits in here
        lends its slot: who got that would wait for the same turn, until nobody is left to end it.
        """
        now = time.monotonic()
        if group is None and self._left and now < self._good_until:
            self._left -= 1
            return 0.0
        if now < self._silent_until or (self._call and not self._call.done()):
            return await self._take_own(group)
        sends = min(self._waiting, self._most) if group is None else 1
        loop = asyncio.get_running_loop()
        self._call = loop.run_in_executor(self._thread, self._leases.take, sends, group)
        try:
            wait = await asyncio.wait_for(asyncio.shield(self._call), _PATIENCE_SECONDS)
        except (StoreError, TimeoutError) as exc:
            logger.warning("sending at a third of the rate, for it cannot be shared: %s", exc)
            self._silent_until = time.monotonic() + _SILENCE_SECONDS
            return await self._take_own(group)
        if wait is None:
            raise RetryAfter(round(_GROUP_SECONDS * _GROUP_BURST))
        if group is not None:
            return wait
        if wait > 0:
            await asyncio.sleep(wait)
        self._left, self._good_until = sends - 1, time.monotonic() + _LEASE_SECONDS
        return 0.0

    async def _take_own(self, group: int | None) -> float | None:
        """Take a turn without the others: as long as nothing is shared, a part of the whole."""
        await _wait_for(self._own, None, pause=asyncio.sleep)
        return 0.0 if group is None else None


async def _sleep(seconds: float) -> None:
    async with lent():
        await asyncio.sleep(seconds)


async def _wait_for(
    buckets: TokenBuckets, key: object, pause: Callable[[float], Awaitable[None]] = _sleep
) -> None:
    while wait := buckets.wait(key, time.monotonic()):
        await pause(wait)
