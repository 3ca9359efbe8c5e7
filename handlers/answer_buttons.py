"""The buttons under an answer: its context, the way back, the other candidates; deep links."""

from telegram import Update
from telegram.ext import CallbackQueryHandler
from telegram.helpers import create_deep_linked_url

from handlers.context import Context, Handler
from handlers.conversation import remember_choice, session_key_of
from handlers.feedback import with_feedback
from handlers.rendering.answers import (
    Message,
    render_context,
    render_found,
    render_probable,
    render_shared,
    render_unsure,
)
from handlers.rendering.payloads import FactLink, ShowFact, ShownAs
from handlers.replies import edit_pressed, pressed_on, send_beside, toast
from knowledge import Fact, Snippet


async def show_fact(update: Update, context: Context) -> None:
    """Edit the message into what its button names."""
    query = update.callback_query
    if query is None or (link := ShowFact.unpack(query.data or "")) is None:
        return
    message = await context.read(_render, link, context)
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


def fact_in_context(fact: int, context: Context) -> Message | None:
    """Return a fact in its paragraph, as a deep link opens it; None if it is gone."""
    return _render(ShowFact("c", ShownAs.FOUND, (fact,)), context)


def fact_to_share(fact: Fact, context: Context) -> Message:
    """Return a sentence for another chat, with the link that reopens it here."""
    url = create_deep_linked_url(context.bot.username, FactLink(fact.id).pack())
    snippet = _snippets([fact], context)[fact.id]
    return render_shared(fact, url, context.message_texts, snippet)


def _render(link: ShowFact, context: Context) -> Message | None:
    library, texts = context.bot_data.library, context.message_texts
    if link.view in "cn":
        around = library.context(link.facts[0])
        back = ShowFact("a", link.shown_as, link.facts, link.missing, link.span)
        return render_context(around, back, texts) if around else None
    facts = [fact for id_ in link.facts if (fact := library.fact(id_))]
    if not facts or facts[0].id != link.facts[0]:
        return None
    if link.shown_as is ShownAs.SHARED:
        return fact_to_share(facts[0], context)
    snippets = _snippets(facts, context, link.span)
    if link.shown_as is ShownAs.FOUND:
        return render_found(facts[0], facts[1:], texts, snippets)
    if link.shown_as is ShownAs.PROBABLE:
        return render_probable(facts, texts, snippets)
    return render_unsure(facts, texts, snippets, missing=link.missing)


def _snippets(
    facts: list[Fact], context: Context, span: tuple[int, int] | None = None
) -> dict[int, Snippet]:
    """Return the snippets around facts; the question is gone, so `span` says what met it."""
    found = context.bot_data.library.snippets(facts, (context.message_texts.language,))
    first = found[facts[0].id]
    return {**found, facts[0].id: Snippet(first.before, first.translation, span, span)}


def handlers() -> list[Handler]:
    return [CallbackQueryHandler(show_fact, pattern=ShowFact.PATTERN)]


def last_handlers() -> list[Handler]:
    """Return what must come after every other button."""
    return [CallbackQueryHandler(show_expired)]
