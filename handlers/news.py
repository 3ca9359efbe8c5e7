"""News for those who asked to be told: their question has an answer now."""

import logging
from collections.abc import Iterable

from telegram import ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from handlers.context import NO_PREVIEW, Context
from handlers.keyboards import markup_of
from handlers.rendering import render_news
from handlers.texts import texts_for
from knowledge import Fact, Waiting, asides

logger = logging.getLogger(__name__)


async def bring_news(context: Context, waiting: Iterable[Waiting], fact: Fact) -> int:
    """Tell each, under the old answer, in the language of the question; return how many heard.

    Call it with what `Journal.settle` returns.
    """
    return sum([await _tell(context, each, fact) for each in waiting])


async def _tell(context: Context, waiting: Waiting, fact: Fact) -> bool:
    place, texts = waiting.place, texts_for(waiting.language)
    if place.chat is None or isinstance(place.message, str):
        return False
    beside = await context.read(asides, context.library, [fact], (texts.language,))
    message = render_news(waiting.question, fact, texts, beside)
    try:
        await context.bot.send_message(
            place.chat,
            message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=markup_of(message.keyboard, context.bot),
            link_preview_options=NO_PREVIEW,
            reply_parameters=ReplyParameters(place.message, allow_sending_without_reply=True),
        )
    except (BadRequest, Forbidden) as exc:
        # They have left the chat, or blocked the bot.
        logger.info("somebody who waited cannot be told: %s", type(exc).__name__)
        return False
    return True
