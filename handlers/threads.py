"""The threads of the bot: nothing that waits for the disk runs on the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from knowledge import reading

P = ParamSpec("P")
R = TypeVar("R")

READERS = 2
"""Threads that answer: SQLite releases the interpreter lock, the rest is short."""
WORKERS = 2
"""Threads for what takes long: documents, exports and charts."""


@dataclass(frozen=True, slots=True)
class Threads:
    """Executors by what they run.

    `writer` is one thread, so that writes keep their order; `preview` is one, for what a change
    would do to the answers, which takes seconds.
    """

    readers: Executor = field(default_factory=lambda: ThreadPoolExecutor(READERS, "reader"))
    writer: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "writer"))
    workers: Executor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS, "worker"))
    preview: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "preview"))


async def run_in(
    executor: Executor, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run a function in a thread. Raises StoreError if the database cannot be read."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(executor, lambda: run_here(function, *args, **kwargs))


def run_here(function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a function in this thread. Raises StoreError as `run_in` does."""
    with reading():
        return function(*args, **kwargs)
