"""A question in a message: answered by a reply, and answered anew when it is edited."""

from functools import partial

from telegram import Message as Received
from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from handlers.answer import Asked, answer, note
from handlers.context import Context, Handler
from handlers.conversation import corner_of, talk_before
from handlers.filters import ADDRESSED, EDITED, NEW, NEW_GROUP, NEW_PRIVATE, question_in, words_of
from handlers.rendering.answers import render_text
from handlers.replies import edit, place_of, reply
from handlers.typing_action import typing_if_slow
from knowledge import Place

COMMANDS = ("ask",)
"""What the menu of everybody shows."""


async def ask(update: Update, context: Context) -> None:
    """Answer any text in a private chat."""
    if update.message is not None:
        await _answer(update.message, words_of(update.message), context)


async def ask_here(update: Update, context: Context) -> None:
    """Answer who names the bot, replies to it, or writes /ask."""
    if (message := update.message) is None:
        return
    if question := question_in(message, context.bot):
        await _answer(message, question, context)
    else:
        await reply(message, render_text(context.texts("ask-empty")))


async def ask_again(update: Update, context: Context) -> None:
    """Edit the answer to a question that was edited; leave any other edit alone."""
    if (message := update.edited_message) is None:
        return
    before = await context.read(context.bot_data.users.query_log.reply_to, place_of(message))
    if before is None or not (question := question_in(message, context.bot)):
        return
    answered = await answer(
        context, question, partial(context.bot_data.users.query_log.before, place_of(message))
    )
    if await edit(context.bot, before, answered.message):
        await note(context, answered, _asked(message, before, context))


async def refuse_command(update: Update, context: Context) -> None:
    """Say that nothing answers to this command; to whom it may not answer, it is the same."""
    if update.message is not None:
        await reply(update.message, render_text(context.texts("unknown-command")))


async def refuse_media(update: Update, context: Context) -> None:
    """Say once that only text is read."""
    if update.message is not None:
        await reply(update.message, render_text(context.texts("text-only")))


async def _answer(message: Received, question: str, context: Context) -> None:
    async with typing_if_slow(message):
        answered = await answer(context, question, talk_before(message, context))
    sent = await reply(message, answered.message)
    await note(context, answered, _asked(message, place_of(sent), context))


def _asked(message: Received, answer: Place, context: Context) -> Asked:
    corner = corner_of(message, context.user.id) if context.user else None
    return Asked(answer, place_of(message), corner)


def handlers() -> list[Handler]:
    # Named one by one: what Telegram will invent, and what it says itself, is left alone.
    media = ~filters.SUCCESSFUL_PAYMENT & ~filters.PASSPORT_DATA & filters.ATTACHMENT
    return [
        CommandHandler("ask", ask_here, filters=NEW),
        MessageHandler(NEW_PRIVATE & filters.COMMAND, refuse_command),
        MessageHandler(NEW_PRIVATE & filters.TEXT, ask),
        MessageHandler(NEW_PRIVATE & media, refuse_media),
        MessageHandler(NEW_GROUP & filters.TEXT & ~filters.COMMAND & ADDRESSED, ask_here),
        MessageHandler(EDITED & filters.TEXT, ask_again),
    ]
