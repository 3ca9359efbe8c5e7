"""Next questions: under an answer that is claimed, what a tap may ask next.

Never what was just asked in this chat: which facts answered there lately is kept in memory.
"""

from collections.abc import Collection
from dataclasses import replace

from handlers.context import Context
from handlers.rendering.answers import Message
from handlers.rendering.buttons import next_questions
from knowledge import Conversation, Fact, Found, MessageAnswer

_LATELY = "answered"
"""What is remembered of a chat: the facts that answered last, newest first."""
_REMEMBERED = 20


def with_next_questions(
    message: Message, fact: Fact, context: Context, asked: Collection[int] = ()
) -> Message:
    """Return an answer with what may be asked next, unless the person wants no such buttons."""
    if not offers_questions(context):
        return message
    lately = {*asked, *_lately(context)}
    language = context.message_texts.language
    found = context.bot_data.library.next_questions(fact, language, lately)
    return replace(message, keyboard=(*message.keyboard, *next_questions(found)))


def offer_next_questions(
    message: Message, answered: MessageAnswer, before: Conversation, context: Context
) -> Message:
    """Return the answer to a message with what may be asked next, if it is one and claimed."""
    if len(answered.turns) > 1:
        return message
    match answered.turns[0].response.answer:
        case Found(best=best):
            asked = (*before.shown, *before.earlier)
            return with_next_questions(message, best.fact, context, asked)
    return message


def remember_answered(answered: MessageAnswer, context: Context) -> None:
    """Remember which facts have just answered in this chat."""
    if context.chat_data is None:
        return
    shown = [
        turn.response.answer.best.fact.id
        for turn in answered.turns
        if isinstance(turn.response.answer, Found)
    ]
    known = dict.fromkeys([*shown, *_lately(context)])
    context.chat_data[_LATELY] = [*known][:_REMEMBERED]


def offers_questions(context: Context) -> bool:
    """Tell whether a person wants such buttons, or the operator where they have not said."""
    chosen = context.preferences.next_questions
    return context.bot_data.offers_questions if chosen is None else chosen


def _lately(context: Context) -> list[int]:
    return [*context.chat_data.get(_LATELY, ())] if context.chat_data else []
