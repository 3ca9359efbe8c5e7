"""The pool of answering processes: hands out messages, and starts anew what has ended."""

import asyncio
import logging
from collections import deque
from dataclasses import dataclass, field

from bot.answer_processes.process import AnswerProcess
from bot.answer_processes.worker import RemoteAnswer, Reply, WorkerSettings
from bot.backoff import Backoff
from handlers.answer_request import AnswerRequest, RenderedAnswer, UnanswerableError
from handlers.counters import Counters
from handlers.threads import LoopThreads, run_in
from knowledge import Library

logger = logging.getLogger(__name__)

MAX_ENDED = 3
"""Processes that may end while they answer one message, before it is given up."""
AHEAD = 2
"""Messages that one process has at most. While many wait, the next lies in its pipe, so that it
need not wait for the event loop in between, which was an eighth of its time."""
_BACKOFF = Backoff(first=1.0, longest=60.0)
_COUNTED = "answer_processes"


@dataclass(eq=False, slots=True)
class _PendingRequest:
    """A message that waits for its answer, and how many processes have ended over it."""

    request: AnswerRequest
    reply: asyncio.Future[RemoteAnswer] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    ended: int = 0


class AnswerProcesses:
    """Processes that answer from the library of this one, which alone writes.

    Each sees what was committed before its message was handed out. What they have answered is
    known here afterwards, and need not be handed out again.
    """

    def __init__(
        self, count: int, settings: WorkerSettings, library: Library, readers: LoopThreads,
        counters: Counters,
    ) -> None:  # fmt: skip
        self._count = count
        self._settings = settings
        self._library = library
        self._readers = readers
        self._counters = counters
        self._idle: list[AnswerProcess] = []
        self._busy: dict[AnswerProcess, deque[_PendingRequest]] = {}
        self._waiting: deque[_PendingRequest] = deque()
        self._seen = -1
        self._starting = asyncio.Lock()
        self._supervisors: list[asyncio.Task[None]] = []

    @property
    def running(self) -> int:
        """How many answer, or wait for something to answer."""
        return len(self._idle) + len(self._busy)

    def open(self) -> None:
        """Start the processes; until the first of them is ready, answers are given here."""
        self._supervisors = [asyncio.create_task(self._supervise()) for _ in range(self._count)]

    async def close(self) -> None:
        """End all processes, whatever they do."""
        for supervisor in self._supervisors:
            supervisor.cancel()
        if self._supervisors:
            await asyncio.wait(self._supervisors)

    async def answer(self, request: AnswerRequest) -> RenderedAnswer:
        """Answer a message in the next process that is free, once more if that ends meanwhile.

        Raises UnanswerableError if one after the other ends, StoreError, and RemoteError.
        """
        await self._catch_up()
        pending = _PendingRequest(request)
        self._waiting.append(pending)
        self._hand_out()
        try:
            told = await pending.reply
        finally:
            self._let_go(pending)
        self._library.answerer.keep(told.known)
        return told.answer

    async def _catch_up(self) -> None:
        """Store the vectors of what editors have changed, which those processes only read."""
        dense = self._library.answerer.dense
        if dense is None or (now := self._library.database.revision) == self._seen:
            return
        if await run_in(self._readers, dense.catch_up):
            self._seen = now

    def _hand_out(self) -> None:
        while self._waiting and (process := self._next_process()):
            pending = self._waiting.popleft()
            self._busy.setdefault(process, deque()).append(pending)
            process.send(pending.request)

    def _next_process(self) -> AnswerProcess | None:
        """Return a process that is free, or one to which a message can be handed ahead."""
        if self._idle:
            # The last that was busy is the one whose memory is warm.
            return self._idle.pop()
        if len(self._waiting) < self.running:
            # Another process may be free sooner.
            return None
        return next((each for each, has in self._busy.items() if len(has) < AHEAD), None)

    def _take_reply(self, process: AnswerProcess, reply: Reply) -> None:
        has = self._busy[process]
        pending = has.popleft()
        if not has:
            del self._busy[process]
            self._idle.append(process)
        self._hand_out()
        if pending.reply.done():
            return
        if isinstance(reply, RemoteAnswer):
            pending.reply.set_result(reply)
        else:
            pending.reply.set_exception(reply)

    def _let_go(self, pending: _PendingRequest) -> None:
        """End what nobody waits for any more; it cannot be stopped otherwise."""
        if pending in self._waiting:
            self._waiting.remove(pending)
        for process in [each for each, has in self._busy.items() if has[0] is pending]:
            process.kill()

    async def _supervise(self) -> None:
        """Keep one process running until this is cancelled."""
        failures = 0
        while True:
            process = AnswerProcess(self._settings, self._take_reply)
            try:
                # One after the other: each takes a core for seconds, and people ask meanwhile.
                async with self._starting:
                    has_started = await process.start()
                if has_started:
                    failures = 0
                    self._idle.append(process)
                    self._hand_out()
                    await process.ended()
                    self._note_end(process)
                    continue
            finally:
                process.kill()
            failures += 1
            logger.warning("an answering process did not start")
            self._counters.count(_COUNTED, "not_started")
            await asyncio.sleep(_BACKOFF.pause(failures))

    def _note_end(self, process: AnswerProcess) -> None:
        """Let another process answer what this one was at, unless it has ended too many."""
        logger.warning("an answering process has ended; another one starts")
        self._counters.count(_COUNTED, "ended")
        if process in self._idle:
            self._idle.remove(process)
        has = self._busy.pop(process, deque())
        if has:
            # With those behind the first it had not begun.
            has[0].ended += 1
        waiting = [each for each in has if not each.reply.done()]
        self._waiting.extendleft(each for each in waiting[::-1] if each.ended < MAX_ENDED)
        for given_up in (each for each in waiting if each.ended >= MAX_ENDED):
            given_up.reply.set_exception(UnanswerableError())
        self._hand_out()
