"""Guest mode: who names the bot in a chat of which it is no member is answered there."""

from telegram import Update
from telegram.ext import MessageHandler, filters

from handlers.answer import Asked, answer_question, log_answer
from handlers.context import Context, Handler
from handlers.conversation import conversation_before, session_key
from handlers.filters import question_in
from handlers.inline import article
from handlers.rendering.answers import render_text
from knowledge import Place


async def answer_as_guest(update: Update, context: Context) -> None:
    """Answer who named the bot; where nothing is asked, say how to ask."""
    message = update.guest_message
    if message is None or message.guest_query_id is None:
        return
    if not (question := question_in(message, context.bot)):
        words = context.texts("ask-empty" if message.text or message.caption else "text-only")
        await message.answer_guest_query(article("guest", "", render_text(words), context))
        return
    answered = await answer_question(
        context, question, conversation_before(message, context), is_chat=False
    )
    sent = await message.answer_guest_query(article("guest", question, answered.message, context))
    session = session_key(message, context.user.id) if context.user else None
    await log_answer(context, answered, Asked(Place(sent.inline_message_id), session=session))


def handlers() -> list[Handler]:
    return [MessageHandler(filters.UpdateType.GUEST_MESSAGE, answer_as_guest)]
