"""What each handler is given: what all share, threads to read and write in, ways to reply."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ParamSpec, Self, TypeVar

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
    Update,
    User,
)
from telegram import Message as Received
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import Application, BaseHandler, CallbackContext, ExtBot

from handlers.keyboards import markup_of
from handlers.notes import Notes
from handlers.rendering import Message
from handlers.state import BotData
from handlers.texts import Texts, texts_for
from knowledge import (
    Backlog,
    Desk,
    Digests,
    Editors,
    Journal,
    Library,
    People,
    Place,
    Preferences,
    Role,
    Talks,
    Uploads,
    Workbench,
)

P = ParamSpec("P")
R = TypeVar("R")


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], BotData]):
    """The context of one update."""

    user: User | None = None
    preferences = Preferences()

    @classmethod
    def from_update(cls, update: object, application: Any) -> Self:
        """Remember who acts: what they prefer is read before any handler runs."""
        context = super().from_update(update, application)
        context.user = update.effective_user if isinstance(update, Update) else None
        return context

    async def refresh_data(self) -> None:
        """Learn what the person prefers."""
        if self.user is not None:
            known = self.people.known(self.user.id)
            if known is None:
                known = await self.read(self.people.preferences, self.user.id)
            self.preferences = known

    @property
    def texts(self) -> Texts:
        """The bot's sentences in the language that the person chose, or that Telegram has."""
        if self.preferences.language:
            return texts_for(self.preferences.language)
        return texts_of(self.user)

    @property
    def library(self) -> Library:
        return _given(self.bot_data.library)

    @property
    def people(self) -> People:
        return _given(self.bot_data.people)

    @property
    def journal(self) -> Journal:
        return _given(self.bot_data.journal)

    @property
    def backlog(self) -> Backlog:
        return _given(self.bot_data.backlog)

    @property
    def digests(self) -> Digests:
        return _given(self.bot_data.digests)

    @property
    def notes(self) -> Notes:
        return _given(self.bot_data.notes)

    @property
    def talks(self) -> Talks:
        return _given(self.bot_data.talks)

    @property
    def uploads(self) -> Uploads:
        return _given(self.bot_data.uploads)

    @property
    def editors(self) -> Editors:
        return _given(self.bot_data.editors)

    @property
    def desk(self) -> Desk:
        return _given(self.bot_data.desk)

    @property
    def workbench(self) -> Workbench:
        return _given(self.bot_data.workbench)

    async def show_menu(self, user: int, role: Role | None) -> None:
        """Let Telegram show somebody the commands of their role."""
        await _given(self.bot_data.show_menu)(user, role)

    async def read(self, ask: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what only reads the library in a thread, so that no other chat waits."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.bot_data.readers, lambda: ask(*args, **kwargs))

    async def write(self, change: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what changes the library in the one thread that writes, in order."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.bot_data.writer, lambda: change(*args, **kwargs))

    async def work(self, do: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what takes long, such as a document, in a thread for which no person waits."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.bot_data.workers, lambda: do(*args, **kwargs))


def _given(part: R | None) -> R:
    if part is None:
        raise LookupError("The bot was started without its library.")
    return part


BotApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], BotData, None]
Handler = BaseHandler[Update, Context, Any]
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED = "not modified"
_GONE = "message to edit not found", "message can't be edited", "chat not found"
_TOO_LATE = "query is too old"


def texts_of(user: User | None) -> Texts:
    """Return the texts in the person's language."""
    return texts_for(user.language_code if user else None)


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
