"""The update queue: updates are stored first, acknowledged second, and answered in order per chat.

Nothing that was acknowledged is lost when the process dies; what it was just answering is
answered once more after the next start, and that is at most one update a worker.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from contextlib import suppress
from typing import Any

from bot.backoff import Backoff
from bot.throughput import CONCURRENT_UPDATES
from bot.update_queue.acks import Acks
from bot.update_queue.chat_queues import ChatQueues, PendingUpdate
from bot.update_queue.concurrency_limit import ConcurrencyLimit, LongTurns
from bot.update_queue.failures import Failure, Fate, judge
from bot.update_queue.intake import Alert, Intake, tell_nobody
from bot.update_queue.shared_intake import SharedIntake
from bot.update_queue.storage import UpdateStorage
from handlers.counters import Counters
from handlers.threads import LoopThreads, run_in
from knowledge import Replica, StoreError

logger = logging.getLogger(__name__)

Handle = Callable[[Mapping[str, Any]], Awaitable[Failure | None]]

PATIENCE_SECONDS = 120
"""How long one update may take before it is given up."""
ALONE_SECONDS = 10.0
"""How long others wait for an update that may have ended the process: alone, it is proved."""
MAX_TRIES = 8
"""How often an update is tried while Telegram cannot be reached, or the disk is full."""
_LOOK_SECONDS = 1.0
_BACKOFF = Backoff(first=2.0, longest=60.0)


class UpdateQueue:
    """Holds what arrived until it is dealt with."""

    def __init__(
        self,
        updates: UpdateStorage,
        handle: Handle,
        counters: Counters | None = None,
        alert: Alert = tell_nobody,
    ) -> None:
        """Work on what is stored; `alert` hears how many updates brought processes down."""
        self._updates = updates
        self._handle = handle
        self._counters = counters or Counters()
        self._thread = LoopThreads(1, "update-queue")
        self._queues = ChatQueues()
        self._acks = Acks(self._in_thread, updates)
        told = self._queues, self._in_thread, self._give_up, alert
        self._intake = (
            SharedIntake(replica, lambda: self._acks.unwritten, updates, *told)
            if (replica := updates.replica)
            else Intake(updates, *told)
        )
        self._room = asyncio.Condition()
        self._slots = ConcurrencyLimit(CONCURRENT_UPDATES)
        self._long_turns = LongTurns()
        self._dispatcher: asyncio.Task[None] | None = None
        self._workers: set[asyncio.Task[None]] = set()
        self._acknowledging: asyncio.Task[None] | None = None
        self._unstored: set[int] = set()
        self.moved_at = time.monotonic()
        self.fatal: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    @property
    def replica(self) -> Replica | None:
        """What this process is to others that work on the queue."""
        return self._updates.replica

    @property
    def is_behind(self) -> bool:
        """Whether another replica had better be asked."""
        return self.replica is not None and self.replica.is_behind

    @property
    def depth(self) -> int:
        return self._queues.depth

    @property
    def age(self) -> float:
        return self._queues.age()

    @property
    def has_room(self) -> bool:
        return self._intake.has_room

    @property
    def is_dead(self) -> bool:
        """Whether nothing will be worked on any more."""
        tasks = self._dispatcher, self._acknowledging
        return self._intake.is_dead or any(task is None or task.done() for task in tasks)

    async def open(self) -> None:
        """Take in what waits already, and begin to work."""
        await self._in_thread(self._updates.let_go)
        await self._intake.open()
        self._dispatcher = asyncio.create_task(self._dispatch())
        self._acknowledging = asyncio.create_task(self._acks.run())

    async def room(self) -> None:
        """Wait until there is room for more."""
        async with self._room:
            while not self.has_room:
                # It may come without anything being done here: by another replica.
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._room.wait(), _LOOK_SECONDS)

    async def emptied(self) -> None:
        """Wait until nothing waits."""
        async with self._room:
            await self._room.wait_for(lambda: not self.depth)

    async def put(self, arrived: Collection[Mapping[str, Any]]) -> None:
        """Store updates; when this returns they are on the disk, or dealt with.

        Raises StoreError from a replica that is cut off: another one may have its chats.
        """
        began = time.monotonic()
        try:
            await self._intake.put(arrived)
            self._counters.took("store", time.monotonic() - began)
        except StoreError as exc:
            if self._intake.is_cut_off:
                raise
            logger.error("answering without the inbox: %s", exc)  # noqa: TRY400
            await self._answer_unstored(arrived)

    async def close(self, grace: float) -> None:
        """Let what is being answered finish, for some seconds; all else waits for a restart."""
        self._queues.stop()
        if self._workers:
            await asyncio.wait(self._workers, timeout=grace)
        for task in (*self._workers, self._dispatcher, self._acknowledging):
            if task is not None:
                task.cancel()
        await self._acks.flush()
        await self._intake.close()
        await asyncio.to_thread(self._thread.shutdown)

    async def _answer_unstored(self, arrived: Collection[Mapping[str, Any]]) -> None:
        """Deal with updates at once: only then may Telegram hear that they arrived."""
        ids = {int(update["update_id"]) for update in arrived}
        for update in arrived:
            if update["update_id"] not in self._unstored:
                self._unstored.add(update["update_id"])
                self._queues.add(update, self._intake.key_of(update), is_stored=False)
        async with self._room:
            await self._room.wait_for(lambda: not ids & self._queues.ids())

    async def _dispatch(self) -> None:
        """Give each chat queue whose turn it is a task, as long as there are slots."""
        while True:
            await self._slots.take()
            if (turn := await self._queues.next()) is None:
                return
            is_suspect = turn[1].id in self._intake.suspects
            if is_suspect and self._workers:
                await asyncio.wait(self._workers, timeout=ALONE_SECONDS)
            task = asyncio.create_task(self._work(*turn))
            self._workers.add(task)
            task.add_done_callback(self._workers.discard)
            if is_suspect:
                await asyncio.wait({task}, timeout=ALONE_SECONDS)

    async def _work(self, key: Hashable, update: PendingUpdate) -> None:
        self._slots.hold()
        began = time.monotonic()
        self._counters.took("wait", began - update.since)
        try:
            async with self._long_turns.turn(update.length):
                await self._answer(key, update)
        finally:
            self._slots.give_back()
        self.moved_at = time.monotonic()
        self._counters.took("update", self.moved_at - began)
        async with self._room:
            self._room.notify_all()

    async def _answer(self, key: Hashable, update: PendingUpdate) -> None:
        self._acks.started(update.id)
        if update.id in self._intake.suspects:
            # It may take the process with it before the next acknowledgement is written.
            await self._acks.flush()
        failure = await self._outcome(update)
        fate = failure.fate if failure else Fate.DONE
        self._counters.count("updates", fate.name.lower())
        if fate is Fate.STOP and failure:
            if not self.fatal.done():
                self.fatal.set_result(failure.reason)
            self._put_off(key, update.id, _BACKOFF.longest)
        elif fate is Fate.LATER and failure and update.tries < MAX_TRIES:
            update.tries += 1
            self._put_off(key, update.id, failure.pause or _BACKOFF.pause(update.tries))
        else:
            if failure and fate is not Fate.DONE:
                await self._give_up(update.id, failure.reason)
            else:
                await self._acks.done(update.id)
            self._queues.finish(key)
            self._intake.finished()

    def _put_off(self, key: Hashable, update: int, pause: float) -> None:
        """Let an update wait; restarts meanwhile are not held against it."""
        self._acks.put_off(update)
        self._queues.put_off(key, pause)
        self._intake.finished()

    async def _outcome(self, update: PendingUpdate) -> Failure | None:
        """Deal with an update in a task of its own: whatever it does, the worker lives on."""
        task = asyncio.ensure_future(self._handle(update.content))
        try:
            await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        finally:
            task.cancel()
        if not task.done() or task.cancelled():
            return Failure(Fate.DEAD, f"It took more than {PATIENCE_SECONDS} s.")
        return judge(exc) if (exc := task.exception()) else task.result()

    async def _give_up(self, update: int, reason: str) -> None:
        logger.error("update %d is given up: %s", update, reason)
        try:
            await self._in_thread(self._updates.give_up, update, reason)
        except StoreError as exc:
            logger.warning("update %d comes again after a restart: %s", update, exc)

    async def _in_thread(self, work: Callable[..., Any], *args: Any) -> Any:
        return await run_in(self._thread, work, *args)
