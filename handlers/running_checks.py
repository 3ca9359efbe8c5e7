"""Running checks: what a change does to answers, tried in a thread while its draft is shown."""

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial

from handlers.threads import LoopThreads
from knowledge import ImpactAnalysis, ImpactCheck, KnowledgeError

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 2.0
"""Between two edits: Telegram takes about one a second in a chat."""

Show = Callable[[ImpactAnalysis | None], Awaitable[None]]
"""Shows how far a check has come; None says that it cannot be made now."""


@dataclass(slots=True)
class _Running:
    """A check that runs: whose draft it is about, and what is known by now."""

    nonce: str
    latest: ImpactAnalysis
    is_over: threading.Event = field(default_factory=threading.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


class RunningChecks:
    """The checks of drafts, one an editor at most; each ends with its draft."""

    def __init__(self) -> None:
        self._running: dict[int, _Running] = {}

    @property
    def running(self) -> list[asyncio.Task[None]]:
        """What runs now."""
        return [each.task for each in self._running.values() if each.task]

    async def start(
        self, user: int, nonce: str, check: ImpactCheck, threads: LoopThreads, show: Show
    ) -> None:
        """Check the draft that an editor was offered under a nonce, and show it as it goes.

        What was checked for the same editor before is left as it is.
        """
        await self.cancel(user)
        running = _Running(nonce, ImpactAnalysis(total=check.total))
        self._running[user] = running
        running.task = asyncio.create_task(self._follow(user, running, check, threads, show))

    async def cancel(self, user: int, nonce: str | None = None) -> None:
        """End the check of an editor, or only that of this draft; no edit of it comes later."""
        running = self._running.get(user)
        if running is None or running.task is None or nonce not in (None, running.nonce):
            return
        running.is_over.set()
        running.ended.set()
        await asyncio.wait({running.task})

    async def _follow(
        self, user: int, running: _Running, check: ImpactCheck, threads: LoopThreads, show: Show
    ) -> None:
        work = threads.begin(partial(_try_all, check, running))
        work.add_done_callback(lambda _: running.ended.set())
        shown = running.latest
        try:
            while not running.ended.is_set():
                try:
                    await asyncio.wait_for(running.ended.wait(), PAUSE_SECONDS)
                except TimeoutError:
                    if running.latest is not shown:
                        shown = running.latest
                        await show(shown)
            if not running.is_over.is_set() and (last := await work) is not shown:
                await show(last)
        finally:
            # Also where the bot ends meanwhile: it would wait for the thread.
            running.is_over.set()
            if self._running.get(user) is running:
                del self._running[user]


def _try_all(check: ImpactCheck, running: _Running) -> ImpactAnalysis | None:
    """Try one question after another until the draft is gone; None if that cannot be done.

    It rests as long as it works, so that the answers of others are not late.
    """
    if running.is_over.is_set():
        return None
    try:
        with closing(check.run()) as steps:
            began = time.monotonic()
            for running.latest in steps:
                if running.is_over.wait(time.monotonic() - began):
                    break
                began = time.monotonic()
    except KnowledgeError as exc:
        logger.warning("what a change does to answers could not be checked: %s", exc)
        return None
    return running.latest
