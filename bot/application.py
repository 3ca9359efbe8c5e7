"""Builds the python-telegram-bot Application: the wiring, nothing else."""

import logging
from collections.abc import Collection

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot
from telegram.request import BaseRequest

from bot.client import Client
from bot.settings import Settings
from handlers.context import BotApplication, BotData, Context
from handlers.errors import report
from handlers.registry import all_handlers, group_menu, menu
from handlers.texts import texts_for
from knowledge import LANGUAGES, Cipher, Journal, Library, People, Updates

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query", "guest_message"]


def cipher_of(settings: Settings, library: Library) -> Cipher:
    """Return what reads people's words. Raises SecrecyError if the key cannot be used."""
    return Cipher.open(settings.key_file or library.path.with_suffix(".key"))


def build_application(
    settings: Settings,
    library: Library,
    *,
    request: BaseRequest | None = None,
    updates: Updates | None = None,
) -> BotApplication:
    """Return the bot, ready to initialise. `request` replaces the network, for tests.

    Raises SecrecyError if the key to what people wrote cannot be used.
    """
    if settings.telegram_bot_token is None:
        raise LookupError("TELEGRAM_BOT_TOKEN is not set.")
    client: ExtBot[None] = Client(
        settings.telegram_bot_token.get_secret_value(),
        settings.base_url,
        settings.base_file_url,
        request=request,
        get_updates_request=request,
    )
    application: BotApplication = (
        ApplicationBuilder()
        .bot(client)
        .context_types(ContextTypes(context=Context, bot_data=BotData))
        .job_queue(None)
        .updater(None)
        .build()
    )
    cipher = cipher_of(settings, library)
    application.bot_data.library = library
    application.bot_data.people = People(library.connections, cipher, updates)
    application.bot_data.journal = Journal(library.connections, cipher)
    application.bot_data.journal.let_go()
    application.add_handlers(all_handlers(settings.admin_ids))
    application.add_error_handler(report)
    return application


async def announce(application: BotApplication, editors: Collection[int]) -> None:
    """Set menus and descriptions in each language: for everybody, groups, and each editor."""
    for language in ("", *LANGUAGES):
        try:
            await _introduce(application.bot, language)
        except TelegramError as exc:
            # Telegram allows few such changes an hour; those of the last start still stand.
            logger.info("menus and descriptions stay as they are: %s", exc)
            break
    for editor in editors:
        for language in ("", *LANGUAGES):
            commands = [BotCommand(*each) for each in menu(texts_for(language), editor=True)]
            try:
                scope = BotCommandScopeChat(editor)
                await application.bot.set_my_commands(commands, scope, language or None)
            except TelegramError as exc:
                # Telegram knows a private chat only once the editor has written to the bot.
                logger.info("no menu for an editor yet: %s", exc)
                break


async def _introduce(bot: Bot, language: str) -> None:
    texts, code = texts_for(language), language or None
    everybody = [BotCommand(*each) for each in menu(texts, editor=False)]
    groups = [BotCommand(*each) for each in group_menu(texts)]
    await bot.set_my_commands(everybody, BotCommandScopeAllPrivateChats(), code)
    await bot.set_my_commands(groups, BotCommandScopeAllGroupChats(), code)
    await bot.set_my_description(texts("bot-description"), code)
    await bot.set_my_short_description(texts("bot-short-description"), code)
