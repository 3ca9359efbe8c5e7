"""The one error handler: log, then apologise."""

import logging
import traceback
from pathlib import Path
from secrets import token_hex

from telegram import Update
from telegram.error import TelegramError

from handlers.context import Context, texts_of
from handlers.rendering.answers import render_text
from handlers.replies import reply
from handlers.telegram_errors import PASSING, QUIET, Meaning, meaning_of
from knowledge import StoreError

logger = logging.getLogger(__name__)

_FRAMES = 6


async def report_error(update: object, context: Context) -> None:
    """Log the error with a reference that the person is given as well.

    Who cannot be told, or will be told by the next try, gets no apology.
    """
    meaning = meaning_of(context.error)
    if meaning in QUIET:
        logger.info("a chat takes no message: %s", meaning.name.lower())
        context.bot_data.counters.count("failures", meaning.name.lower())
        return
    reference = token_hex(3)
    _log(context.error, reference)
    if isinstance(context.error, StoreError) and isinstance(update, Update):
        await context.bot_data.alerts.send("alert-storage")
    if isinstance(update, Update) and meaning not in PASSING | {Meaning.SILENCE}:
        await _apologise(update, context.error, reference)


def _log(error: Exception | None, reference: str) -> None:
    places = "".join(f" < {place}" for place in origins(error)[:_FRAMES])
    logger.error("error %s: %s%s", reference, type(error).__name__, places)
    # What an error says may quote a person.
    logger.debug("error %s", reference, exc_info=error)


async def _apologise(update: Update, error: Exception | None, reference: str) -> None:
    texts = texts_of(update.effective_user)
    key = "error-store" if isinstance(error, StoreError) else "error"
    words = render_text(texts(key, reference=reference))
    try:
        if update.callback_query is not None:
            await update.callback_query.answer(words.plain, show_alert=True)
        elif update.message is not None:
            await reply(update.message, words)
    except TelegramError as exc:
        logger.warning("error %s could not be told: %s", reference, type(exc).__name__)


def origins(error: BaseException | None) -> list[str]:
    """Return where an error comes from, as file:line, its own line first; no word of anybody."""
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    return [f"{Path(each.filename).name}:{each.lineno}" for each in reversed(frames)]
