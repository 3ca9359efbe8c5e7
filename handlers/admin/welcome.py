"""Welcome: what a new editor is told, with the first things to try behind buttons."""

from telegram.error import TelegramError

from handlers.admin.editor_turn import EditorTurn
from handlers.admin.feature import Feature
from handlers.context import Context
from handlers.rendering.screens import render_welcome
from handlers.rendering.texts import Texts, texts_for
from handlers.replies import send
from knowledge import Role


async def show_welcome(turn: EditorTurn) -> None:
    """Show those who have a role what they can do with it."""
    role = turn.context.bot_data.users.roles.role(turn.user.id)
    await turn.send(render_welcome(role or Role.REVIEWER, turn.texts))


async def send_welcome(context: Context, user: int, role: Role, texts: Texts) -> bool:
    """Tell somebody of their role; False if they have not written to the bot, or blocked it.

    `texts` are in the language of who gave it, and are used if theirs is not known.
    """
    chosen = await context.read(context.bot_data.users.preferences.preferences, user)
    own = texts_for(chosen.language) if chosen.language else texts
    try:
        await send(context.bot, user, render_welcome(role, own))
    except TelegramError:
        return False
    return True


FEATURE = Feature(Role.REVIEWER, views={"welcome": show_welcome})
