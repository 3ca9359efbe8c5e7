"""Shared intake: several replicas work on one queue, each on the chats that it has claimed."""

import asyncio
import logging
from collections.abc import Callable, Collection, Hashable, Mapping
from contextlib import suppress
from typing import Any

from bot.throughput import CONCURRENT_UPDATES
from bot.update_queue.intake import CAPACITY, Intake
from bot.update_queue.storage import ClaimedUpdates, StoredUpdate
from knowledge import Replica, StoreError

logger = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""How often a replica looks for what waits although it heard nothing, and for dead ones."""
AT_ONCE = 8
"""Chats that a replica claims at once, so that others get some; the more it has, the rarer."""
_BETWEEN_LOOKS = 0.02


class SharedIntake(Intake):
    """Takes in what waits in chats that no other replica works on, and leaves the rest to others.

    While it is cut off it has no room: Telegram keeps what comes, or another replica gets it. If
    its index is behind, it stores what comes for the others.
    """

    def __init__(
        self, replica: Replica, unwritten: Callable[[], Collection[int]], *args: Any, **more: Any
    ) -> None:
        """Claim as this replica; what is done but `unwritten` is not taken in again."""
        super().__init__(*args, **more)
        self._replica = replica
        self._unwritten = unwritten
        self._number: int | None = None
        self._others = 0
        self._chats: dict[int, str] = {}
        self._is_awake = asyncio.Event()
        self._claiming = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None
        self._alerts: set[asyncio.Future[object]] = set()

    @property
    def has_room(self) -> bool:
        return not self.is_cut_off and self._queues.depth + self._others < CAPACITY

    @property
    def is_cut_off(self) -> bool:
        return self._replica.number is None

    @property
    def is_dead(self) -> bool:
        return self._looking is None or self._looking.done()

    async def open(self) -> None:
        """Look for what waits, from now on."""
        loop = asyncio.get_running_loop()

        def heard() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._note)

        self._replica.watch(heard)
        self._looking = asyncio.create_task(self._look())
        self._replica.start()

    async def put(self, arrived: Collection[Mapping[str, Any]]) -> None:
        await self._in_thread(self._updates.add, arrived)
        if self._queues.busy >= AT_ONCE:
            self._is_awake.set()
        try:
            if self._queues.busy < AT_ONCE:
                await self._claim()
            if left := {int(each["update_id"]) for each in arrived} - self._queues.ids():
                await self._in_thread(self._updates.tell_others, left)
        except StoreError as exc:
            logger.warning("updates wait for the next look: %s", exc)

    def key_of(self, update: Mapping[str, Any]) -> Hashable:
        return self._updates.chat_of(update)

    def finished(self) -> None:
        if self._others:
            self._is_awake.set()

    async def close(self) -> None:
        if self._looking is None:
            return
        self._looking.cancel()
        with suppress(StoreError):
            await self._in_thread(self._updates.release)
        await asyncio.to_thread(self._replica.stop)

    def _key(self, stored: StoredUpdate) -> Hashable:
        return stored.chat

    def _note(self) -> None:
        """Hear from the replica. What was claimed under another number others may have by now."""
        if self._replica.number != self._number:
            self._number = self._replica.number
            self._queues.keep(())
        self._is_awake.set()

    async def _look(self) -> None:
        is_failing = False
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._is_awake.wait(), LOOK_SECONDS)
            self._is_awake.clear()
            try:
                await self._claim()
            except StoreError as exc:
                if not is_failing:
                    logger.warning("the inbox cannot be read: %s", exc)
                is_failing = True
            else:
                is_failing = False
            # Others shall have their turn as well.
            await asyncio.sleep(_BETWEEN_LOOKS)

    async def _claim(self) -> None:
        async with self._claiming:
            if (number := self._replica.number) is None:
                return
            if self._replica.is_behind:
                # Others know better by now: what is not begun is theirs.
                self._queues.keep(())
            room = 0 if self._replica.is_behind else CONCURRENT_UPDATES - self._queues.busy
            known = self._queues.ids() | {*self._unwritten()}
            self._chats = {id_: chat for id_, chat in self._chats.items() if id_ in known}
            # Another one would do once more what is not written yet.
            kept = self._queues.keys() | {*self._chats.values()}
            claimed: ClaimedUpdates = await self._in_thread(
                self._updates.claim, kept, known, min(AT_ONCE, room)
            )
            if number != self._replica.number:
                return
            self._queues.keep(claimed.chats)
            self._chats |= {each.id: each.chat for each in claimed.updates}
            self._others = claimed.others
            if poisonous := await self._take_in(claimed.updates):
                alert = asyncio.ensure_future(self._alert(poisonous))
                self._alerts.add(alert)
                alert.add_done_callback(self._alerts.discard)
        if self._others and room > AT_ONCE:
            self._is_awake.set()
