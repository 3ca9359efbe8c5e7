"""Feedback on an answer: a thumb, the question to the editors, the wish to be notified."""

from telegram import CallbackQuery, Update
from telegram import Message as Received
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, Handler
from handlers.rendering.buttons import wait_for_answer
from handlers.rendering.payloads import ANSWER_ACTION, AnswerAction
from handlers.replies import button_of, edit_buttons, pressed_on, toast
from knowledge import Thumb

_THUMBS = {AnswerAction.LIKE: Thumb.UP, AnswerAction.DISLIKE: Thumb.DOWN}
_THANKS = {
    AnswerAction.LIKE: "thanks-like",
    AnswerAction.DISLIKE: "thanks-dislike",
    AnswerAction.TELL: "thanks-tell",
    AnswerAction.WAIT: "thanks-wait",
}


async def take_feedback(update: Update, context: Context) -> None:
    """Do what the button says, and say so in a toast."""
    query = update.callback_query
    if query is None or (pressed := AnswerAction.unpack(query.data or "")) is None:
        return
    done = await _store(pressed, query, context)
    await toast(query, context.texts(_THANKS[pressed] if done else "button-expired"))
    if done and pressed in {AnswerAction.TELL, AnswerAction.WAIT}:
        await _replace_button(pressed, query, context)


async def _store(pressed: AnswerAction, query: CallbackQuery, context: Context) -> bool:
    query_log = context.bot_data.users.query_log
    if (place := pressed_on(query)) is None:
        return False
    if thumb := _THUMBS.get(pressed):
        return await context.write(query_log.rate, place, query.from_user.id, thumb)
    store = query_log.send_to_editors if pressed is AnswerAction.TELL else query_log.wait
    return await context.write(store, place)


async def _replace_button(pressed: AnswerAction, query: CallbackQuery, context: Context) -> None:
    """Put the next button in place of the pressed one: whoever told may want to be told."""
    message = query.message
    if not isinstance(message, Received) or message.reply_markup is None:
        return
    following = button_of(wait_for_answer(context.texts), context.bot)
    offered = [following] if pressed is AnswerAction.TELL else []
    before = [list(row) for row in message.reply_markup.inline_keyboard]
    after = []
    for row in before:
        others = [button for button in row if button.callback_data != pressed.pack()]
        after.append(row if len(others) == len(row) else [*others, *offered])
    if after != before:
        await edit_buttons(message, [row for row in after if row])


def handlers() -> list[Handler]:
    return [CallbackQueryHandler(take_feedback, pattern=ANSWER_ACTION)]
