"""Next questions: under an answer that is claimed, what a tap may ask next.

Never what was just asked in this chat: which facts answered there lately is kept in memory.
"""

from handlers.answer_request import offer_next
from handlers.context import Context
from handlers.rendering.answers import Message
from knowledge import Fact, Found, MessageAnswer

_LATELY = "answered"
"""What is remembered of a chat: the facts that answered last, newest first."""
_REMEMBERED = 20


def with_next_questions(message: Message, fact: Fact, context: Context) -> Message:
    """Return an answer with what may be asked next, unless the person wants no such buttons."""
    if not offers_questions(context):
        return message
    library, language = context.bot_data.library, context.message_language
    return offer_next(library, message, fact, language, {*answered_lately(context)})


def remember_answered(answered: MessageAnswer, context: Context) -> None:
    """Remember which facts have just answered in this chat."""
    if context.chat_data is None:
        return
    shown = [
        turn.response.answer.best.fact.id
        for turn in answered.turns
        if isinstance(turn.response.answer, Found)
    ]
    known = dict.fromkeys([*shown, *answered_lately(context)])
    context.chat_data[_LATELY] = [*known][:_REMEMBERED]


def offers_questions(context: Context) -> bool:
    """Tell whether a person wants such buttons, or the operator where they have not said."""
    chosen = context.preferences.next_questions
    return context.bot_data.offers_questions if chosen is None else chosen


def answered_lately(context: Context) -> tuple[int, ...]:
    """Return the facts that answered last in this chat, newest first."""
    return tuple(context.chat_data.get(_LATELY, ())) if context.chat_data else ()
