"""Replies: the one way to send HTML and its buttons; what comes too late is no error."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import quote, urldefrag

from telegram import (
    Bot,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
    WebAppInfo,
)
from telegram import Message as Received
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated
from telegram.helpers import create_deep_linked_url

from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.why import why_buttons
from handlers.telegram_errors import Meaning, meaning_of
from knowledge import Place

logger = logging.getLogger(__name__)

_Said = TypeVar("_Said")

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOT_EDITED = frozenset({Meaning.UNCHANGED, Meaning.GONE, Meaning.UNREACHABLE, Meaning.MIGRATED})
"""What stands in a group that became a supergroup can be edited no more."""
_SHARING = "https://t.me/share/url?url="
"""Where the bot has no inline mode, Telegram itself sends the link on."""


async def send(
    bot: Bot, chat: int, message: Message, *, topic: int | None = None, reply_to: int | None = None
) -> Received:
    """Send a message to a chat, or to a topic of it; as a reply to the message of an id."""

    async def say(text: str, **how: Any) -> Received:
        return await bot.send_message(
            chat,
            text,
            **how,
            link_preview_options=_NO_PREVIEW,
            message_thread_id=topic,
            reply_parameters=replying_to(reply_to) if reply_to else None,
        )

    return await _as_html_or_plain(say, message, bot)


async def reply(received: Received, message: Message) -> Received:
    """Answer a message, as a reply to it; still answer if it was deleted meanwhile."""

    async def say(text: str, **how: Any) -> Received:
        return await received.reply_text(
            text,
            **how,
            link_preview_options=_NO_PREVIEW,
            reply_parameters=replying_to(received.message_id),
        )

    return await _as_html_or_plain(say, message, received.get_bot())


async def send_beside(query: CallbackQuery, message: Message) -> Received | None:
    """Add a message to the chat in which a button was pressed, if that is known."""
    if (pressed := query.message) is None:
        return None
    topic = None
    if isinstance(pressed, Received) and pressed.is_topic_message:
        topic = pressed.message_thread_id
    return await send(query.get_bot(), pressed.chat.id, message, topic=topic)


async def edit(bot: Bot, place: Place | None, message: Message) -> bool:
    """Edit a message of the bot, however old it is; False if it is no longer there."""
    # query.edit_message_text refuses messages that Telegram no longer shows to bots.
    if place is None:
        return False
    inline = place.message if isinstance(place.message, str) else None

    async def say(text: str, **how: Any) -> object:
        return await bot.edit_message_text(
            text,
            place.chat,
            None if inline else int(place.message),
            inline,
            **how,
            link_preview_options=_NO_PREVIEW,
        )

    try:
        await _as_html_or_plain(say, message, bot)
    except (BadRequest, ChatMigrated) as exc:
        if (meaning := meaning_of(exc)) not in _NOT_EDITED:
            raise
        return meaning is Meaning.UNCHANGED
    return True


async def edit_pressed(query: CallbackQuery, message: Message) -> Place | None:
    """Edit the message under which a button was pressed; where it is gone, say it anew.

    Return where it stands then; None if it stands where it stood. An editor may still ask why.
    """
    if isinstance(query.message, Received) and query.message.reply_markup:
        asked = why_buttons(keyboard_of(query.message.reply_markup))
        message = replace(message, keyboard=(*message.keyboard, *asked))
    if await edit(query.get_bot(), pressed_on(query), message):
        return None
    sent = await send_beside(query, message)
    return place_of(sent) if sent else None


async def edit_buttons(message: Received, keyboard: Keyboard) -> None:
    """Put other buttons under a message of the bot, or none; a second tap is no error."""
    # No buttons are told by saying nothing: Telegram refuses a keyboard without any.
    try:
        await message.edit_reply_markup(markup_of(keyboard, message.get_bot()))
    except (BadRequest, ChatMigrated) as exc:
        if meaning_of(exc) not in _NOT_EDITED:
            raise


async def reply_picture(received: Received, picture: bytes, message: Message) -> None:
    """Answer a message with a picture, and the message below it."""
    await received.reply_photo(
        picture,
        message.html,
        **_as_html(message, received.get_bot()),
        reply_parameters=replying_to(received.message_id),
    )


async def edit_picture(bot: Bot, place: Place, picture: bytes, message: Message) -> None:
    """Edit a message of the bot in a chat into a picture, and the message below it."""
    await bot.edit_message_media(
        InputMediaPhoto(picture, message.html, ParseMode.HTML),
        place.chat,
        int(place.message),
        reply_markup=markup_of(message.keyboard, bot),
    )


async def toast(query: CallbackQuery, words: str = "") -> None:
    """Answer a press, so that the phone stops waiting; the words appear for a moment."""
    with in_time():
        await query.answer(words or None)


@contextmanager
def in_time() -> Iterator[None]:
    """Let pass that Telegram no longer waits: the bot was away, or somebody types on."""
    try:
        yield
    except BadRequest as exc:
        if meaning_of(exc) is not Meaning.LATE:
            raise


def content_of(message: Message) -> InputTextMessageContent:
    """Return a message as the content of an inline result."""
    return InputTextMessageContent(message.html, ParseMode.HTML, link_preview_options=_NO_PREVIEW)


def replying_to(message: int) -> ReplyParameters:
    """Return what makes a message a reply, or a plain message if the other is gone by then."""
    return ReplyParameters(message, allow_sending_without_reply=True)


def place_of(message: Received) -> Place:
    """Return where a message stands."""
    return Place(message.message_id, message.chat_id)


def pressed_on(query: CallbackQuery) -> Place | None:
    """Return the message under which a button was pressed."""
    if query.inline_message_id:
        return Place(query.inline_message_id)
    message = query.message
    return Place(message.message_id, message.chat.id) if message else None


def markup_of(keyboard: Keyboard, bot: Bot) -> InlineKeyboardMarkup | None:
    """Return the buttons as Telegram takes them, or None where there are none."""
    rows = [[button_of(button, bot) for button in row] for row in keyboard]
    return InlineKeyboardMarkup(rows) if rows else None


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


def button_of(button: Button, bot: Bot) -> InlineKeyboardButton:
    """Return one button as Telegram takes it."""
    if button.copy:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    if button.is_app:
        # Telegram says in the fragment how it opens an app; ours would be in its way.
        return InlineKeyboardButton(button.label, web_app=WebAppInfo(urldefrag(button.url).url))
    if button.url:
        return InlineKeyboardButton(button.label, button.url)
    if not button.share:
        return InlineKeyboardButton(button.label, callback_data=button.data)
    if bot.supports_inline_queries:
        return InlineKeyboardButton(button.label, switch_inline_query=button.share)
    link = create_deep_linked_url(bot.username, button.share)
    return InlineKeyboardButton(button.label, f"{_SHARING}{quote(link, safe='')}")


def _as_html(message: Message, bot: Bot) -> dict[str, Any]:
    """Return what every method of the Bot API takes with the HTML of a message."""
    return {"parse_mode": ParseMode.HTML, "reply_markup": markup_of(message.keyboard, bot)}


async def _as_html_or_plain(
    say: Callable[..., Awaitable[_Said]], message: Message, bot: Bot
) -> _Said:
    """Say a message as HTML, and without its markup if Telegram cannot parse it."""
    how = _as_html(message, bot)
    try:
        return await say(message.html, **how)
    except BadRequest as exc:
        if meaning_of(exc) is not Meaning.UNPARSABLE:
            raise
        logger.warning("a message went out as plain text: its markup was refused")
        return await say(message.plain, **how | {"parse_mode": None})
