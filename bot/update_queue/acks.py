"""Acknowledgements of updates that are done, many in one transaction."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from bot.update_queue.storage import UpdateStorage
from knowledge import StoreError

logger = logging.getLogger(__name__)

_PAUSE_SECONDS = 1.0


class Acks:
    """Gathers acknowledgements while the last ones are written.

    A worker waits for its acknowledgement, so that no more than one update a worker comes again
    after a kill; while the disk is full it waits but a moment, for people still wait for answers.
    """

    def __init__(
        self, in_thread: Callable[..., Coroutine[Any, Any, Any]], updates: UpdateStorage
    ) -> None:
        self._in_thread = in_thread
        self._updates = updates
        self._started: set[int] = set()
        self._survived: set[int] = set()
        self._done: dict[int, asyncio.Future[None]] = {}
        self._being_written: dict[int, asyncio.Future[None]] = {}
        self._is_due = asyncio.Event()

    @property
    def unwritten(self) -> set[int]:
        """Updates that are done, which is written nowhere yet."""
        return {*self._done, *self._being_written}

    def started(self, update: int) -> None:
        """Note that work on an update began; written with the next acknowledgement."""
        self._started.add(update)
        self._is_due.set()

    def put_off(self, update: int) -> None:
        """Take back that work on an update began: it failed, but did not end this process."""
        if update in self._started:
            self._started.remove(update)
        else:
            self._survived.add(update)
            self._is_due.set()

    async def done(self, update: int) -> None:
        """Return when it is written that the work on an update is done."""
        written = self._done[update] = asyncio.get_running_loop().create_future()
        self._is_due.set()
        await asyncio.wait({written}, timeout=_PAUSE_SECONDS)

    async def run(self) -> None:
        """Write acknowledgements as they come; what the disk refuses is tried again."""
        while True:
            await self._is_due.wait()
            self._is_due.clear()
            if not await self.flush():
                await asyncio.sleep(_PAUSE_SECONDS)
                self._is_due.set()

    async def flush(self) -> bool:
        """Write all; return whether that worked, else they are kept for the next time."""
        started, survived, done = self._started, self._survived, self._done
        self._started, self._survived, self._done = set(), set(), {}
        begun = started - done.keys()
        self._being_written |= done
        try:
            # A stop must not take what waits for the thread: it would be written nowhere.
            await asyncio.shield(
                self._in_thread(self._updates.acknowledge, begun, tuple(done), survived)
            )
        except StoreError as exc:
            logger.warning("the inbox cannot be marked: %s", exc)
            self._started |= started
            self._survived |= survived
            self._done = done | self._done
            return False
        finally:
            self._being_written = {
                each: told for each, told in self._being_written.items() if each not in done
            }
        for written in done.values():
            if not written.done():
                written.set_result(None)
        return True
