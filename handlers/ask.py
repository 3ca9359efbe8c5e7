"""A question in a message: ask the library, say the answer."""

import logging
from time import perf_counter

from telegram import Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, Handler, place_of, reply
from handlers.rendering import render_response, render_text
from knowledge import Origin

logger = logging.getLogger(__name__)

# Without UpdateType.MESSAGE the filter takes edits, channel posts, business and guest messages.
_NEW = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


async def ask(update: Update, context: Context) -> None:
    """Answer any text."""
    message, user = update.message, update.effective_user
    if message is None or user is None:
        return
    began = perf_counter()
    response = await context.read(context.library.answer, message.text or "")
    kind, milliseconds = type(response.answer).__name__, 1000 * (perf_counter() - began)
    logger.info("answered %s in %.0f ms, %.2f", kind, milliseconds, response.confidence)
    answer = await reply(message, render_response(response, context.texts))
    origin = Origin(user.id, milliseconds, place_of(message))
    await context.write(context.journal.note, response, origin, place_of(answer))


async def refuse_media(update: Update, context: Context) -> None:
    """Say once that only text is read."""
    if update.message is not None:
        await reply(update.message, render_text(context.texts("text-only")))


def handlers() -> list[Handler]:
    content = filters.TEXT | filters.StatusUpdate.ALL
    return [
        MessageHandler(_NEW & filters.TEXT, ask),
        MessageHandler(_NEW & ~content, refuse_media),
    ]
