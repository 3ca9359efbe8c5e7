"""Chat queues: what belongs to one chat waits in one queue, and queues move side by side."""

import asyncio
import time
from collections import deque
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


@dataclass(slots=True)
class PendingUpdate:
    """An update that waits for its turn."""

    content: Mapping[str, Any]
    since: float = field(default_factory=time.monotonic)
    tries: int = 0
    is_stored: bool = True

    @property
    def id(self) -> int:
        return int(self.content["update_id"])

    @property
    def length(self) -> int:
        """How many characters somebody wrote, in whatever kind of message."""
        written = (each for each in self.content.values() if isinstance(each, dict))
        texts = (each.get("text") or each.get("caption") or "" for each in written)
        return max((len(text) for text in texts if isinstance(text, str)), default=0)


class QueueState(Enum):
    """What becomes of the first update of a queue."""

    READY = auto()
    IN_WORK = auto()
    PUT_OFF = auto()


@dataclass(slots=True, eq=False)
class ChatQueue:
    """Updates that stay in order."""

    key: Hashable
    updates: deque[PendingUpdate] = field(default_factory=deque)
    state: QueueState = QueueState.READY


class ChatQueues:
    """Hands out one update of a queue at a time, queues in turn."""

    def __init__(self) -> None:
        self._queues: dict[Hashable, ChatQueue] = {}
        self._ready: asyncio.Queue[ChatQueue | None] = asyncio.Queue()
        self._is_stopped = False
        self.depth = 0

    @property
    def busy(self) -> int:
        """How many queues are worked on, or wait for that and not for time to pass."""
        return sum(queue.state is not QueueState.PUT_OFF for queue in self._queues.values())

    def add(self, update: Mapping[str, Any], key: Hashable, *, is_stored: bool = True) -> None:
        """Put an update at the end of the queue with this key."""
        pending = PendingUpdate(update, is_stored=is_stored)
        self.depth += 1
        if key in self._queues:
            self._queues[key].updates.append(pending)
        else:
            self._queues[key] = queue = ChatQueue(key, deque([pending]))
            self._ready.put_nowait(queue)

    async def next(self) -> tuple[Hashable, PendingUpdate] | None:
        """Wait for a queue whose turn it is; it stays closed until `finish` or `put_off`.

        None once the queues are stopped.
        """
        while (queue := await self._ready.get()) and not self._is_stopped:
            if self._queues.get(queue.key) is queue:
                queue.state = QueueState.IN_WORK
                return queue.key, queue.updates[0]
        self._ready.put_nowait(None)  # wakes the next who waits
        return None

    def stop(self) -> None:
        """Let nothing begin any more."""
        self._is_stopped = True
        self._ready.put_nowait(None)

    def finish(self, key: Hashable) -> None:
        """Take the first of a queue out, and let the next come."""
        queue = self._queues[key]
        queue.updates.popleft()
        self.depth -= 1
        if queue.updates:
            self._open(queue)
        else:
            del self._queues[key]

    def put_off(self, key: Hashable, seconds: float) -> None:
        """Let a queue wait; no worker waits with it."""
        queue = self._queues[key]
        queue.state = QueueState.PUT_OFF
        asyncio.get_running_loop().call_later(seconds, self._open, queue)

    def keep(self, keys: Collection[Hashable]) -> None:
        """Drop what waits in other queues, unless it is stored nowhere; what is begun goes on."""
        for queue in [each for key, each in self._queues.items() if key not in keys]:
            begun = 1 if queue.state is QueueState.IN_WORK else 0
            kept = [
                each for at, each in enumerate(queue.updates) if at < begun or not each.is_stored
            ]
            self.depth -= len(queue.updates) - len(kept)
            if kept:
                queue.updates = deque(kept)
            else:
                del self._queues[queue.key]

    def keys(self) -> set[Hashable]:
        """Return the queues in which something has not been finished."""
        return {*self._queues}

    def ids(self) -> set[int]:
        """Return what has not been finished."""
        return {each.id for queue in self._queues.values() for each in queue.updates}

    def age(self) -> float:
        """Return for how many seconds the oldest update waits."""
        now = time.monotonic()
        firsts = (queue.updates[0].since for queue in self._queues.values())
        return max((now - since for since in firsts), default=0.0)

    def _open(self, queue: ChatQueue) -> None:
        queue.state = QueueState.READY
        self._ready.put_nowait(queue)


def queue_key(update: Mapping[str, Any]) -> tuple[str, int]:
    """Return what must stay in order: the chat; where there is none, the person."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        for holder in (content, content.get("message")):
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return "chat", int(chat["id"])
        who = content.get("from")
        if isinstance(who, dict) and isinstance(who.get("id"), int):
            return "person", who["id"]
    return "update", int(update["update_id"])
