"""Welcome: what a new editor is told, with the first things to try, and what one who goes is."""

from telegram.error import TelegramError

from handlers.admin.editor_turn import EditorTurn
from handlers.admin.feature import Feature
from handlers.admin.unfinished import begun_words
from handlers.context import Context
from handlers.rendering.answers import Message, render_text
from handlers.rendering.screens import render_welcome
from handlers.rendering.texts import Texts, texts_for
from handlers.replies import send
from knowledge import Role

BACK = "back"
"""The key of the button that leads back to the welcome."""


async def show_welcome(turn: EditorTurn) -> None:
    """Show those who have a role what they can do with it."""
    role = turn.context.bot_data.users.roles.role(turn.user.id)
    message = render_welcome(role or Role.REVIEWER, turn.texts)
    await (turn.show(message) if turn.key == BACK else turn.send(message))


async def send_welcome(context: Context, user: int, role: Role, texts: Texts) -> bool:
    """Tell somebody of their role; False if they have not written to the bot, or blocked it.

    `texts` are in the language of who gave it, and are used if theirs is not known.
    """
    own = await _texts_of(context, user, texts)
    return await _told(context, user, render_welcome(role, own))


async def send_farewell(context: Context, user: int, role: Role, texts: Texts) -> bool:
    """Tell somebody that their role was taken, and which words they had begun; False as above.

    What they are asked for ends with the role, so that no message is taken for it later.
    """
    own, state = await _texts_of(context, user, texts), context.bot_data.users.editor_state
    pending = await context.read(state.task, user)
    await context.write(state.end, user)
    said = own("role-taken", role=role.name.lower())
    begun = begun_words(pending.data) if pending else ""
    lines = [said, own("add-forgotten", text=begun)] if begun else [said]
    return await _told(context, user, render_text("\n".join(lines)))


async def _texts_of(context: Context, user: int, texts: Texts) -> Texts:
    language = await context.read(context.bot_data.users.preferences.language, user)
    return texts_for(language) if language else texts


async def _told(context: Context, user: int, message: Message) -> bool:
    try:
        await send(context.bot, user, message)
    except TelegramError:
        return False
    return True


FEATURE = Feature(Role.REVIEWER, views={"welcome": show_welcome})
