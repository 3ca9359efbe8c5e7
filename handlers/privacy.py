"""Privacy: what is kept of a person is said in plain words, handed out, and deleted."""

import logging

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from handlers.context import Context, Handler
from handlers.filters import NEW_PRIVATE
from handlers.rendering.answers import render_text
from handlers.rendering.my_data import render_my_data
from handlers.rendering.payloads import FORGET_STEP, ForgetStep
from handlers.rendering.screens import render_forget, render_privacy
from handlers.replies import edit, pressed_on, reply, replying_to, toast
from knowledge import Role

logger = logging.getLogger(__name__)

COMMANDS: tuple[str, ...] = ("privacy", "mydata", "forgetme")
_FILE = "my-data.json"


async def show_privacy(update: Update, context: Context) -> None:
    """Say what is kept, for how long, and how to have it deleted."""
    if update.message is not None:
        await reply(update.message, render_privacy(context.texts))


async def send_my_data(update: Update, context: Context) -> None:
    """Hand out all that is stored of the person, as a file."""
    message, user = update.message, update.effective_user
    if message is None or user is None:
        return
    export = await context.read(context.bot_data.users.privacy.export, user.id)
    if not export:
        await reply(message, render_text(context.texts("mydata-none")))
        return
    await message.reply_document(
        render_my_data(export).encode("utf-8", "replace"),
        filename=_FILE,
        caption=context.texts("mydata"),
        reply_parameters=replying_to(message.message_id),
    )


async def ask_to_forget(update: Update, context: Context) -> None:
    """Ask whether everything shall be deleted."""
    if update.message is not None:
        await reply(update.message, render_forget(_role(context), context.texts))


async def forget(update: Update, context: Context) -> None:
    """Delete everything, or nothing."""
    query = update.callback_query
    if query is None or (step := ForgetStep.unpack(query.data or "")) is None:
        return
    role = _role(context)
    is_yes = step in (ForgetStep.YES, ForgetStep.YES_AND_ROLE)
    if is_yes:
        await _forget(query.from_user.id, context)
    has_role = role is not None and role is not Role.OWNER
    gone = step is ForgetStep.YES_AND_ROLE or (is_yes and has_role)
    screens = {
        ForgetStep.ASK: render_forget(role, context.texts),
        ForgetStep.NO: render_text(context.texts("forget-kept")),
    }
    done = render_text(context.texts("forgotten-editor" if gone else "forgotten"))
    await toast(query)
    await edit(context.bot, pressed_on(query), screens.get(step, done))


def _role(context: Context) -> Role | None:
    return context.bot_data.users.roles.role(context.user.id) if context.user else None


async def _forget(user: int, context: Context) -> None:
    users = context.bot_data.users
    was_editor = users.roles.role(user) is not None
    await context.write(users.privacy.forget, user)
    if was_editor:
        await context.bot_data.show_menu(user, users.roles.role(user))
    context.application.drop_user_data(user)
    logger.info("forgot a person")


def handlers() -> list[Handler]:
    return [
        CommandHandler("privacy", show_privacy, filters=NEW_PRIVATE),
        CommandHandler("mydata", send_my_data, filters=NEW_PRIVATE),
        CommandHandler("forgetme", ask_to_forget, filters=NEW_PRIVATE),
        CallbackQueryHandler(forget, pattern=FORGET_STEP),
    ]
