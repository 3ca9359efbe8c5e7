"""Threads beside the event loop: what would hold up others is done in one of them."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, ParamSpec, TypeVar

from handlers.call_results import CallResult, result_of

P = ParamSpec("P")
R = TypeVar("R")


class _Call(NamedTuple):
    function: Callable[[], Any]
    result: asyncio.Future[Any]

    def tell(self, settle: Callable[..., object], *args: object) -> None:
        """Settle the future, on its event loop. Where that has ended, nobody waits any more."""
        with suppress(RuntimeError):
            self.result.get_loop().call_soon_threadsafe(settle, *args)


class LoopThreads:
    """Threads that make calls for an event loop, and in order if there is one of them."""

    def __init__(
        self, count: int, name: str, during: AbstractContextManager[None] | None = None
    ) -> None:
        """Start no thread before it is needed; `during` is entered for each call."""
        self._during = during or nullcontext()
        self._count = count
        self._name = name
        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._is_closed = False
        self._lock = threading.Lock()

    def begin(self, function: Callable[[], R]) -> asyncio.Future[R]:
        """Let a thread call a function; return a future of the running event loop."""
        call = _Call(function, asyncio.get_running_loop().create_future())
        with self._lock:
            if self._is_closed:
                raise RuntimeError("These threads have been shut down.")
            self._calls.put(call)
            if len(self._threads) < self._count:
                name = f"{self._name}_{len(self._threads)}"
                # What it is at when the process ends is lost as by a kill: nothing waits for it.
                self._threads.append(threading.Thread(target=self._work, name=name, daemon=True))
                self._threads[-1].start()
        return call.result

    def shutdown(self, *, cancel_futures: bool = False) -> None:
        """Begin nothing more; return when all calls have ended. Not for the event loop.

        With `cancel_futures` only those that have begun are made.
        """
        with self._lock:
            self._is_closed = True
        if cancel_futures:
            with suppress(Empty):
                while call := self._calls.get_nowait():
                    call.tell(call.result.cancel)
        for _ in self._threads:
            self._calls.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while call := self._calls.get():
            if not call.result.cancelled():
                with self._during:
                    called = result_of(call.function)
                call.tell(_settle, call.result, called)
                del called
            # An error holds this frame, and a call its error; nor is any kept while none comes.
            del call


@dataclass(frozen=True, slots=True)
class Threads:
    """Threads by what they do."""

    readers: LoopThreads
    writer: LoopThreads
    workers: LoopThreads
    preview: LoopThreads
    checks: LoopThreads

    def close(self) -> None:
        """Let what has begun end, and begin nothing more: then what it reads may be closed."""
        for each in (self.readers, self.writer, self.workers, self.preview, self.checks):
            each.shutdown(cancel_futures=True)


async def run_in(
    threads: LoopThreads, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run a function in a thread."""
    return await threads.begin(partial(function, *args, **kwargs))


def _settle(result: asyncio.Future[Any], called: CallResult[Any]) -> None:
    if result.done():  # who waited for it was given up
        return
    if called.error is None:
        result.set_result(called.value)
    else:
        result.set_exception(called.error)
