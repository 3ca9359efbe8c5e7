"""Feedback on an answer: a thumb and why, and the question to the editors, who then tell."""

from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram import Message as Received
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, Handler
from handlers.keyboards import keyboard_of
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Keyboard
from handlers.rendering.decisions import decision_key
from handlers.rendering.feedback_buttons import REASONS, render_feedback
from handlers.rendering.payloads import ANSWER_ACTION, AnswerAction, part_of
from handlers.replies import edit_buttons, pressed_on, toast
from knowledge import EditorDecision, Place, Ratings, Thumb

_THUMBS = {AnswerAction.LIKE: Thumb.UP, AnswerAction.DISLIKE: Thumb.DOWN}
_THANKS = {
    AnswerAction.LIKE: "thanks-like",
    AnswerAction.DISLIKE: "thanks-dislike",
    AnswerAction.TELL: "thanks-tell",
    AnswerAction.WAIT: "thanks-tell",
    AnswerAction.WRONG_SENTENCE: "thanks-why",
    AnswerAction.WRONG_QUESTION: "thanks-why",
}


async def take_feedback(update: Update, context: Context) -> None:
    """Do what the button says, say so in a toast, and mark it on the buttons."""
    query = update.callback_query
    if query is None or (pressed := AnswerAction.unpack(query.data or "")) is None:
        return
    place, said = pressed_on(query), None
    if place is not None:
        place = replace(place, part=part_of(query.data or ""))
        said = await context.write(_store, pressed, place, query.from_user.id, context)
    await toast(query, context.texts(said or "button-expired"))
    if said and isinstance(query.message, Received) and query.message.reply_markup:
        before = keyboard_of(query.message.reply_markup)
        after = await _marked(before, query, context)
        if after != before:
            await edit_buttons(query.message, after)


async def with_feedback(message: Message, query: CallbackQuery, context: Context) -> Message:
    """Return a message that takes the place of an answer, with what was made of its buttons."""
    return replace(message, keyboard=await _marked(message.keyboard, query, context))


async def _marked(keyboard: Keyboard, query: CallbackQuery, context: Context) -> Keyboard:
    place = pressed_on(query)
    if place is None:
        return keyboard
    ratings = await context.read(_ratings, keyboard, place, query.from_user.id, context)
    message = query.message
    is_shared = message is None or message.chat.type != ChatType.PRIVATE
    rendered = render_feedback(keyboard, ratings, context.message_texts, is_shared=is_shared)
    return context.in_place(Message("", rendered)).keyboard


def _ratings(keyboard: Keyboard, place: Place, user: int, context: Context) -> dict[int, Ratings]:
    """Return what people think of each answer in a message that is known."""
    parts = {part_of(button.data) for row in keyboard for button in row}
    answers = {part: replace(place, part=part) for part in parts}
    found = {
        part: context.bot_data.users.feedback.ratings(answer, user)
        for part, answer in answers.items()
    }
    return {part: ratings for part, ratings in found.items() if ratings}


def _store(pressed: AnswerAction, place: Place, user: int, context: Context) -> str | None:
    """Store what was pressed; return the key of what is said, or None if nothing is known."""
    users = context.bot_data.users
    if (ratings := users.feedback.ratings(place, user)) is None:
        return None
    if (thumb := _THUMBS.get(pressed)) is not None:
        if ratings.mine is thumb:
            users.feedback.take_back(place, user)
            return "thanks-taken-back"
        users.feedback.rate(place, user, thumb)
    elif reason := REASONS.get(pressed):
        users.feedback.explain(place, user, reason)
    elif decided := _decided(place, context):
        return decision_key(decided)
    else:
        users.query_log.send_to_editors(place)
        users.query_log.wait(place)
    return _THANKS[pressed]


def _decided(place: Place, context: Context) -> EditorDecision | None:
    """Return what editors have decided meanwhile of the question that a message answers."""
    entry = context.bot_data.users.query_log.entry(place)
    return context.bot_data.review_queue.decided.of_entry(entry) if entry else None


def handlers() -> list[Handler]:
    return [CallbackQueryHandler(take_feedback, pattern=ANSWER_ACTION)]
