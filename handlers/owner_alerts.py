"""Owners hear of what only they can mend, each trouble once in twelve hours."""

import logging
import time

from telegram.error import TelegramError

from handlers.context import Context
from handlers.rendering.texts import texts_for

logger = logging.getLogger(__name__)

SILENCE_SECONDS = 12 * 3600.0


async def tell_owners(context: Context, key: str, **values: str | int) -> None:
    """Send a text to every owner who has ever written to the bot."""
    told = context.bot_data.told
    now = time.monotonic()
    if now - told.get(key, -SILENCE_SECONDS) < SILENCE_SECONDS:
        return
    told[key] = now
    for owner in context.editors.owners:
        known = context.people.known(owner)
        texts = texts_for(known.language if known else None)
        try:
            await context.bot.send_message(owner, texts(key, **values))
        except TelegramError as exc:
            logger.warning("an owner could not be told of a trouble: %s", type(exc).__name__)
