"""Documents opened in the chat: their cards, pages, sections and quotes."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, Handler
from handlers.rendering.answers import Message
from handlers.rendering.cards import render_card, render_page_of, render_quotes, with_choice
from handlers.rendering.payloads import OpenDocument
from handlers.replies import edit_pressed, toast
from knowledge import CardTopic


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
    browser, texts = context.bot_data.library.browser, context.message_texts
    if link.view in "ps":
        opened = browser.section if link.view == "s" else browser.page
        page = opened(link.document, link.number)
        return render_page_of(page, texts) if page else None
    if link.view == "c":
        return card_of(link.document, context, link.number)
    card = browser.card(link.document, texts.language)
    if card is None:
        return None
    return render_quotes(card, browser.quotes(link.document), link.number, texts)


def card_of(document: int, context: Context, asked: int = 0) -> Message | None:
    """Return the card of a document, with what was `asked`, a number in `CardTopic`, first.

    Where nobody else reads, it can be chosen among several.
    """
    library, texts, topics = context.bot_data.library, context.message_texts, [*CardTopic]
    card = library.browser.card(document, texts.language)
    if card is None:
        return None
    topic = topics[asked] if asked < len(topics) else CardTopic.ABOUT
    message = render_card(card, texts, topic)
    if context.written_in or len(library.documents()) == 1:
        return message
    return with_choice(message, document, context.preferences.document, texts)


def handlers() -> list[Handler]:
    return [CallbackQueryHandler(open_document, pattern=OpenDocument.PATTERN)]
