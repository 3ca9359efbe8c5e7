"""Notifications: who asked to be told hears that their question has an answer now."""

import logging

from telegram.error import TelegramError

from handlers.context import Context
from handlers.rendering.answers import render_denial, render_notification
from handlers.rendering.texts import Texts, texts_for
from handlers.replies import send
from handlers.telegram_errors import PASSING, meaning_of
from knowledge import AwaitedAnswer, Fact

logger = logging.getLogger(__name__)

DENIED = "denied"
"""The outcome that no document answers; any other is the revision of the fact that does."""


async def send_notifications(context: Context) -> int:
    """Tell each who waits, under the old answer, in its language; return how many heard.

    Whoever heard the same last is not told again, if their question was put back meanwhile.

    Who cannot be told now is told by the next call: the query log keeps them till then.
    """
    # Two editors at once, or one and the clock, would tell the same person twice.
    async with context.bot_data.telling:
        waiting = await context.read(context.bot_data.users.query_log.news)
        told = [each for each in waiting if await _notify(context, each)]
    # In a private chat sits one person, however often they asked.
    return len({max(each.place.chat or 0, 0) or -each.entry for each in told})


async def _notify(context: Context, waiting: AwaitedAnswer) -> bool:
    place, texts, is_told = waiting.place, texts_for(waiting.language), False
    fact = await context.read(context.bot_data.library.fact, waiting.fact or 0)
    has_news = fact is not None or waiting.fact is None
    outcome = fact.revision if fact else DENIED
    if has_news and waiting.told == outcome:
        await context.write(context.bot_data.users.query_log.told, waiting.entry)
        return False
    try:
        if has_news and place.chat is not None and not isinstance(place.message, str):
            await _send(context, waiting, fact, texts)
            is_told = True
    except TelegramError as exc:
        if (meaning := meaning_of(exc)) in PASSING:
            logger.warning("a notification waits for the next minute: %s", meaning.name.lower())
            return False
        # They have left the chat, blocked the bot, or what they asked cannot be said there.
        logger.info("somebody who waited cannot be told: %s", meaning.name.lower())
    told = context.bot_data.users.query_log.told
    await context.write(told, waiting.entry, outcome if is_told else None)
    return is_told


async def _send(context: Context, waiting: AwaitedAnswer, fact: Fact | None, texts: Texts) -> None:
    if fact is None:
        message = render_denial(waiting.question, texts)
    else:
        snippets = context.bot_data.library.snippets
        shown = await context.read(snippets, [fact], (texts.language,))
        message = render_notification(waiting.question, fact, texts, shown)
    place = waiting.place
    chat = place.chat or 0
    # The ids of groups are negative.
    message = context.readable(message, texts)
    message = message.for_all(texts) if chat < 0 else message
    await send(context.bot, chat, message, reply_to=int(place.message))
