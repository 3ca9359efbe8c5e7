"""What an editor tells the bot where nothing answers it: offered to be added as a fact."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Chat
from telegram import Message as Received
from telegram.constants import ChatType

from handlers.admin.add_fact import begin_draft
from handlers.admin.editor_turn import EditorTurn
from handlers.admin.feature import Feature
from handlers.admin.permissions import has_role
from handlers.admin.unfinished import leave_for_another
from handlers.context import Context
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.payloads import ViewPayload
from handlers.replies import place_of
from knowledge import (
    DialogueTurn,
    Outcome,
    Role,
    is_statement,
    outcome_of,
    reads_as_sentence,
    stands_alone,
)

_VIEW = "add-told"
_SHORTEST = 4
"""Words of the shortest message that tells something."""


def with_offer_to_add(
    message: Message, told: str, turns: Sequence[DialogueTurn], chat: Chat, context: Context
) -> Message:
    """Return an answer with the button that makes a fact of what an editor told, if they did."""
    if context.user is None or chat.type != ChatType.PRIVATE or len(turns) != 1:
        return message
    role = context.bot_data.users.roles.role(context.user.id)
    is_answered = outcome_of(turns[0].response.answer) is Outcome.FOUND
    if is_answered or not has_role(role, Role.EDITOR) or not _tells(told):
        return message
    add = Button(context.texts("button-add-told"), ViewPayload(_VIEW).pack())
    return replace(message, keyboard=(*message.keyboard, (add,)))


async def add_told(turn: EditorTurn) -> None:
    """Begin a draft with the words that stand above the answer."""
    pressed = turn.query.message if turn.query else None
    log = turn.context.bot_data.users.query_log
    entry = None
    if isinstance(pressed, Received):
        entry = await turn.context.read(log.entry, place_of(pressed))
    if entry is None or not isinstance(pressed, Received):
        await turn.send(Message(turn.texts("button-expired")))
        return
    # A reply to the answer: that stays as it is.
    turn.query, turn.message = None, pressed
    await leave_for_another(turn)
    await begin_draft(turn, entry.question)


def _tells(words: str) -> bool:
    is_long = len(words.split()) >= _SHORTEST
    return is_long and reads_as_sentence(words) and is_statement(words) and stands_alone(words)


FEATURE = Feature(Role.EDITOR, views={_VIEW: add_told})
