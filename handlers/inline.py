"""Inline mode: sentences are offered while somebody types behind the bot's name."""

from telegram import (
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    Update,
)
from telegram.ext import InlineQueryHandler

from handlers.answer import chosen_document
from handlers.answer_buttons import fact_to_share
from handlers.context import Context, Handler
from handlers.keyboards import markup_of
from handlers.rendering import markup
from handlers.rendering.answers import Message, render_asked
from handlers.rendering.decisions import render_decision
from handlers.rendering.payloads import FactLink
from handlers.replies import content_of, in_time
from knowledge import Fact, Found, Grade, NotFound, Response, Unsure

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


def _results(words: str, context: Context) -> list[InlineQueryResult]:
    library = context.bot_data.library
    if link := FactLink.unpack(words):
        fact = library.fact(link.id)
        return [_sentence(fact, context)] if fact else []
    if words:
        only = chosen_document(context)
        response = library.answer(words, limit=RESULTS, documents=[only.id] if only else ())
        if decision := context.bot_data.review_queue.decided.of_response(response):
            message = render_decision(decision, context.texts)
            asked = render_asked(words, message)
            return [article("decided", words, asked, context, message.plain)]
        return [
            _sentence(fact, context, grade=None if at else response.grade)
            for at, fact in enumerate(_closest(response))
        ]
    samples = library.questions_to_try(context.texts.language).values()
    answers = {question: library.answer(question).answer for question in samples}
    return [
        _sentence(answer.best.fact, context, question)
        for question, answer in answers.items()
        if isinstance(answer, Found)
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


def _sentence(
    fact: Fact, context: Context, question: str = "", grade: Grade | None = None
) -> InlineQueryResult:
    message = fact_to_share(fact, context)
    if question:
        message = render_asked(question, message)
    title = question or _labelled(fact.citation.title, grade, context)
    return article(f"fact-{fact.id}", title, message, context, fact.text)


def _labelled(title: str, grade: Grade | None, context: Context) -> str:
    """Return a title behind what is not claimed of its sentence, if that is all it is."""
    if grade in {Grade.PROBABLE, Grade.CLOSEST}:
        return context.texts(f"inline-{grade}", title=title)
    return title


def article(
    id_: str, title: str, message: Message, context: Context, description: str = ""
) -> InlineQueryResultArticle:
    """Return a message as a result that can be sent into another chat."""
    shown = context.readable(message).for_all(context.texts)
    return InlineQueryResultArticle(
        id_,
        markup.label(title, TITLE_LIMIT),
        content_of(message),
        reply_markup=markup_of(shown.keyboard, context.bot),
        description=markup.label(description, DESCRIPTION_LIMIT) if description else None,
    )


def handlers() -> list[Handler]:
    return [InlineQueryHandler(suggest)]
