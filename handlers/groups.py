"""Groups: a greeting when the bot is added, help, and the move to a supergroup."""

import logging
from datetime import timedelta

from telegram import ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ChatMemberHandler, CommandHandler, MessageHandler, filters

from handlers.answer import asked_documents
from handlers.context import Context, Handler
from handlers.filters import NAMED, NEW_GROUP
from handlers.rendering.answers import Message
from handlers.rendering.screens import render_group_help
from handlers.replies import reply, send
from handlers.threads import LoopThreads, run_in
from knowledge import GroupMoves, StoreError

logger = logging.getLogger(__name__)

_GREETED = "greeted"
"""What is remembered of a chat: when it was greeted."""
_AWHILE = timedelta(minutes=1)
"""The link that adds the bot says /start right after it was added: one greeting is enough."""
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_OUTSIDE = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


async def greet(update: Update, context: Context) -> None:
    """Say who one is and how to ask, to a group that has just added the bot."""
    change = update.my_chat_member
    if (
        change is None
        or not _is_new(change)
        or context.bot_data.users.moves.has_come(change.chat.id)
    ):
        return
    if context.chat_data is not None:
        context.chat_data[_GREETED] = change.date
    await send(context.bot, change.chat.id, await context.read(_help, context))


async def show_start(update: Update, context: Context) -> None:
    """Say how to ask here, unless that was just said."""
    if (message := update.message) is None:
        return
    greeted = context.chat_data.get(_GREETED) if context.chat_data else None
    if greeted is None or message.date - greeted > _AWHILE:
        await show_help(update, context)


async def show_help(update: Update, context: Context) -> None:
    """Say how to ask here."""
    if update.message is not None:
        await reply(update.message, await context.read(_help, context))


async def follow(update: Update, context: Context) -> None:
    """Let all that is stored follow a group that has become a supergroup."""
    if (message := update.message) is None:
        return
    former = message.migrate_from_chat_id or message.chat.id
    now = message.migrate_to_chat_id or message.chat.id
    if former in context.application.chat_data:
        # Said in both groups: what has gone there already must not be emptied.
        context.application.migrate_chat_data(old_chat_id=former, new_chat_id=now)
    await follow_group(context.bot_data.users.moves, context.bot_data.threads.writer, former, now)


async def follow_group(moves: GroupMoves, writer: LoopThreads, former: int, now: int) -> None:
    """Let all that is stored follow a group. If that fails, its next message tries again."""
    try:
        if await run_in(writer, moves.move, former, now):
            logger.info("a group has become a supergroup, and all that is stored followed")
    except StoreError as exc:
        logger.warning("what is stored could not follow a group: %s", exc)


def _is_new(change: ChatMemberUpdated) -> bool:
    before, after = change.old_chat_member.status, change.new_chat_member.status
    return change.chat.type in _GROUPS and before in _OUTSIDE and after not in _OUTSIDE


def _help(context: Context) -> Message:
    documents = asked_documents(context) or context.bot_data.library.documents()
    return render_group_help(documents, context.bot.username, context.texts)


def handlers() -> list[Handler]:
    # Other bots know these words, too. Telegram hands on a bare /help to the one that spoke last.
    return [
        ChatMemberHandler(greet, ChatMemberHandler.MY_CHAT_MEMBER),
        CommandHandler("start", show_start, filters=NEW_GROUP & NAMED),
        CommandHandler("help", show_help, filters=NEW_GROUP),
        MessageHandler(filters.StatusUpdate.MIGRATE, follow),
    ]
