"""A question in a message: answered by a reply, and answered anew when it is edited."""

from functools import partial

from telegram import Message as Received
from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from handlers.admin.told_facts import with_offer_to_add
from handlers.admin.why import with_why
from handlers.answer import Asked, answer_question, log_answer
from handlers.context import Context, Handler
from handlers.conversation import conversation_before, session_key
from handlers.filters import (
    ADDRESSED,
    EDITED,
    NEW,
    NEW_GROUP,
    NEW_PRIVATE,
    WORDS,
    question_in,
    words_of,
)
from handlers.rendering.answers import render_text
from handlers.replies import edit, place_of, reply
from handlers.typing_action import typing_if_slow
from knowledge import Place

COMMANDS: tuple[str, ...] = ("ask",)
_ALBUM = "album"
"""What is remembered of a chat: the album of which the last picture came."""


async def answer_private(update: Update, context: Context) -> None:
    """Answer any text in a private chat, also one below a picture."""
    if (message := update.message) is None:
        return
    if message.caption is None:
        await _reply(message, words_of(message), context)
    elif question := question_in(message, context.bot):
        _begin_album(message, context)
        await _reply(message, question, context)
    else:
        await refuse_media(update, context)


async def answer_in_group(update: Update, context: Context) -> None:
    """Answer who names the bot, replies to it, or writes /ask."""
    if (message := update.message) is None:
        return
    if question := question_in(message, context.bot):
        await _reply(message, question, context)
    else:
        await reply(message, render_text(context.texts("ask-empty")))


async def answer_edited(update: Update, context: Context) -> None:
    """Edit the answer to a question that was edited; leave any other edit alone."""
    if (message := update.edited_message) is None:
        return
    before = await context.read(context.bot_data.users.query_log.reply_to, place_of(message))
    if before is None or not (question := question_in(message, context.bot)):
        return
    answered = await answer_question(
        context, question, partial(context.bot_data.users.query_log.before, place_of(message))
    )
    said = with_why(answered.message, answered.turns, message.chat, context)
    if await edit(context.bot, before, context.in_chat(said, message.chat)):
        await log_answer(context, answered, _asked(message, before, context))


async def refuse_command(update: Update, context: Context) -> None:
    """Say that nothing answers to this command; to whom it may not answer, it is the same."""
    if update.message is not None:
        await reply(update.message, render_text(context.texts("unknown-command")))


async def refuse_media(update: Update, context: Context) -> None:
    """Say once that only text is read; an album is one message."""
    if update.message is not None and _begin_album(update.message, context):
        await reply(update.message, render_text(context.texts("text-only")))


def _begin_album(message: Received, context: Context) -> bool:
    """Tell whether a message is the first that comes of its album, or belongs to none."""
    if message.media_group_id is None or context.chat_data is None:
        return True
    before = context.chat_data.get(_ALBUM)
    context.chat_data[_ALBUM] = message.media_group_id
    return bool(before != message.media_group_id)


async def _reply(message: Received, question: str, context: Context) -> None:
    async with typing_if_slow(message):
        answered = await answer_question(context, question, conversation_before(message, context))
    said = with_why(answered.message, answered.turns, message.chat, context)
    said = with_offer_to_add(said, question, answered.turns, message.chat, context)
    place = await reply(message, context.in_chat(said, message.chat))
    await log_answer(context, answered, _asked(message, place, context))


def _asked(message: Received, answer: Place, context: Context) -> Asked:
    session = session_key(message, context.user.id) if context.user else None
    return Asked(answer, place_of(message), session)


def handlers() -> list[Handler]:
    return [CommandHandler("ask", answer_in_group, filters=NEW)]


def last_handlers() -> list[Handler]:
    """Return what takes any text: it stands behind all that has a meaning of its own."""
    # Named one by one: what Telegram will invent, and what it says itself, is left alone.
    media = ~filters.SUCCESSFUL_PAYMENT & ~filters.PASSPORT_DATA & filters.ATTACHMENT
    return [
        MessageHandler(NEW_PRIVATE & filters.COMMAND, refuse_command),
        MessageHandler(NEW_PRIVATE & WORDS, answer_private),
        MessageHandler(NEW_PRIVATE & media, refuse_media),
        MessageHandler(NEW_GROUP & WORDS & ~filters.COMMAND & ADDRESSED, answer_in_group),
        MessageHandler(EDITED & WORDS, answer_edited),
    ]
