"""The first screen and the help."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from handlers.answer import Asked, answer_question, log_answer
from handlers.answer_buttons import fact_in_context
from handlers.context import Context, Handler
from handlers.conversation import remember_choice, session_key, session_key_of
from handlers.filters import NAMED, NEW_GROUP, NEW_PRIVATE
from handlers.rendering.answers import Message, render_asked, render_text
from handlers.rendering.payloads import AskSample, FactLink
from handlers.rendering.screens import render_commands, render_start
from handlers.rendering.texts import Texts
from handlers.replies import place_of, reply, send_beside, toast

COMMANDS: tuple[str, ...] = ("start", "help")


async def show_start(update: Update, context: Context) -> None:
    """Say what this bot is, with questions that a tap asks; or open what a link names."""
    message = update.message
    if message is None:
        return
    link = FactLink.unpack(context.args[0]) if context.args else None
    fact = await context.read(fact_in_context, link.id, context) if link else None
    await reply(message, fact or await _first_screen(context, context.texts))
    if context.user and (role := context.bot_data.users.roles.role(context.user.id)):
        # Telegram takes no menu for somebody who has never written to the bot.
        await context.bot_data.show_menu(context.user.id, role)
    if fact and link and context.user:
        await remember_choice(link.id, session_key(message, context.user.id), context)


async def greet_group(update: Update, context: Context) -> None:
    """Say how to ask here, to those who have just added the bot."""
    if update.message is not None:
        name = context.bot.username
        await reply(update.message, render_text(context.texts("start-group", name=name)))


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
    sent = await send_beside(query, render_asked(question, answered.message))
    place = place_of(sent) if sent else None
    await log_answer(context, answered, Asked(place, session=session_key_of(query)))


async def _first_screen(context: Context, texts: Texts) -> Message:
    documents = await context.read(context.bot_data.library.documents)
    title = documents[0].title if len(documents) == 1 else None
    samples = await context.read(context.bot_data.library.questions_to_try, texts.language)
    return render_start(title, len(documents), list(samples.items()), texts)


def handlers() -> list[Handler]:
    return [
        CommandHandler("start", show_start, filters=NEW_PRIVATE),
        CommandHandler("start", greet_group, filters=NEW_GROUP & NAMED),
        CallbackQueryHandler(ask_sample, pattern=AskSample.PATTERN),
    ]


def help_handler(commands: Sequence[str]) -> Handler:
    """Return the handler of /help, which lists commands."""

    async def show_help(update: Update, context: Context) -> None:
        if update.message is not None:
            lines = [(name, context.texts(f"command-{name}")) for name in commands]
            await reply(update.message, render_commands(lines, context.texts))

    return CommandHandler("help", show_help, filters=NEW_PRIVATE)
