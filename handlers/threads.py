"""The threads of the bot: nothing that waits for the disk runs on the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Threads:
    """Executors by what they run."""

    readers: Executor
    writer: Executor
    workers: Executor
    preview: Executor


async def run_in(
    executor: Executor, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run a function in a thread."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(executor, lambda: function(*args, **kwargs))
