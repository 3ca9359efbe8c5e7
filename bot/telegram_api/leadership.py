"""Leadership: of several replicas the one that leads polls; when it is gone, another one does."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Protocol

from knowledge import Replica


class Polling(Protocol):
    """What polls until it is cancelled."""

    def run(self) -> Coroutine[Any, Any, None]:
        """Poll without end."""


async def poll_as_leader(poller: Polling, replica: Replica) -> None:
    """Poll as long as this replica leads, without end. Raises what the poller raises."""
    loop = asyncio.get_running_loop()
    changed = asyncio.Event()

    def heard() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(changed.set)

    replica.watch(heard)
    replica.stand_for_leader()
    polling: asyncio.Task[None] | None = None
    try:
        while True:
            changed.clear()
            if replica.is_leader and polling is None:
                polling = asyncio.create_task(poller.run())
            elif polling and not replica.is_leader:
                polling.cancel()
                polling = None
            change = asyncio.create_task(changed.wait())
            await asyncio.wait(
                {change, *([polling] if polling else ())}, return_when=asyncio.FIRST_COMPLETED
            )
            change.cancel()
            if polling and polling.done():
                polling.result()
    finally:
        if polling:
            polling.cancel()
