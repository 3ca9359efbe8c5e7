"""Replies: the one way to send HTML and its buttons; what comes too late is no error."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram import Message as Received
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

from handlers.keyboards import keyboard_of, markup_json, markup_of
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Keyboard
from handlers.rendering.why import why_buttons
from handlers.telegram_errors import Meaning, meaning_of
from knowledge import Place

logger = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOT_EDITED = frozenset({Meaning.UNCHANGED, Meaning.GONE, Meaning.UNREACHABLE, Meaning.MIGRATED})
"""What stands in a group that became a supergroup can be edited no more."""


async def send(
    bot: Bot, chat: int, message: Message, *, topic: int | None = None, reply_to: int | None = None
) -> Place:
    """Send a message to a chat, or to a topic of it; as a reply to the message of an id."""
    where = {
        "chat_id": chat,
        "message_thread_id": topic,
        "reply_parameters": _replied(reply_to) if reply_to else None,
    }
    return _place_in(await _say("sendMessage", message, where, bot))


async def reply(received: Received, message: Message) -> Place:
    """Answer a message, as a reply to it; still answer if it was deleted meanwhile."""
    posts = received.direct_messages_topic
    where = {
        "chat_id": received.chat.id,
        "message_thread_id": received.message_thread_id if received.is_topic_message else None,
        "direct_messages_topic_id": posts.topic_id if posts else None,
        "reply_parameters": _replied(received.message_id),
    }
    return _place_in(await _say("sendMessage", message, where, received.get_bot()))


async def send_beside(query: CallbackQuery, message: Message) -> Place | None:
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
    where = {
        "chat_id": place.chat,
        "message_id": None if inline else int(place.message),
        "inline_message_id": inline,
    }
    try:
        await _say("editMessageText", message, where, bot)
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
    return await send_beside(query, message)


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
    return ReplyParameters.de_json(_replied(message))


def place_of(message: Received) -> Place:
    """Return where a message stands."""
    return Place(message.message_id, message.chat_id)


def pressed_on(query: CallbackQuery) -> Place | None:
    """Return the message under which a button was pressed."""
    if query.inline_message_id:
        return Place(query.inline_message_id)
    message = query.message
    return Place(message.message_id, message.chat.id) if message else None


def _as_html(message: Message, bot: Bot) -> dict[str, Any]:
    """Return what every method of the Bot API takes with the HTML of a message."""
    return {"parse_mode": ParseMode.HTML, "reply_markup": markup_of(message.keyboard, bot)}


async def _say(method: str, message: Message, where: dict[str, Any], bot: Bot) -> Any:
    """Say a message as HTML, and without its markup if Telegram cannot parse it.

    It is made of plain values: the classes of the framework take three times the work.
    """
    said = where | {
        "link_preview_options": {"is_disabled": True},
        "reply_markup": markup_json(message.keyboard, bot),
    }
    try:
        return await bot.do_api_request(
            method, said | {"text": message.html, "parse_mode": ParseMode.HTML}
        )
    except BadRequest as exc:
        if meaning_of(exc) is not Meaning.UNPARSABLE:
            raise
        logger.warning("a message went out as plain text: its markup was refused")
        return await bot.do_api_request(method, said | {"text": message.plain})


def _replied(message: int) -> dict[str, Any]:
    return {"message_id": message, "allow_sending_without_reply": True}


def _place_in(sent: dict[str, Any]) -> Place:
    return Place(sent["message_id"], sent["chat"]["id"])
