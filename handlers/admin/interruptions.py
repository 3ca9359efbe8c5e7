"""Interruptions: what an editor does beside what the bot waits for; seen before it is answered."""

import logging

from telegram import Message as Received
from telegram import Update
from telegram.constants import ChatType
from telegram.ext import MessageHandler, TypeHandler

from handlers.admin.editor_turn import EditorTurn
from handlers.admin.fact_number import awaits_number, named_number
from handlers.admin.permissions import is_own_chat
from handlers.admin.unfinished import begun_words, draft_written_in
from handlers.context import Context, Handler
from handlers.filters import EDITED_PRIVATE, words_of
from handlers.rendering.answers import render_text
from handlers.rendering.payloads import ViewPayload
from knowledge import StoreError, is_question

logger = logging.getLogger(__name__)

_LOOKS_UP = "facts"
"""The command and the list in which the number is looked up that is waited for."""
_STAYS = {_LOOKS_UP, "cancel"}
"""Commands that find the wait as it is."""


async def end_wait_for_number(update: Update, context: Context) -> None:
    """End the wait for the number of a fact where something else is done, or plainly asked."""
    user, state = update.effective_user, context.bot_data.users.editor_state
    if user is None or not state.is_busy(user.id) or not _does_something_else(update):
        return
    try:
        pending = await context.read(state.task, user.id)
        if pending is not None and awaits_number(pending):
            await context.write(state.end, user.id)
    except StoreError as exc:
        # Whatever they do now is answered; only the wait lasts longer.
        logger.warning("a wait for a number could not be ended: %s", exc)


async def tell_draft_kept(update: Update, context: Context) -> None:
    """Say which words a draft keeps whose editor corrects the message that they stood in."""
    message, user = update.edited_message, update.effective_user
    if message is None or user is None or context.bot_data.users.roles.role(user.id) is None:
        return
    turn = EditorTurn(context, user, message)
    pending = await draft_written_in(turn, message.message_id)
    if pending is None or words_of(message).strip() in pending.data.values():
        return
    if begun := begun_words(pending.data):
        await turn.send(render_text(turn.texts("draft-kept", text=begun)))


def _does_something_else(update: Update) -> bool:
    if (query := update.callback_query) is not None:
        view = ViewPayload.unpack(query.data or "")
        return is_own_chat(query) and not (view and view.view == _LOOKS_UP)
    message = update.message
    return message is not None and message.chat.type == ChatType.PRIVATE and _begins(message)


def _begins(message: Received) -> bool:
    """Tell whether a message is a command, a file or a question, and no number."""
    words = words_of(message).strip()
    if message.effective_attachment is not None:
        return True
    if words.startswith("/"):
        return words.split(maxsplit=1)[0][1:].partition("@")[0].casefold() not in _STAYS
    return named_number(words) is None and is_question(words)


def handlers() -> list[Handler]:
    """Return what sees updates early; it takes none from the handler that answers."""
    return [
        MessageHandler(EDITED_PRIVATE, tell_draft_kept),
        TypeHandler(Update, end_wait_for_number),
    ]
