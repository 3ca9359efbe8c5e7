"""The first screen and the help."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.context import Context, Handler, reply, send
from handlers.links import Sample
from handlers.rendering import (
    Message,
    render_asked,
    render_commands,
    render_response,
    render_start,
)
from handlers.texts import Texts

_NEW = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
COMMANDS = ("start", "help")
"""What the menu of everybody shows."""


async def start(update: Update, context: Context) -> None:
    """Say what this bot is, with questions that a tap asks."""
    if update.message is not None:
        await reply(update.message, await _first_screen(context, context.texts))


async def help_(update: Update, context: Context) -> None:
    """Say how to ask."""
    if update.message is not None:
        texts = context.texts
        commands = [(name, texts(f"command-{name}")) for name in COMMANDS]
        await reply(update.message, render_commands(commands, texts))


async def ask_sample(update: Update, context: Context) -> None:
    """Ask the question that stands on the button."""
    query = update.callback_query
    if query is None or (sample := Sample.unpack(query.data or "")) is None:
        return
    texts = context.texts
    question = (await context.read(context.library.samples)).get(sample.id)
    if question is None:
        await query.answer(texts("button-expired"))
        return
    await query.answer()
    response = await context.read(context.library.answer, question)
    await send(query, render_asked(question, render_response(response, texts)))


async def _first_screen(context: Context, texts: Texts) -> Message:
    documents = await context.read(context.library.documents)
    title = documents[0].title if len(documents) == 1 else None
    samples = await context.read(context.library.samples, texts.language)
    return render_start(title, len(documents), list(samples.items()), texts)


def handlers() -> list[Handler]:
    return [
        CommandHandler("start", start, filters=_NEW),
        CommandHandler("help", help_, filters=_NEW),
        CallbackQueryHandler(ask_sample, pattern=Sample.PATTERN),
    ]
