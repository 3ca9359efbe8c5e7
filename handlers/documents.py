"""Documents opened in the chat: their cards, pages, sections and quotes."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, Handler
from handlers.rendering.answers import Message
from handlers.rendering.payloads import OpenDocument
from handlers.rendering.views import render_document_view, render_own_document
from handlers.replies import edit_pressed, toast


async def open_document(update: Update, context: Context) -> None:
    """Edit the message into what its button names of a document."""
    query = update.callback_query
    if query is None or (link := OpenDocument.unpack(query.data or "")) is None:
        return
    message = await context.read(_render, link, context)
    if message is None:
        await toast(query, context.texts("button-expired"))
        return
    await toast(query)
    await edit_pressed(query, context.in_place(message))


def _render(link: OpenDocument, context: Context) -> Message | None:
    library, texts = context.bot_data.library, context.message_texts
    if context.written_in:
        return render_document_view(library, link, texts)
    return render_own_document(library, link, context.preferences.document, texts)


def handlers() -> list[Handler]:
    return [CallbackQueryHandler(open_document, pattern=OpenDocument.PATTERN)]
