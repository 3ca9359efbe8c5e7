"""Once a day: is all still what was stored? Then it is backed up, and owners hear what is not."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from handlers.context import BotApplication, Context
from handlers.owner_alerts import tell_owners
from knowledge import Backups, StoreError, inspect

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 3600.0
DAY_SECONDS = 86_400.0
STALE = timedelta(days=7)
"""How old the newest backup may become before owners are told."""


async def run_nightly(application: BotApplication) -> None:
    """Look every hour whether it is time. What fails is tried again in the next hour."""
    context = Context(application)
    checked_at = float("-inf")
    loop = asyncio.get_running_loop()
    while True:
        if loop.time() - checked_at >= DAY_SECONDS:
            checked_at = loop.time()
            await _check(context)
        if backups := application.bot_data.backups:
            await _back_up(context, backups)
        await asyncio.sleep(PAUSE_SECONDS)


async def _check(context: Context) -> None:
    try:
        found = await context.work(inspect, context.library.path)
    except StoreError as exc:
        logger.error("the database cannot be checked: %s", exc)  # noqa: TRY400
        return
    if found:
        return
    logger.error("the database is damaged: %s", found)
    if found.facts or found.documents:
        await tell_owners(context, "trouble-quotes", count=len(found.facts) or 1)
    else:
        await tell_owners(context, "trouble-storage")


async def _back_up(context: Context, backups: Backups) -> None:
    today = datetime.now(UTC).date()
    try:
        await context.work(backups.make, today)
    except StoreError as exc:
        logger.error("no backup today: %s", exc)  # noqa: TRY400
    newest = next(iter(backups.days()), None)
    if newest is None or today - newest > STALE:
        logger.error("the newest backup is older than a week")
        await tell_owners(context, "trouble-backup")
