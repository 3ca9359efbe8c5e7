"""News of watched addresses: they are looked at when they are due, and editors hear of it once."""

import logging
from dataclasses import replace
from datetime import datetime

from telegram.error import TelegramError

from handlers.admin.editor_turn import offer_choices
from handlers.admin.watch import version_choices
from handlers.context import Context
from handlers.rendering.answers import Message
from handlers.rendering.texts import Texts, texts_for
from handlers.rendering.watch import render_news, render_version
from handlers.replies import send
from handlers.telegram_errors import PASSING, meaning_of
from knowledge import Role, StoreError, WatchedAddress, WatchNews

logger = logging.getLogger(__name__)


async def look_at_addresses(context: Context, now: datetime) -> int:
    """Look at each address that is due, and tell editors what happened; return how many messages.

    An address that fails, or a look that cannot be stored, holds up no other.
    """
    watching = context.bot_data.watch
    for document in await context.read(watching.due, now):
        try:
            await context.work(watching.look, document, now=now)
        except StoreError as exc:
            logger.warning("what stands at an address could not be kept: %s", exc)
    untold = [each for each in await context.read(watching.every) if each.untold]
    return sum([await _tell(context, address) for address in untold])


async def _tell(context: Context, address: WatchedAddress) -> int:
    """Tell all editors; if none can be reached now, all are told a minute later."""
    sent, is_passing = 0, False
    for user in await context.read(_editors, context):
        try:
            for news in address.untold:
                if message := await _message(context, user, address, news):
                    await send(context.bot, user, message)
                    sent += 1
        except TelegramError as exc:
            is_passing |= meaning_of(exc) in PASSING
            logger.warning("an editor could not be told of an address: %s", type(exc).__name__)
    # Noted afterwards: who is cut off in between says it twice, and never not at all.
    if sent or not is_passing:
        await context.write(context.bot_data.watch.told, address.document, address.untold)
    return sent


async def _message(
    context: Context, user: int, address: WatchedAddress, news: WatchNews
) -> Message | None:
    """Return what an editor reads; what changed was perhaps settled meanwhile."""
    texts = await context.read(_texts_of, context, user)
    if news is not WatchNews.CHANGED:
        return render_news(address, news, texts)
    waiting = await context.read(context.bot_data.watch.pending, address.document)
    if waiting is None:
        return None
    preview = await context.work(context.bot_data.library.preview, waiting[0])
    choices = version_choices(texts, address.document, waiting[1])
    message = render_version(address, preview, texts)
    _, buttons = await offer_choices(context, user, [choices])
    return replace(message, keyboard=(*buttons, *message.keyboard))


def _editors(context: Context) -> list[int]:
    """Return who may store a document: owners of the settings, and editors."""
    roles = context.bot_data.users.roles
    given = [each.user for each in roles.everyone() if each.role >= Role.EDITOR]
    return sorted({*roles.owners, *given})


def _texts_of(context: Context, user: int) -> Texts:
    chosen = context.bot_data.users.preferences.preferences(user).language
    return texts_for(chosen).about(context.bot_data.library.naming())
