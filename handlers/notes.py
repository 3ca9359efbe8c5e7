"""Questions on their way into the journal: while some are written, the next ones gather."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from knowledge import Noted, StoreError

Write = Callable[[Sequence[Noted]], Awaitable[None]]


class Notes:
    """Gathers what is to be noted, and writes it in one transaction."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._gathered: list[tuple[Noted, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def put(self, noted: Noted) -> None:
        """Return when it is written. Raises StoreError if it cannot be."""
        written = asyncio.get_running_loop().create_future()
        self._gathered.append((noted, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        await written

    async def _write_all(self) -> None:
        while self._gathered:
            batch, self._gathered = self._gathered, []
            error: StoreError | None = None
            try:
                await self._write([noted for noted, _ in batch])
            except StoreError as exc:
                error = exc
            for _, written in batch:
                if written.done():  # who waited for it was given up
                    continue
                if error:
                    written.set_exception(error)
                else:
                    written.set_result(None)
        self._writing = None
