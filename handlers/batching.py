"""Batching: what comes singly is written together. While some is written, more comes."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Batcher(Generic[T]):
    """Writes what was put together meanwhile, in one go."""

    def __init__(self, write: Callable[[Sequence[T]], Awaitable[None]]) -> None:
        self._write = write
        self._gathered: list[tuple[T, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def put(self, item: T) -> None:
        """Return when it is written. Raises whatever keeps it from being written."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._gathered.append((item, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        await written

    async def _write_all(self) -> None:
        while self._gathered:
            batch, self._gathered = self._gathered, []
            items = [item for item, _ in batch]
            (error,) = await asyncio.gather(self._write(items), return_exceptions=True)
            for _, written in batch:
                if written.done():  # who waited for it was given up
                    continue
                if error:
                    written.set_exception(error)
                else:
                    written.set_result(None)
        self._writing = None
