"""Lanes: what belongs to one chat waits in one lane, and lanes move side by side."""

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


class ChatQueues:
    """Hands out one update of a lane at a time, lanes in turn."""

    def __init__(self) -> None:
        self._lanes: dict[Hashable, deque[PendingUpdate]] = {}
        self._ready: asyncio.Queue[Hashable] = asyncio.Queue()
        self._is_stopped = False
        self.depth = 0

    def add(self, update: Mapping[str, Any]) -> None:
        """Put an update at the end of its lane."""
        lane = lane_of(update)
        self.depth += 1
        if lane in self._lanes:
            self._lanes[lane].append(PendingUpdate(update))
        else:
            self._lanes[lane] = deque([PendingUpdate(update)])
            self._ready.put_nowait(lane)

    async def next(self) -> tuple[Hashable, PendingUpdate] | None:
        """Wait for a lane whose turn it is; it stays closed until `finish` or `put_off`.

        None once the lanes are stopped.
        """
        lane = await self._ready.get()
        if self._is_stopped:
            self._ready.put_nowait(lane)  # wakes the next who waits
            return None
        return lane, self._lanes[lane][0]

    def stop(self) -> None:
        """Let nothing begin any more."""
        self._is_stopped = True
        self._ready.put_nowait(None)

    def finish(self, lane: Hashable) -> None:
        """Take the first of a lane out, and let the next come."""
        self._lanes[lane].popleft()
        self.depth -= 1
        if self._lanes[lane]:
            self._ready.put_nowait(lane)
        else:
            del self._lanes[lane]

    def put_off(self, lane: Hashable, seconds: float) -> None:
        """Let a lane wait; no worker waits with it."""
        asyncio.get_running_loop().call_later(seconds, self._ready.put_nowait, lane)

    def ids(self) -> set[int]:
        """Return what has not been finished."""
        return {each.id for lane in self._lanes.values() for each in lane}

    def age(self) -> float:
        """Return for how many seconds the oldest update waits."""
        now = time.monotonic()
        return max((now - lane[0].since for lane in self._lanes.values()), default=0.0)


def lane_of(update: Mapping[str, Any]) -> Hashable:
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
