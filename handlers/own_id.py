"""/id: tells people their own Telegram id, by which owners and editors are named."""

from telegram import Update
from telegram.ext import CommandHandler, filters

from handlers.context import Context, Handler
from handlers.filters import NEW_PRIVATE
from handlers.rendering.screens import render_own_id
from handlers.replies import reply

COMMANDS: tuple[str, ...] = ("id",)


async def show_own_id(update: Update, context: Context) -> None:
    """Tell the id, to be copied by a tap, and what it is for."""
    if update.message is None or context.user is None:
        return
    role = context.bot_data.users.roles.role(context.user.id)
    await reply(update.message, render_own_id(context.user.id, role, context.texts))


def handlers() -> list[Handler]:
    # One that an owner forwards tells who is to become an editor.
    return [CommandHandler("id", show_own_id, filters=NEW_PRIVATE & ~filters.FORWARDED)]
