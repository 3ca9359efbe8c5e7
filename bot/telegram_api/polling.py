"""Long polling: an update is acknowledged by the next request, once the update queue holds it."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import throughput
from bot.backoff import Backoff
from bot.telegram_api.client import Client
from bot.telegram_api.retries import seconds_of
from bot.update_queue.queue import UpdateQueue
from knowledge import StoreError

logger = logging.getLogger(__name__)

_BACKOFF = Backoff(first=1.0, longest=30.0)
_CONFLICT_PAUSE = 5.0
_STORE_PAUSE = 1.0


class Poller:
    """Asks Telegram for updates, for as long as the process runs."""

    def __init__(self, client: Client, queue: UpdateQueue, allowed: Sequence[str]) -> None:
        self._client = client
        self._queue = queue
        self._allowed = allowed
        self._offset = 0
        self._failures = 0
        self.answered_at = time.monotonic()

    async def run(self) -> None:
        """Poll without end. Raises InvalidToken when Telegram does not know the token."""
        self.answered_at = time.monotonic()
        while True:
            await self._queue.room()
            if self._queue.depth > throughput.CONCURRENT_UPDATES:
                await asyncio.sleep(throughput.GATHERING_SECONDS)
            arrived = await self._ask()
            updates = [each for each in arrived if isinstance(each.get("update_id"), int)]
            if len(updates) < len(arrived):
                logger.error("Telegram sent an update without an id; it is left out")
            if updates and await self._is_stored(updates):
                self._offset = updates[-1]["update_id"] + 1

    async def _is_stored(self, updates: Sequence[Mapping[str, Any]]) -> bool:
        """Store updates; tell whether Telegram need not send them again."""
        try:
            await self._queue.put(updates)
        except StoreError as exc:
            logger.warning("updates wait with Telegram: %s", exc)
            await asyncio.sleep(_STORE_PAUSE)
            return False
        return True

    async def _ask(self) -> list[dict[str, Any]]:
        try:
            updates = await self._client.raw_updates(self._offset, self._allowed)
        except InvalidToken:
            raise
        except Conflict:
            logger.error(  # noqa: TRY400 - what stands in the traceback helps nobody
                "another instance is polling with this token: stop one of the two"
            )
            await asyncio.sleep(_CONFLICT_PAUSE)
        except RetryAfter as exc:
            await asyncio.sleep(seconds_of(exc))
        except TelegramError as exc:
            self._failures += 1
            pause = _BACKOFF.pause(self._failures)
            logger.warning("no updates (%s), trying again in %d s", type(exc).__name__, pause)
            await asyncio.sleep(pause)
        else:
            self._failures = 0
            self.answered_at = time.monotonic()
            return updates
        return []
