"""Chat queues: what belongs to one chat waits in one queue, and queues move side by side."""

import asyncio
import time
from collections import deque
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class PendingUpdate:
    """An update that waits for its turn."""

    content: Mapping[str, Any]
    since: float = field(default_factory=time.monotonic)
    tries: int = 0

    @property
    def id(self) -> int:
        return int(self.content["update_id"])

    @property
    def length(self) -> int:
        """How many characters somebody wrote, in whatever kind of message."""
        written = (each for each in self.content.values() if isinstance(each, dict))
        texts = (each.get("text") or each.get("caption") or "" for each in written)
        return max((len(text) for text in texts if isinstance(text, str)), default=0)


class ChatQueues:
    """Hands out one update of a queue at a time, queues in turn."""

    def __init__(self) -> None:
        self._queues: dict[Hashable, deque[PendingUpdate]] = {}
        self._ready: asyncio.Queue[Hashable] = asyncio.Queue()
        self._is_stopped = False
        self.depth = 0

    def add(self, update: Mapping[str, Any]) -> None:
        """Put an update at the end of its queue."""
        key = queue_key(update)
        self.depth += 1
        if key in self._queues:
            self._queues[key].append(PendingUpdate(update))
        else:
            self._queues[key] = deque([PendingUpdate(update)])
            self._ready.put_nowait(key)

    async def next(self) -> tuple[Hashable, PendingUpdate] | None:
        """Wait for a queue whose turn it is; it stays closed until `finish` or `put_off`.

        None once the queues are stopped.
        """
        key = await self._ready.get()
        if self._is_stopped:
            self._ready.put_nowait(key)  # wakes the next who waits
            return None
        return key, self._queues[key][0]

    def stop(self) -> None:
        """Let nothing begin any more."""
        self._is_stopped = True
        self._ready.put_nowait(None)

    def finish(self, key: Hashable) -> None:
        """Take the first of a queue out, and let the next come."""
        self._queues[key].popleft()
        self.depth -= 1
        if self._queues[key]:
            self._ready.put_nowait(key)
        else:
            del self._queues[key]

    def put_off(self, key: Hashable, seconds: float) -> None:
        """Let a queue wait; no worker waits with it."""
        asyncio.get_running_loop().call_later(seconds, self._ready.put_nowait, key)

    def ids(self) -> set[int]:
        """Return what has not been finished."""
        return {each.id for queue in self._queues.values() for each in queue}

    def age(self) -> float:
        """Return for how many seconds the oldest update waits."""
        now = time.monotonic()
        return max((now - queue[0].since for queue in self._queues.values()), default=0.0)


def queue_key(update: Mapping[str, Any]) -> Hashable:
    """Return what must stay in order: the chat; where there is none, the person."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        for holder in (content, content.get("message")):
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return "chat", chat["id"]
        who = content.get("from")
        if isinstance(who, dict) and isinstance(who.get("id"), int):
            return "person", who["id"]
    return "update", update["update_id"]
