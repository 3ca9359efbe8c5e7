"""The update queue: updates are stored first, acknowledged second, and answered in order per chat.

Nothing that was acknowledged is lost when the process dies; what it was just answering is
answered once more after the next start, and that is at most one update a worker.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from bot.backoff import Backoff
from bot.throughput import CONCURRENT_UPDATES
from bot.update_queue.acks import Acks
from bot.update_queue.chat_queues import ChatQueues, PendingUpdate, queue_key
from bot.update_queue.concurrency_limit import ConcurrencyLimit, lent
from bot.update_queue.failures import Failure, Fate, judge
from bot.update_queue.storage import StoredUpdate, UpdateStorage
from handlers.counters import Counters
from knowledge import StoreError

logger = logging.getLogger(__name__)

Handle = Callable[[Mapping[str, Any]], Awaitable[Failure | None]]

CAPACITY = 1_000
"""Updates that may wait here; the others wait with Telegram, which keeps them for a day."""
PATIENCE_SECONDS = 120
"""How long one update may take before it is given up."""
LONG = 400
"""Characters of a message from which on it makes the work of several."""
LONG_SECONDS = 2.0
"""How long the next one waits for such a message, whatever that waits for."""
ALONE_SECONDS = 10.0
"""How long others wait for an update that may have ended the process: alone, it is proved."""
MAX_TRIES = 8
"""How often an update is tried while Telegram cannot be reached, or the disk is full."""
_BACKOFF = Backoff(first=2.0, longest=60.0)


class UpdateQueue:
    """Holds what arrived until it is dealt with."""

    def __init__(
        self, updates: UpdateStorage, handle: Handle, counters: Counters | None = None
    ) -> None:
        self._updates = updates
        self._handle = handle
        self._counters = counters or Counters()
        self._thread = ThreadPoolExecutor(1, "update-queue")
        self._queues = ChatQueues()
        self._acks = Acks(self._in_thread, updates)
        self._room = asyncio.Condition()
        self._slots = ConcurrencyLimit(CONCURRENT_UPDATES)
        self._long_turn = asyncio.Semaphore(1)
        self._dispatcher: asyncio.Task[None] | None = None
        self._workers: set[asyncio.Task[None]] = set()
        self._acknowledging: asyncio.Task[None] | None = None
        self._unstored: set[int] = set()
        self._suspects: set[int] = set()
        self.moved_at = time.monotonic()
        self.fatal: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    @property
    def depth(self) -> int:
        return self._queues.depth

    @property
    def age(self) -> float:
        return self._queues.age()

    @property
    def has_room(self) -> bool:
        return self.depth < CAPACITY

    @property
    def is_dead(self) -> bool:
        """Whether nothing will be worked on any more."""
        return any(task is None or task.done() for task in (self._dispatcher, self._acknowledging))

    async def open(self) -> int:
        """Take up what waits since the last run, and begin to work.

        Return how many updates are given up because the process ended on them again and again.
        """
        await self._in_thread(self._updates.let_go)
        stored: list[StoredUpdate] = await self._in_thread(lambda: list(self._updates.waiting()))
        readable = [each for each in stored if each.content is not None]
        for each in stored:
            if each.content is None:
                await self._give_up(each.id, each.error)
        self._take_up(readable)
        if self.depth:
            logger.info("%d updates of the last run are answered first", self.depth)
        self._dispatcher = asyncio.create_task(self._dispatch())
        self._acknowledging = asyncio.create_task(self._acks.run())
        return sum(each.is_suspect for each in stored) - len(self._suspects)

    def _take_up(self, stored: Collection[StoredUpdate]) -> None:
        """Queue what is readable; chats with a suspect come after all others."""
        self._suspects = {each.id for each in stored if each.is_suspect}
        contents = [each.content for each in stored if each.content is not None]
        last = {queue_key(each) for each in contents if each["update_id"] in self._suspects}
        for content in sorted(contents, key=lambda each: queue_key(each) in last):
            self._queues.add(content)

    async def room(self) -> None:
        """Wait until there is room for more."""
        async with self._room:
            await self._room.wait_for(lambda: self.has_room)

    async def emptied(self) -> None:
        """Wait until nothing waits."""
        async with self._room:
            await self._room.wait_for(lambda: not self.depth)

    async def put(self, arrived: Collection[Mapping[str, Any]]) -> None:
        """Store updates; when this returns they are on the disk, or dealt with."""
        began = time.monotonic()
        try:
            for update in await self._in_thread(self._updates.add, arrived):
                self._queues.add(update)
            self._counters.took("store", time.monotonic() - began)
        except StoreError as exc:
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
        await asyncio.to_thread(self._thread.shutdown)

    async def _answer_unstored(self, arrived: Collection[Mapping[str, Any]]) -> None:
        """Deal with updates at once: only then may Telegram hear that they arrived."""
        ids = {int(update["update_id"]) for update in arrived}
        for update in arrived:
            if update["update_id"] not in self._unstored:
                self._unstored.add(update["update_id"])
                self._queues.add(update)
        async with self._room:
            await self._room.wait_for(lambda: not ids & self._queues.ids())

    async def _dispatch(self) -> None:
        """Give each chat queue whose turn it is a task, as long as there are slots."""
        while True:
            await self._slots.take()
            if (turn := await self._queues.next()) is None:
                return
            is_suspect = turn[1].id in self._suspects
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
            async with self._turn(update):
                await self._answer(key, update)
        finally:
            self._slots.give_back()
        self.moved_at = time.monotonic()
        self._counters.took("update", self.moved_at - began)
        async with self._room:
            self._room.notify_all()

    @asynccontextmanager
    async def _turn(self, update: PendingUpdate) -> AsyncIterator[None]:
        """Let long messages begin one by one: many at once would hold up whoever asks in a line.

        Between two of them others have as much time as the last one took. One that waits for
        Telegram keeps the others no longer than the work itself takes.
        """
        if update.length <= LONG:
            yield
            return
        async with lent():
            await self._long_turn.acquire()
        loop = asyncio.get_running_loop()
        began = loop.time()
        turn = loop.call_later(LONG_SECONDS, self._long_turn.release)
        try:
            yield
        finally:
            if turn.when() > loop.time():
                turn.cancel()
                # The share of others: half of the time, however many long ones wait.
                loop.call_at(2 * loop.time() - began, self._long_turn.release)

    async def _answer(self, key: Hashable, update: PendingUpdate) -> None:
        self._acks.started(update.id)
        if update.id in self._suspects:
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

    def _put_off(self, key: Hashable, update: int, pause: float) -> None:
        """Let an update wait; restarts meanwhile are not held against it."""
        self._acks.put_off(update)
        self._queues.put_off(key, pause)

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
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *args)
