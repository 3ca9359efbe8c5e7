"""What is done once an hour, however long the process runs: what was kept long enough goes."""

import asyncio
import logging

from handlers.context import BotApplication, Context
from knowledge import StoreError

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 3600.0


async def run_hourly(application: BotApplication) -> None:
    """Keep what /privacy promises, from the start on."""
    context = Context(application)
    while True:
        try:
            await context.write(context.people.let_go)
        except StoreError as exc:
            logger.warning("what is too old stays for another hour: %s", exc)
        await asyncio.sleep(PAUSE_SECONDS)
