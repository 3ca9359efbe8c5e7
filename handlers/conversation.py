"""Conversation: the session that a message belongs to, what it may follow, and /new."""

import logging
from collections.abc import Callable
from functools import partial

from telegram import CallbackQuery, Update
from telegram import Message as Received
from telegram.ext import CommandHandler

from handlers.context import Context, Handler
from handlers.filters import NAMED, NEW_GROUP, NEW_PRIVATE, replies_to
from handlers.rendering.answers import render_text
from handlers.replies import place_of, reply
from knowledge import Conversation, Place, SessionKey, StoreError

logger = logging.getLogger(__name__)

COMMANDS: tuple[str, ...] = ("new",)


def conversation_before(message: Received, context: Context) -> Callable[[], Conversation]:
    """Return what reads the conversation that a message continues.

    That of the answer it replies to, else the last one of its session.
    """
    return partial(_conversation_before, message, context)


def session_key(message: Received, user: int) -> SessionKey:
    """Return the session of a person who wrote this message, or pressed a button on it."""
    thread = message.message_thread_id if message.is_topic_message else None
    return SessionKey(message.chat.id, user, thread)


def session_key_of(query: CallbackQuery) -> SessionKey | None:
    """Return the session in which a button was pressed, if Telegram tells."""
    message = query.message
    if message is None:
        return None
    if isinstance(message, Received):
        return session_key(message, query.from_user.id)
    return SessionKey(message.chat.id, query.from_user.id)


async def remember_choice(
    fact: int, session: SessionKey | None, context: Context, answer: Place | None = None
) -> None:
    """Let the next question follow a fact that was chosen, perhaps in an answer."""
    conversation = Conversation((fact,))
    try:
        if answer:
            conversation = await context.write(
                context.bot_data.users.query_log.choose, answer, fact
            )
        if session:
            await context.write(context.bot_data.users.sessions.keep, session, conversation)
    except StoreError as exc:
        # The person sees what they chose; only the next question has less to follow.
        logger.warning("a choice could not be kept: %s", exc)


async def start_new(update: Update, context: Context) -> None:
    """Forget what was spoken of, here and with this person."""
    message, user = update.message, update.effective_user
    if message is None or user is None:
        return
    await context.write(context.bot_data.users.sessions.end, session_key(message, user.id))
    await reply(message, render_text(context.texts("new-conversation")))


def _conversation_before(message: Received, context: Context) -> Conversation:
    replied = message.reply_to_message
    if replied and replies_to(message, context.bot):
        conversation = context.bot_data.users.query_log.after(place_of(replied))
        if conversation and conversation.shown:
            quoted = message.quote.text if message.quote else ""
            return context.bot_data.library.point_at(quoted, conversation)
    if context.user is None:
        return Conversation()
    return context.bot_data.users.sessions.recall(session_key(message, context.user.id))


def handlers() -> list[Handler]:
    # In a group it ends a session only of those who name the bot: other bots know the word, too.
    return [CommandHandler("new", start_new, filters=NEW_PRIVATE | (NEW_GROUP & NAMED))]
