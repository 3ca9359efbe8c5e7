"""Buttons as Telegram takes them. `buttons` stays free of Telegram, for the terminal."""

from urllib.parse import quote

from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.helpers import create_deep_linked_url

from handlers.rendering.buttons import Button, Keyboard

_SHARING = "https://t.me/share/url?url="
"""Where the bot has no inline mode, Telegram itself sends the link on."""


def markup_of(keyboard: Keyboard, bot: Bot) -> InlineKeyboardMarkup | None:
    """Return the buttons as Telegram takes them, or None where there are none."""
    rows = [[button_of(button, bot) for button in row] for row in keyboard]
    return InlineKeyboardMarkup(rows) if rows else None


def button_of(button: Button, bot: Bot) -> InlineKeyboardButton:
    """Return one button as Telegram takes it."""
    if button.copy:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    if button.url:
        return InlineKeyboardButton(button.label, button.url)
    if not button.share:
        return InlineKeyboardButton(button.label, callback_data=button.data)
    if bot.supports_inline_queries:
        return InlineKeyboardButton(button.label, switch_inline_query=button.share)
    link = create_deep_linked_url(bot.username, button.share)
    return InlineKeyboardButton(button.label, f"{_SHARING}{quote(link, safe='')}")
