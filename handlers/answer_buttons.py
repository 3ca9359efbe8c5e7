"""The buttons under an answer: its context, the way back, the other candidates; deep links."""

from telegram import Update
from telegram.ext import CallbackQueryHandler
from telegram.helpers import create_deep_linked_url

from handlers.context import Context, Handler
from handlers.conversation import remember_choice, session_key_of
from handlers.feedback import with_feedback
from handlers.next_questions import with_next_questions
from handlers.rendering.answers import Message, render_shared
from handlers.rendering.payloads import FactLink, ShowFact, ShownAs
from handlers.rendering.views import live_facts, render_fact_view, snippets_of
from handlers.replies import edit_pressed, pressed_on, send_beside, toast
from knowledge import Fact


async def show_fact(update: Update, context: Context) -> None:
    """Edit the message into what its button names."""
    query = update.callback_query
    if query is None or (link := ShowFact.unpack(query.data or "")) is None:
        return
    message = await context.read(_render, link, context)
    if message and query.message:
        message = await context.read(_with_next, message, link, context)
    if message is None:
        await toast(query, context.texts("fact-gone"))
        return
    await toast(query)
    if link.view == "n" and await send_beside(query, context.in_place(message)):
        return
    message = await with_feedback(message, query, context)
    before, now = pressed_on(query), await edit_pressed(query, context.in_place(message))
    if before and now:
        await context.write(context.bot_data.users.query_log.said_anew, before, now)
    if link.view == "a" and link.shown_as is ShownAs.UNSURE:
        # A choice among what the bot was not sure of is a hint for editors as well.
        await remember_choice(link.facts[0], session_key_of(query), context, pressed_on(query))


async def show_expired(update: Update, context: Context) -> None:
    """Answer a button that this version does not know, so that the phone stops waiting."""
    if update.callback_query is not None:
        await toast(update.callback_query, context.texts("button-expired"))


def fact_to_share(fact: Fact, context: Context) -> Message:
    """Return a sentence for another chat, with the link that reopens it here."""
    url = create_deep_linked_url(context.bot.username, FactLink(fact.id).pack())
    texts = context.message_texts
    snippets = snippets_of(context.bot_data.library, [fact], texts)
    return render_shared(fact, url, texts, snippets[fact.id])


def _render(link: ShowFact, context: Context) -> Message | None:
    library = context.bot_data.library
    if link.view == "a" and link.shown_as is ShownAs.SHARED:
        facts = live_facts(library, link)
        return fact_to_share(facts[0], context) if facts else None
    return render_fact_view(library, link, context.message_texts)


def _with_next(message: Message, link: ShowFact, context: Context) -> Message:
    """Return an answer as it was before one looked around: with what may be asked next."""
    fact = context.bot_data.library.fact(link.facts[0])
    if fact is None or link.view != "a" or link.shown_as is not ShownAs.FOUND:
        return message
    return with_next_questions(message, fact, context)


def handlers() -> list[Handler]:
    return [CallbackQueryHandler(show_fact, pattern=ShowFact.PATTERN)]


def last_handlers() -> list[Handler]:
    """Return what must come after every other button."""
    return [CallbackQueryHandler(show_expired)]
