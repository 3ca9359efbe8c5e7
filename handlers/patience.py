"""Shows that the bot is writing, but only to those who have to wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

NOTICEABLE = 1.0
"""Seconds after which people notice that they wait."""


@asynccontextmanager
async def typing_if_slow(message: Message) -> AsyncIterator[None]:
    """Show “typing” while the body runs, from the moment on when that is worth it."""
    waiting = asyncio.create_task(_type_later(message))
    try:
        yield
    finally:
        waiting.cancel()
        with suppress(asyncio.CancelledError):
            await waiting


async def _type_later(message: Message) -> None:
    await asyncio.sleep(NOTICEABLE)
    # It is a courtesy: an answer must not fail because of it.
    with suppress(TelegramError):
        await message.reply_chat_action(ChatAction.TYPING)
