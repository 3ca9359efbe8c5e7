"""Intake: what arrives is stored, and what waits gets into the chat queues of this process."""

import logging
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from typing import Any

from bot.update_queue.chat_queues import ChatQueues, queue_key
from bot.update_queue.storage import StoredUpdate, UpdateStorage

logger = logging.getLogger(__name__)

CAPACITY = 1_000
"""Updates that may wait here; the others wait with Telegram, which keeps them for a day."""
InThread = Callable[..., Awaitable[Any]]
GiveUp = Callable[[int, str], Awaitable[None]]
Alert = Callable[[int], Awaitable[object]]


async def tell_nobody(_: int) -> None:
    """Let nobody know that updates were given up."""


class Intake:
    """Takes in all that waits: no other process works on this queue."""

    def __init__(
        self,
        updates: UpdateStorage,
        queues: ChatQueues,
        in_thread: InThread,
        give_up: GiveUp,
        alert: Alert = tell_nobody,
    ) -> None:
        """Store with the help of a thread; `alert` hears how many updates brought bots down."""
        self._updates = updates
        self._queues = queues
        self._in_thread = in_thread
        self._give_up = give_up
        self._alert = alert
        self.suspects: set[int] = set()

    @property
    def has_room(self) -> bool:
        """Whether more may arrive."""
        return self._queues.depth < CAPACITY

    @property
    def is_cut_off(self) -> bool:
        """Whether other processes take over what this one works on."""
        return False

    @property
    def is_dead(self) -> bool:
        """Whether nothing will be taken in any more."""
        return False

    async def open(self) -> None:
        """Take in what waits since the last run."""
        stored: list[StoredUpdate] = await self._in_thread(lambda: [*self._updates.waiting()])
        poisonous = await self._take_in(stored)
        if self._queues.depth:
            logger.info("%d updates of the last run are answered first", self._queues.depth)
        if poisonous:
            await self._alert(poisonous)

    async def put(self, arrived: Collection[Mapping[str, Any]]) -> None:
        """Return when these are on the disk. Raises StoreError."""
        for update in await self._in_thread(self._updates.add, arrived):
            self._queues.add(update, self.key_of(update))

    def key_of(self, update: Mapping[str, Any]) -> Hashable:
        """Return the queue of an update."""
        return queue_key(update)

    def finished(self) -> None:
        """Hear that there may be room for more."""

    async def close(self) -> None:
        """Take nothing in any more."""

    async def _take_in(self, stored: Collection[StoredUpdate]) -> int:
        """Queue what is readable; chats with a suspect come after all others.

        Return how many are given up because processes ended on them again and again.
        """
        for each in stored:
            if each.content is None:
                await self._give_up(each.id, each.error)
        readable = [(each, each.content) for each in stored if each.content is not None]
        suspects = {each.id for each, _ in readable if each.is_suspect}
        self.suspects |= suspects
        last = {self._key(each) for each, _ in readable if each.is_suspect}
        for each, content in sorted(readable, key=lambda both: self._key(both[0]) in last):
            self._queues.add(content, self._key(each))
        return sum(each.is_suspect for each in stored) - len(suspects)

    def _key(self, stored: StoredUpdate) -> Hashable:
        return self.key_of(stored.content or {})
