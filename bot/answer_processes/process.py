"""One process that answers, one message after the other: so it is known which one ended it."""

import asyncio
from collections.abc import Callable
from multiprocessing import get_context

from bot.answer_processes import worker
from bot.answer_processes.worker import Reply, WorkerSettings
from handlers.answer_request import AnswerRequest
from knowledge import pack

LONGEST_SECONDS = 30.0
"""How long a message may take; the worst that is known takes half a second."""


class AnswerProcess:
    """A process of its own, to which messages are sent over a pipe; lives on the event loop.

    `on_reply` hears what it replies. No thread stands between: each would wait for the others.
    """

    def __init__(
        self, settings: WorkerSettings, on_reply: Callable[["AnswerProcess", Reply], None]
    ) -> None:
        self._on_reply = on_reply
        self._connection, there = get_context("spawn").Pipe()
        self._there = there
        # Spawned everywhere: a fork would inherit locks that a thread holds.
        self._process = get_context("spawn").Process(
            target=worker.run, args=(there, settings), daemon=True
        )
        self._is_ready = asyncio.Event()
        self._has_ended = asyncio.Event()
        self._has = 0
        self._limit: asyncio.TimerHandle | None = None

    async def start(self) -> bool:
        """Start it; return whether it can be asked now, or has ended before."""
        await asyncio.to_thread(self._begin)
        # Else the end of the process would not be the end of the pipe.
        self._there.close()
        asyncio.get_running_loop().add_reader(self._connection.fileno(), self._receive)
        ends = [asyncio.create_task(each.wait()) for each in (self._is_ready, self._has_ended)]
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in ends:
                each.cancel()
        return not self._has_ended.is_set()

    def send(self, request: AnswerRequest) -> None:
        """Let it answer a message, as soon as it has replied to those before."""
        self._has += 1
        if self._limit is None:
            self._start_limit()
        try:
            self._connection.send_bytes(pack(request))
        except OSError:
            self.kill()

    async def ended(self) -> None:
        """Return when it has ended."""
        await self._has_ended.wait()

    def kill(self) -> None:
        """End the process, whatever it does."""
        if self._has_ended.is_set():
            return
        self._has_ended.set()
        self._stop_limit()
        asyncio.get_running_loop().remove_reader(self._connection.fileno())
        self._connection.close()
        if self._process.pid is not None:
            self._process.kill()

    def _begin(self) -> None:
        self._process.start()
        if self._has_ended.is_set():
            # Nobody waited so long.
            self._process.kill()

    def _receive(self) -> None:
        try:
            reply = self._connection.recv()
        except (EOFError, OSError):
            self.kill()
            return
        if reply is None:
            self._is_ready.set()
        else:
            self._has -= 1
            self._stop_limit()
            if self._has:
                self._start_limit()
            self._on_reply(self, reply)

    def _start_limit(self) -> None:
        self._limit = asyncio.get_running_loop().call_later(LONGEST_SECONDS, self.kill)

    def _stop_limit(self) -> None:
        if self._limit:
            self._limit.cancel()
            self._limit = None
