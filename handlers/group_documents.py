"""/documents in a group: everybody sees which documents it asks; its admins and owners choose."""

import logging

from telegram import CallbackQuery, Update
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler

from handlers.context import Context, Handler
from handlers.filters import NAMED, NEW_GROUP
from handlers.rendering.answers import Message
from handlers.rendering.group_documents import render_group_documents
from handlers.rendering.group_payload import GroupChoice
from handlers.replies import edit_pressed, reply, toast
from knowledge import Role

logger = logging.getLogger(__name__)

_ADMINS = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}


async def show_documents(update: Update, context: Context) -> None:
    """Say which documents are asked here."""
    if update.message is not None:
        message = await context.read(_documents, context, 0)
        await reply(update.message, message.for_all(context.texts))


async def choose(update: Update, context: Context) -> None:
    """Keep what an admin chose for the group, and show it in the same message."""
    query = update.callback_query
    if query is None or (choice := GroupChoice.unpack(query.data or "")) is None:
        return
    if context.group is None:
        await toast(query, context.texts("button-expired"))
        return
    if choice.of != "p":
        if not await _may_choose(query, context.group, context):
            await toast(query, context.texts("group-documents-admins"))
            return
        await _keep(context.group, choice, context)
    await toast(query)
    message = await context.read(_documents, context, choice.page)
    await edit_pressed(query, context.in_place(message))


async def _keep(group: int, choice: GroupChoice, context: Context) -> None:
    """Let the group ask a document more or less; without any left it asks all."""
    asked = {*context.group_documents}
    chosen = asked ^ {choice.document} if choice.of == "d" else set()
    groups = context.bot_data.users.group_documents
    await context.write(groups.choose, group, chosen)
    context.group_documents = await context.read(groups.of, group)


async def _may_choose(query: CallbackQuery, group: int, context: Context) -> bool:
    """Tell whether who pressed is an admin of the group now, or an owner of the bot."""
    user = query.from_user.id
    if context.bot_data.users.roles.role(user) is Role.OWNER:
        return True
    try:
        member = await context.bot.get_chat_member(group, user)
    except TelegramError as exc:
        logger.warning("who is an admin of a group cannot be said: %s", type(exc).__name__)
        return False
    return member.status in _ADMINS


def _documents(context: Context, page: int) -> Message:
    documents = context.bot_data.library.documents()
    texts, chosen = context.message_texts, context.group_documents
    return render_group_documents(documents, chosen, page, texts)


def handlers() -> list[Handler]:
    return [
        CommandHandler("documents", show_documents, filters=NEW_GROUP & NAMED),
        CallbackQueryHandler(choose, pattern=GroupChoice.PATTERN),
    ]
