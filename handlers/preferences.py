"""Preferences: the language of the bot, and the document that a person asks about."""

from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from handlers.context import Context, Handler
from handlers.filters import NEW_PRIVATE
from handlers.next_questions import offers_questions
from handlers.rendering.answers import Message
from handlers.rendering.payloads import OpenDocument, SettingChoice
from handlers.rendering.screens import render_documents, render_settings
from handlers.rendering.texts import interface_languages
from handlers.rendering.views import render_own_document
from handlers.replies import edit, pressed_on, reply, toast

COMMANDS: tuple[str, ...] = ("settings", "documents")


async def show_settings(update: Update, context: Context) -> None:
    """Offer the languages."""
    if update.message is not None:
        await reply(update.message, await context.read(_settings, context))


async def show_documents(update: Update, context: Context) -> None:
    """List the documents; with several, each can be asked about alone."""
    if update.message is not None:
        await reply(update.message, await context.read(_documents, context))


async def choose(update: Update, context: Context) -> None:
    """Keep what was chosen, and show it in the same message."""
    query = update.callback_query
    if query is None or (choice := SettingChoice.unpack(query.data or "")) is None:
        return
    if choice.of == "p":
        await toast(query)
        await edit(
            context.bot,
            pressed_on(query),
            await context.read(_documents, context, choice.number or 0),
        )
    elif choice.of == "l":
        await _choose_language(query, choice.value or None, context)
    elif choice.of == "n":
        await _choose_next_questions(query, choice.value == "on", context)
    elif choice.of == "o":
        is_chosen = choice.number == context.preferences.document
        if await _choose_document(query, None if is_chosen else choice.number, context):
            await _show_card(query, choice.number or 0, context)
    elif await _choose_document(query, choice.number, context):
        await edit(context.bot, pressed_on(query), await context.read(_documents, context))


async def _choose_language(query: CallbackQuery, language: str | None, context: Context) -> None:
    if language not in (None, *interface_languages()):
        await toast(query, context.texts("button-expired"))
        return
    user = query.from_user.id
    await context.write(context.bot_data.users.preferences.choose_language, user, language)
    context.preferences = replace(context.preferences, language=language)
    await toast(query)
    await edit(context.bot, pressed_on(query), await context.read(_settings, context))


async def _choose_next_questions(
    query: CallbackQuery,
    wanted: bool,  # noqa: FBT001
    context: Context,
) -> None:
    store = context.bot_data.users.preferences
    await context.write(store.choose_next_questions, query.from_user.id, wanted=wanted)
    context.preferences = replace(context.preferences, next_questions=wanted)
    await toast(query)
    await edit(context.bot, pressed_on(query), await context.read(_settings, context))


async def _choose_document(query: CallbackQuery, document: int | None, context: Context) -> bool:
    """Keep the choice; False if there is no such document."""
    known = [each.id for each in await context.read(context.bot_data.library.documents)]
    if document is not None and document not in known:
        await toast(query, context.texts("button-expired"))
        return False
    await context.write(
        context.bot_data.users.preferences.choose_document, query.from_user.id, document
    )
    context.preferences = replace(context.preferences, document=document)
    await toast(query)
    return True


async def _show_card(query: CallbackQuery, document: int, context: Context) -> None:
    library, link = context.bot_data.library, OpenDocument("c", document)
    chosen = context.preferences.document
    card = await context.read(render_own_document, library, link, chosen, context.texts)
    if card:
        await edit(context.bot, pressed_on(query), card)


def _settings(context: Context) -> Message:
    several = len(context.bot_data.library.documents()) > 1
    return render_settings(
        context.preferences,
        context.texts,
        several=several,
        offers_questions=offers_questions(context),
    )


def _documents(context: Context, page: int = 0) -> Message:
    chosen = context.preferences.document
    return render_documents(context.bot_data.library.documents(), chosen, page, context.texts)


def handlers() -> list[Handler]:
    return [
        CommandHandler("settings", show_settings, filters=NEW_PRIVATE),
        CommandHandler("documents", show_documents, filters=NEW_PRIVATE),
        CallbackQueryHandler(choose, pattern=SettingChoice.PATTERN),
    ]
