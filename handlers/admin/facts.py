"""/addfact and /addquote: in one message, or step by step."""

import logging
import re
from collections.abc import Collection
from dataclasses import replace
from enum import IntEnum

from telegram import Update
from telegram.ext import CommandHandler, ConversationHandler, MessageHandler, filters

from handlers.addressing import words_of
from handlers.admin.access import from_editor
from handlers.admin.drafts import parse_draft
from handlers.context import Context, Handler, reply, texts_of
from handlers.rendering import render_text
from handlers.texts import Texts
from knowledge import Draft, FactError, Kind, StoreError

logger = logging.getLogger(__name__)

COMMANDS = ("addfact", "addquote", "cancel")
"""What the menu of editors shows besides."""
_COMMAND = re.compile(r"^/\w+\S*\s*")
_NONE = {"-", "–", "—"}
_DRAFT = "draft"


class Step(IntEnum):
    """What the editor is asked for next."""

    TEXT = 0
    SPEAKER = 1
    SOURCE = 2
    QUESTION = 3


async def add_fact(update: Update, context: Context) -> int:
    return await _begin(update, context, Kind.FACT)


async def add_quote(update: Update, context: Context) -> int:
    return await _begin(update, context, Kind.QUOTE)


async def take_text(update: Update, context: Context) -> int:
    draft = parse_draft(_words(update), _draft(context).kind)
    if not draft.text:
        return Step.TEXT
    if draft.source:
        return await _save(update, context, draft)
    _keep(context, draft)
    if draft.kind is Kind.QUOTE and draft.speaker is None:
        return await _ask(update, "add-ask-speaker", Step.SPEAKER)
    return await _ask(update, "add-ask-source", Step.SOURCE)


async def take_speaker(update: Update, context: Context) -> int:
    _keep(context, replace(_draft(context), speaker=_answer(update) or None))
    return await _ask(update, "add-ask-source", Step.SOURCE)


async def take_source(update: Update, context: Context) -> int:
    _keep(context, replace(_draft(context), source=_answer(update)))
    return await _ask(update, "add-ask-question", Step.QUESTION)


async def take_question(update: Update, context: Context) -> int:
    asked = _answer(update)
    draft = replace(_draft(context), questions=(asked,) if asked else ())
    return await _save(update, context, draft)


async def cancel(update: Update, context: Context) -> int:
    """Leave the steps, and say what is thrown away."""
    if update.message is not None:
        texts, begun = texts_of(update.effective_user), _draft(context).text[:80]
        words = texts("add-forgotten", text=begun) if begun else texts("add-cancelled")
        await reply(update.message, render_text(words))
    return _end(context)


async def nothing_to_cancel(update: Update, context: Context) -> None:
    if update.message is not None:
        words = texts_of(update.effective_user)("nothing-to-cancel")
        await reply(update.message, render_text(words))


async def _begin(update: Update, context: Context, kind: Kind) -> int:
    draft = parse_draft(_COMMAND.sub("", _words(update), count=1), kind)
    if draft.text:
        return await _save(update, context, draft)
    _keep(context, draft)
    return await _ask(update, f"add-{kind}-ask-text", Step.TEXT)


async def _save(update: Update, context: Context, draft: Draft) -> int:
    user = update.effective_user
    if update.message is None or user is None:
        return _end(context)
    texts = texts_of(user)
    try:
        fact = await context.write(context.library.add, draft, by=str(user.id))
    except FactError as exc:
        words = texts("add-refused", reason=_reason(exc, texts))
    except StoreError as exc:
        logger.warning("a fact could not be stored: %s", exc)
        words = texts("add-refused", reason=texts("refused-store"))
    else:
        words = texts("add-done", id=fact.id)
    await reply(update.message, render_text(words))
    return _end(context)


def _reason(refused: FactError, texts: Texts) -> str:
    return texts(f"refused-{refused.refusal}", title=refused.title)


async def _ask(update: Update, key: str, step: Step) -> int:
    if update.message is not None:
        await reply(update.message, render_text(texts_of(update.effective_user)(key)))
    return step


def _words(update: Update) -> str:
    return words_of(update.message)


def _answer(update: Update) -> str:
    words = _words(update).strip()
    return "" if words in _NONE else words


def _keep(context: Context, draft: Draft) -> None:
    if context.user_data is not None:
        context.user_data[_DRAFT] = draft


def _draft(context: Context) -> Draft:
    kept = (context.user_data or {}).get(_DRAFT)
    return kept if isinstance(kept, Draft) else Draft("", "")


def _end(context: Context) -> int:
    if context.user_data is not None:
        context.user_data.pop(_DRAFT, None)
    return ConversationHandler.END


def handlers(editors: Collection[int]) -> list[Handler]:
    mine = from_editor(editors)
    words = mine & filters.TEXT & ~filters.COMMAND
    begin: list[Handler] = [
        CommandHandler("addfact", add_fact, filters=mine),
        CommandHandler("addquote", add_quote, filters=mine),
    ]
    talk: ConversationHandler[Context] = ConversationHandler(
        entry_points=begin,
        states={
            Step.TEXT: [MessageHandler(words, take_text)],
            Step.SPEAKER: [MessageHandler(words, take_speaker)],
            Step.SOURCE: [MessageHandler(words, take_source)],
            Step.QUESTION: [MessageHandler(words, take_question)],
        },
        fallbacks=[CommandHandler("cancel", cancel, filters=mine)],
        allow_reentry=True,
    )
    return [talk, CommandHandler("cancel", nothing_to_cancel, filters=mine)]
