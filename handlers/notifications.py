"""Notifications: who asked to be told hears that their question has an answer now."""

import logging
from collections import Counter
from enum import StrEnum

from telegram.error import TelegramError

from handlers.context import Context
from handlers.exclusive_work import exclusively
from handlers.rendering.answers import render_notification
from handlers.rendering.decisions import render_notified_decision
from handlers.rendering.texts import Texts, texts_for
from handlers.replies import send
from handlers.telegram_errors import PASSING, meaning_of
from knowledge import AwaitedAnswer, Fact, revision_of

logger = logging.getLogger(__name__)


_PATIENCE = 5.0
"""Seconds for which another bot that is telling people is waited for; it tells these as well."""


class NotificationResult(StrEnum):
    """What came of telling somebody."""

    TOLD = "told"
    KNOWN = "known"
    """They heard the same last, and their question was put back meanwhile."""
    LATER = "later"
    UNREACHABLE = "unreachable"
    NO_NEWS = "no-news"


_ORDER = tuple(NotificationResult)
"""Of what came of several questions of one person, the first counts."""


async def send_notifications(context: Context) -> Counter[NotificationResult]:
    """Tell each who waits, under the old answer, in its language; return of how many came what.

    Who cannot be told now is told by the next call: the query log keeps them till then.
    """
    # Two editors at once, or one and the clock, would tell the same person twice.
    async with (
        context.bot_data.telling,
        exclusively(context.bot_data.library.database, "notifications", _PATIENCE) as is_held,
    ):
        if not is_held:
            return Counter()
        waiting = await context.read(context.bot_data.users.query_log.news)
        done = [(each, await _notify(context, each)) for each in waiting]
    best: dict[int, NotificationResult] = {}
    for each, result in sorted(done, key=lambda pair: -_ORDER.index(pair[1])):
        # In a private chat sits one person, however often they asked.
        best[max(each.place.chat or 0, 0) or -each.entry] = result
    return Counter(best.values())


def result_words(results: Counter[NotificationResult], texts: Texts) -> str:
    """Return to an editor who has heard of an outcome, and why others have not."""
    told = (each for each in _ORDER if each is not NotificationResult.NO_NEWS and results[each])
    return " ".join(texts(f"inbox-{each}", count=results[each]) for each in told)


async def _notify(context: Context, waiting: AwaitedAnswer) -> NotificationResult:
    place, texts = waiting.place, texts_for(waiting.language)
    fact = await context.read(context.bot_data.library.fact, waiting.fact or 0)
    has_news = fact is not None or waiting.fact is None
    outcome = _outcome(fact, waiting)
    result = NotificationResult.UNREACHABLE if has_news else NotificationResult.NO_NEWS
    try:
        if has_news and waiting.told == outcome:
            result = NotificationResult.KNOWN
        elif has_news and place.chat is not None and not isinstance(place.message, str):
            await _send(context, waiting, fact, texts)
            result = NotificationResult.TOLD
    except TelegramError as exc:
        if (meaning := meaning_of(exc)) in PASSING:
            logger.warning("a notification waits for the next minute: %s", meaning.name.lower())
            return NotificationResult.LATER
        # They have left the chat, blocked the bot, or what they asked cannot be said there.
        logger.info("somebody who waited cannot be told: %s", meaning.name.lower())
    told = context.bot_data.users.query_log.told
    await context.write(
        told, waiting.entry, outcome if result is NotificationResult.TOLD else None
    )
    return result


def _outcome(fact: Fact | None, waiting: AwaitedAnswer) -> str:
    """Return the name of an outcome: with other words or from another source it is another."""
    if fact:
        return revision_of(fact.revision, fact.citation.title)
    return waiting.decision.name.lower() if waiting.decision else ""


async def _send(context: Context, waiting: AwaitedAnswer, fact: Fact | None, texts: Texts) -> None:
    if fact is None:
        message = render_notified_decision(waiting, texts)
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
