"""What Telegram shows of the bot before anybody writes: menus of commands, and descriptions."""

import logging

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from handlers.context import BotApplication
from handlers.registry import group_menu, menu
from handlers.rendering.texts import interface_languages, texts_for
from knowledge import Role

logger = logging.getLogger(__name__)


async def announce(application: BotApplication) -> None:
    """Set menus and descriptions in each language: for everybody, groups, and each editor."""
    for language in ("", *interface_languages()):
        try:
            await _introduce(application.bot, language)
        except TelegramError as exc:
            # Telegram allows few such changes an hour; those of the last start still stand.
            logger.info("menus and descriptions stay as they are: %s", exc)
            break
    stored = application.bot_data.users.roles
    roles = {each.user: each.role for each in stored.everyone()}
    for user, role in (roles | dict.fromkeys(stored.owners, Role.OWNER)).items():
        await show_menu(application.bot, user, role)


async def show_menu(bot: Bot, user: int, role: Role | None) -> None:
    """Set the menu of an editor in each language, or give them back that of everybody."""
    scope = BotCommandScopeChat(user)
    for language in ("", *interface_languages()):
        code = language or None
        commands = [BotCommand(*each) for each in menu(texts_for(language), role)]
        try:
            if role is None:
                await bot.delete_my_commands(scope, code)
            else:
                await bot.set_my_commands(commands, scope, code)
        except TelegramError as exc:
            # Telegram knows a private chat only once its owner has written to the bot.
            logger.info("no menu for an editor yet: %s", exc)
            break


async def _introduce(bot: Bot, language: str) -> None:
    texts, code = texts_for(language), language or None
    everybody = [BotCommand(*each) for each in menu(texts)]
    groups = [BotCommand(*each) for each in group_menu(texts)]
    await bot.set_my_commands(everybody, BotCommandScopeAllPrivateChats(), code)
    await bot.set_my_commands(groups, BotCommandScopeAllGroupChats(), code)
    await bot.set_my_description(texts("bot-description"), code)
    await bot.set_my_short_description(texts("bot-short-description"), code)
