"""Looking around a sentence: its context, the way back, the other candidates."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, Handler, edit
from handlers.links import Claim, Show
from handlers.rendering import Message, render_context, render_found, render_unsure
from handlers.texts import Texts
from knowledge import Fact


async def show(update: Update, context: Context) -> None:
    """Edit the message into what its button names."""
    query = update.callback_query
    if query is None or (link := Show.unpack(query.data or "")) is None:
        return
    texts = context.texts
    message = await _rendered(link, context, texts)
    if message is None:
        await query.answer(texts("fact-gone"))
        return
    await query.answer()
    await edit(query, message)


async def expired(update: Update, context: Context) -> None:
    """Answer a button that this version does not know, so that the phone stops waiting."""
    if update.callback_query is not None:
        texts = context.texts
        await update.callback_query.answer(texts("button-expired"))


async def _rendered(link: Show, context: Context, texts: Texts) -> Message | None:
    library = context.library
    if link.view == "c":
        around = await context.read(library.context, link.facts[0])
        back = Show("a", link.claim, link.facts, link.missing)
        return render_context(around, back, texts) if around else None
    found = [await context.read(library.fact, id_) for id_ in link.facts]
    facts: list[Fact] = [fact for fact in found if fact is not None]
    if not facts or facts[0].id != link.facts[0]:
        return None
    if link.claim is Claim.FOUND:
        return render_found(facts[0], facts[1:], texts)
    return render_unsure(facts, texts, missing=link.missing)


def handlers() -> list[Handler]:
    return [CallbackQueryHandler(show, pattern=Show.PATTERN)]


def last_handlers() -> list[Handler]:
    """Return what must come after every other button."""
    return [CallbackQueryHandler(expired)]
