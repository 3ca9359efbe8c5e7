"""Exclusive work: what several bots on one database could do, and one of them does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from knowledge import Database


@asynccontextmanager
async def exclusively(database: Database, work: str, patience: float = 0.0) -> AsyncIterator[bool]:
    """Hold a work while the body runs, or tell that another bot holds it for longer.

    That one is waited for as long as `patience` says, in seconds. Raises StoreError.
    """
    with ExitStack() as held:
        # It may take a connection of its own: no thread for which people wait.
        is_held = await asyncio.to_thread(held.enter_context, database.exclusive(work, patience))
        yield is_held
