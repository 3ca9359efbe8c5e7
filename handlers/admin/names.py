"""Names of people of whom only the id is known, as Telegram tells them."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from telegram.error import TelegramError

from handlers.context import Context
from handlers.rendering.quotations import NAME_LIMIT
from knowledge import Editor


async def look_up_name(context: Context, user: int) -> str | None:
    """Return what somebody is called; None if they have never written to the bot."""
    try:
        chat = await context.bot.get_chat(user)
    except TelegramError:
        return None
    return (chat.full_name or "")[:NAME_LIMIT].strip() or None


async def with_names(context: Context, editors: Sequence[Editor]) -> list[Editor]:
    """Return editors under their names, those who have no other than their id as well."""
    return [*await asyncio.gather(*(_named(context, each) for each in editors))]


async def _named(context: Context, editor: Editor) -> Editor:
    if editor.name != str(editor.user):
        return editor
    return replace(editor, name=await look_up_name(context, editor.user) or editor.name)
