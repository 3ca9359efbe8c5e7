"""Chats in which the bot is not a member: inline mode and guest mode."""

from telegram import (
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import InlineQueryHandler, MessageHandler, filters

from handlers.answer import Asked, answer, chosen_document, note
from handlers.answer_buttons import shared
from handlers.context import Context, Handler
from handlers.conversation import corner_of, talk_before
from handlers.filters import question_in
from handlers.keyboards import markup_of
from handlers.rendering import markup
from handlers.rendering.answers import Message, render_asked, render_text
from handlers.rendering.payloads import FactLink
from handlers.replies import NO_PREVIEW, in_time
from knowledge import Fact, Found, NotFound, Place, Response, Unsure

RESULTS = 10
"""How many sentences are offered."""
CACHE_SECONDS = 10
"""How long Telegram keeps them: an editor's change must show soon."""
TITLE_LIMIT = 60
"""UTF-16 units of a result's title: one line on a phone."""
DESCRIPTION_LIMIT = 200
"""UTF-16 units of a result's description: three lines."""


async def suggest(update: Update, context: Context) -> None:
    """Offer sentences while somebody types in another chat."""
    query = update.inline_query
    if query is None:
        return
    words = query.query.encode("utf-8", "replace").decode().strip()
    results = await context.read(_results, words, context)
    button = None
    if words and not results:
        button = InlineQueryResultsButton(
            context.texts("inline-nothing"), start_parameter="inline"
        )
    with in_time():
        await query.answer(results, CACHE_SECONDS, is_personal=True, button=button)


async def answer_as_guest(update: Update, context: Context) -> None:
    """Answer who named the bot in a chat of which it is no member."""
    message = update.guest_message
    if message is None or message.guest_query_id is None:
        return
    if not (question := question_in(message, context.bot)):
        words = context.texts("ask-empty" if message.text else "text-only")
        await message.answer_guest_query(_article("guest", "", render_text(words), context))
        return
    answered = await answer(context, question, talk_before(message, context))
    result = _article("guest", question, answered.message, context)
    sent = await message.answer_guest_query(result)
    corner = corner_of(message, context.user.id) if context.user else None
    await note(context, answered, Asked(Place(sent.inline_message_id), corner=corner))


def _results(words: str, context: Context) -> list[InlineQueryResult]:
    library = context.bot_data.library
    if link := FactLink.unpack(words):
        fact = library.fact(link.id)
        return [_sentence(fact, context)] if fact else []
    if words:
        only = chosen_document(context)
        response = library.answer(words, limit=RESULTS, documents=[only.id] if only else ())
        return [_sentence(fact, context) for fact in _closest(response)]
    samples = library.samples(context.texts.language).values()
    return [
        _sentence(facts[0], context, question)
        for question in samples
        if (facts := _closest(library.answer(question)))
    ]


def _closest(response: Response) -> list[Fact]:
    """Return what may be offered: the sentences shown first, and nothing if nothing is close."""
    match response.answer:
        case Found(best=best, others=others):
            first = [best, *others]
        case Unsure(candidates=candidates):
            first = list(candidates)
        case NotFound() | _:
            return []
    facts = [hit.fact for hit in (*first, *response.ranking)]
    return list({fact.id: fact for fact in facts}.values())[:RESULTS]


def _sentence(fact: Fact, context: Context, question: str = "") -> InlineQueryResult:
    message = shared(fact, context)
    if question:
        message = render_asked(question, message)
    title = question or fact.citation.title
    return _article(f"fact-{fact.id}", title, message, context, fact.text)


def _article(
    id_: str, title: str, message: Message, context: Context, description: str = ""
) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id_,
        markup.label(title, TITLE_LIMIT),
        InputTextMessageContent(message.html, ParseMode.HTML, link_preview_options=NO_PREVIEW),
        reply_markup=markup_of(message.keyboard, context.bot),
        description=markup.label(description, DESCRIPTION_LIMIT) if description else None,
    )


def handlers() -> list[Handler]:
    return [
        InlineQueryHandler(suggest),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, answer_as_guest),
    ]
