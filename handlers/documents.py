"""Documents opened in the chat: cards, pages, sections, quotes, and where a topic is mentioned."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.answer import asked_documents
from handlers.context import Context, Handler
from handlers.rendering.answers import Message
from handlers.rendering.mention_payload import ShowMention
from handlers.rendering.payloads import OpenDocument
from handlers.rendering.views import render_document_view, render_mention_view, render_own_document
from handlers.replies import edit_pressed, toast


async def open_document(update: Update, context: Context) -> None:
    """Edit the message into what its button names of a document, or of a topic."""
    if (query := update.callback_query) is None:
        return
    if link := OpenDocument.unpack(query.data or ""):
        message = await context.read(_render, link, context)
    elif topic := ShowMention.unpack(query.data or ""):
        if topic.view == "s":
            await toast(query)
            return
        message = await context.read(_render_mention, topic, context)
    else:
        return
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


def _render_mention(link: ShowMention, context: Context) -> Message | None:
    library, only = context.bot_data.library, asked_documents(context)
    return render_mention_view(library, link, only, context.message_texts)


def handlers() -> list[Handler]:
    return [
        CallbackQueryHandler(open_document, pattern=OpenDocument.PATTERN),
        CallbackQueryHandler(open_document, pattern=ShowMention.PATTERN),
    ]
