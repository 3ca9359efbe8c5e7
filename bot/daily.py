"""What is done as time passes, whenever the process runs: news for who waits, and the digest."""

import asyncio
import logging
from datetime import datetime

from handlers.admin.digest import send_digests
from handlers.context import BotApplication, Context
from handlers.notifications import bring_news
from knowledge import KnowledgeError

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 60.0
"""By the monotonic clock, so that a jump of the wall clock delays nothing."""


async def run_daily(application: BotApplication) -> None:
    """Look every minute whether something is due; what was done stands in the database."""
    context = Context(application)
    while True:
        try:
            await bring_news(context)
            await send_digests(context, datetime.now().astimezone())
        except KnowledgeError as exc:
            logger.warning("news and digests wait: %s", exc)
        await asyncio.sleep(PAUSE_SECONDS)
