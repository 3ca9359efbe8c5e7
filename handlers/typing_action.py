"""The chat action “typing”, but only for those who have to wait."""

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
    typing: list[asyncio.Task[None]] = []
    # A task of its own would cost each quick answer more than it needs itself.
    waiting = asyncio.get_running_loop().call_later(
        NOTICEABLE, lambda: typing.append(asyncio.create_task(_type(message)))
    )
    try:
        yield
    finally:
        waiting.cancel()
        for task in typing:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _type(message: Message) -> None:
    # It is a courtesy: an answer must not fail because of it.
    with suppress(TelegramError):
        await message.reply_chat_action(ChatAction.TYPING)
