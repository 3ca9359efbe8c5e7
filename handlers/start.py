"""The first screen and the help."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from handlers.admin.why import with_why
from handlers.answer import Asked, answer_question, log_answer
from handlers.context import Context, Handler
from handlers.conversation import remember_choice, session_key, session_key_of
from handlers.filters import NEW_PRIVATE
from handlers.rendering.answers import Message, render_asked
from handlers.rendering.buttons import Button
from handlers.rendering.offers import start_offers
from handlers.rendering.payloads import AskSample, FactLink, ViewPayload
from handlers.rendering.screens import render_commands, render_start
from handlers.rendering.texts import Texts
from handlers.rendering.views import render_link
from handlers.replies import reply, send_beside, toast
from knowledge import Role

COMMANDS: tuple[str, ...] = ("start", "help")


async def show_start(update: Update, context: Context) -> None:
    """Say what this bot is, with questions that a tap asks; or open what a link names."""
    message = update.message
    if message is None:
        return
    link = FactLink.unpack(context.args[0]) if context.args else None
    opened = await context.read(_opened, link.id, context) if link else None
    role = context.bot_data.users.roles.role(context.user.id) if context.user else None
    first = opened[0] if opened else await _first_screen(context, context.texts)
    if role is not None and not opened:
        own = Button(context.texts("button-welcome"), ViewPayload("welcome").pack())
        first = replace(first, keyboard=(*first.keyboard, (own,)))
    await reply(message, context.readable(first))
    if context.user and role is not None:
        # Telegram takes no menu for somebody who has never written to the bot.
        await context.bot_data.show_menu(context.user.id, role)
    if opened and opened[1] is not None and context.user:
        await remember_choice(opened[1], session_key(message, context.user.id), context)


async def ask_sample(update: Update, context: Context) -> None:
    """Ask the question that stands on the button."""
    query = update.callback_query
    if query is None or (sample := AskSample.unpack(query.data or "")) is None:
        return
    texts = context.texts
    question = await context.read(context.bot_data.library.sample, sample.id)
    if question is None:
        await toast(query, texts("button-expired"))
        return
    await toast(query)
    answered = await answer_question(context, question)
    message = render_asked(question, answered.message)
    if query.message:
        message = with_why(message, answered.turns, query.message.chat, context)
        message = context.in_chat(message, query.message.chat)
    place = await send_beside(query, message)
    await log_answer(context, answered, Asked(place, session=session_key_of(query)))


def _opened(fact: int, context: Context) -> tuple[Message, int | None] | None:
    data = context.bot_data
    return render_link(data.library, data.curator, fact, context.texts)


async def _first_screen(context: Context, texts: Texts) -> Message:
    documents = await context.read(context.bot_data.library.documents)
    title = documents[0].title if len(documents) == 1 else None
    offered = await context.read(start_offers, context.bot_data.library, texts)
    return render_start(title, len(documents), offered, texts)


def handlers() -> list[Handler]:
    return [
        CommandHandler("start", show_start, filters=NEW_PRIVATE),
        CallbackQueryHandler(ask_sample, pattern=AskSample.PATTERN),
    ]


def help_handler(commands_of: Callable[[Role | None], Sequence[str]]) -> Handler:
    """Return the handler of /help, which lists the commands of whoever asks."""

    async def show_help(update: Update, context: Context) -> None:
        if update.message is None or context.user is None:
            return
        role, texts = context.bot_data.users.roles.role(context.user.id), context.texts
        for_all = commands_of(None)
        mine = [name for name in commands_of(role) if name not in for_all]
        closing = "help-in-groups" if role is not None and role >= Role.EDITOR else ""
        own = _lines(for_all, texts), _lines(mine, texts)
        await reply(update.message, render_commands(*own, texts, closing=closing))

    return CommandHandler("help", show_help, filters=NEW_PRIVATE)


def _lines(commands: Sequence[str], texts: Texts) -> list[tuple[str, str]]:
    return [(name, texts(f"command-{name}")) for name in commands]
