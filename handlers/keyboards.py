"""Keyboards: the buttons under a message as Telegram takes them, and as it tells them."""

from typing import Any
from urllib.parse import quote, urldefrag

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.helpers import create_deep_linked_url

from handlers.rendering.buttons import Button, Keyboard

_SHARING = "https://t.me/share/url?url="
"""Where the bot has no inline mode, Telegram itself sends the link on."""


def markup_of(keyboard: Keyboard, bot: Bot) -> InlineKeyboardMarkup | None:
    """Return the buttons as the framework takes them, or None where there are none."""
    markup = markup_json(keyboard, bot)
    return InlineKeyboardMarkup.de_json(markup, bot) if markup else None


def markup_json(keyboard: Keyboard, bot: Bot) -> dict[str, Any] | None:
    """Return the buttons as Telegram takes them, or None where there are none."""
    rows = [[_button_json(button, bot) for button in row] for row in keyboard]
    return {"inline_keyboard": rows} if rows else None


def keyboard_of(markup: InlineKeyboardMarkup) -> Keyboard:
    """Return the buttons under a message as they were sent."""
    return tuple(tuple(_as_sent(button) for button in row) for row in markup.inline_keyboard)


def _as_sent(button: InlineKeyboardButton) -> Button:
    return Button(
        button.text,
        str(button.callback_data or ""),
        button.copy_text.text if button.copy_text else "",
        button.switch_inline_query or "",
        button.url or (button.web_app.url if button.web_app else ""),
        bool(button.web_app),
    )


def _button_json(button: Button, bot: Bot) -> dict[str, Any]:
    if button.copy:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    if button.is_app:
        # Telegram says in the fragment how it opens an app; ours would be in its way.
        return {"text": button.label, "web_app": {"url": urldefrag(button.url).url}}
    if button.url:
        return {"text": button.label, "url": button.url}
    if not button.share:
        return {"text": button.label, "callback_data": button.data}
    if bot.supports_inline_queries:
        return {"text": button.label, "switch_inline_query": button.share}
    link = create_deep_linked_url(bot.username, button.share)
    return {"text": button.label, "url": f"{_SHARING}{quote(link, safe='')}"}
