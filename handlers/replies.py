"""Ways to reply: new messages, edits of old ones, and toasts; what came too late is no error."""

from collections.abc import Iterator
from contextlib import contextmanager

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram import Message as Received
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.keyboards import markup_of
from handlers.rendering.answers import Message
from knowledge import Place

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED = "not modified"
_GONE = "message to edit not found", "message can't be edited", "chat not found"
_TOO_LATE = "query is too old"


def place_of(message: Received) -> Place:
    """Return where a message stands."""
    return Place(message.message_id, message.chat_id)


async def reply(received: Received, message: Message) -> Received:
    """Answer a message, as a reply to it; still answer if it was deleted meanwhile."""
    return await received.reply_text(
        message.html,
        parse_mode=ParseMode.HTML,
        reply_markup=markup_of(message.keyboard, received.get_bot()),
        link_preview_options=NO_PREVIEW,
        reply_parameters=ReplyParameters(received.message_id, allow_sending_without_reply=True),
    )


async def send(query: CallbackQuery, message: Message) -> Received | None:
    """Add a message to the chat in which a button was pressed, if that is known."""
    pressed = query.message
    if pressed is None:
        return None
    thread = None
    if isinstance(pressed, Received) and pressed.is_topic_message:
        thread = pressed.message_thread_id
    return await query.get_bot().send_message(
        pressed.chat.id,
        message.html,
        parse_mode=ParseMode.HTML,
        reply_markup=markup_of(message.keyboard, query.get_bot()),
        link_preview_options=NO_PREVIEW,
        message_thread_id=thread,
    )


async def edit(query: CallbackQuery, message: Message) -> None:
    """Edit the message whose button was pressed, however old it is."""
    # query.edit_message_text refuses messages that Telegram no longer shows to bots.
    if place := pressed_on(query):
        await edit_at(query.get_bot(), place, message)


async def edit_at(bot: Bot, place: Place, message: Message) -> bool:
    """Edit a message of the bot, wherever it is; False if it is no longer there."""
    inline = place.message if isinstance(place.message, str) else None
    try:
        await bot.edit_message_text(
            message.html,
            place.chat,
            None if inline else int(place.message),
            inline,
            parse_mode=ParseMode.HTML,
            reply_markup=markup_of(message.keyboard, bot),
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as exc:
        if not _says(exc, _UNCHANGED, *_GONE):
            raise
        return _says(exc, _UNCHANGED)
    return True


async def edit_buttons(message: Received, rows: list[list[InlineKeyboardButton]]) -> None:
    """Put other buttons under a message of the bot, or none; a second tap is no error."""
    # No buttons are told by saying nothing: Telegram refuses a keyboard without any.
    markup = InlineKeyboardMarkup(rows) if rows else None
    try:
        await message.edit_reply_markup(markup)
    except BadRequest as exc:
        if not _says(exc, _UNCHANGED, *_GONE):
            raise


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
        if not _says(exc, _TOO_LATE):
            raise


def _says(error: BadRequest, *phrases: str) -> bool:
    return any(phrase in error.message.lower() for phrase in phrases)


def pressed_on(query: CallbackQuery) -> Place | None:
    """Return the message under which a button was pressed."""
    if query.inline_message_id:
        return Place(query.inline_message_id)
    message = query.message
    return Place(message.message_id, message.chat.id) if message else None
