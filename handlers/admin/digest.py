"""The digest: once a day, to those who want it, if anything new waits for them."""

import logging
from datetime import UTC, datetime

from telegram.error import TelegramError

from handlers.context import Context
from handlers.rendering.inbox import render_digest
from handlers.rendering.texts import texts_for
from handlers.replies import send
from handlers.telegram_errors import Meaning, meaning_of
from knowledge import StoreError, Subscriber

logger = logging.getLogger(__name__)


async def send_digests(context: Context, now: datetime) -> int:
    """Send what is due at this moment; return how many were sent."""
    due = await context.read(context.bot_data.users.subscriptions.due, now)
    return sum([await _send(context, subscriber, now) for subscriber in due])


async def _send(context: Context, subscriber: Subscriber, now: datetime) -> bool:
    user, is_sent = subscriber.user, False
    if context.bot_data.users.roles.role(user) is None:
        await context.write(context.bot_data.users.subscriptions.unsubscribe, user)
        return False
    groups = await context.read(context.bot_data.review_queue.listed)
    fresh = sum(group.at >= subscriber.since.astimezone(UTC) for group in groups)
    try:
        if fresh:
            message = render_digest(groups, fresh, texts_for(subscriber.language))
            await send(context.bot, user, message)
            is_sent = True
        # Noted afterwards: who is cut off in between says it twice, and never not at all.
        await context.write(context.bot_data.users.subscriptions.sent, user, now)
    except (TelegramError, StoreError) as exc:
        if meaning_of(exc) is Meaning.UNREACHABLE:
            await context.write(context.bot_data.users.subscriptions.unsubscribe, user)
        else:
            logger.warning("a digest waits for the next minute: %s", type(exc).__name__)
    return is_sent
