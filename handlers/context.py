"""Context of an update, and BotData: the parts that all handlers share."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, ParamSpec, Self, TypeVar

from telegram import Chat, Update, User
from telegram.constants import ChatType
from telegram.ext import Application, BaseHandler, CallbackContext, ExtBot

from handlers.answer_request import RemoteAnswerer
from handlers.batching import Batcher
from handlers.counters import Counters
from handlers.owner_alerts import OwnerAlerts
from handlers.rendering.answers import Message
from handlers.rendering.reading_pages import with_open_buttons
from handlers.rendering.shared_payloads import language_of
from handlers.rendering.texts import Texts, texts_for
from handlers.running_checks import RunningChecks
from handlers.threads import Threads, run_in
from knowledge import (
    AddressWatch,
    Backups,
    Curator,
    JobRuns,
    Library,
    LoggedAnswer,
    PageReader,
    Preferences,
    ReviewQueue,
    Role,
    StoreError,
    Uploads,
    Users,
)

P = ParamSpec("P")
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class BotData:
    """The parts of the bot, complete before the application is built.

    `backups` is empty if nobody wants any; `batcher` writes what was asked to the query log;
    `pages` reads what stands at an address, and `watch` looks there again; `show_menu` sets the
    menu of a person and role; `job_runs` knows what was done when; who holds `telling` tells those
    who wait; `offers_questions` tells whether answers offer what to ask next to who has not
    chosen; `reader_url` is the address of the reading site, and `remote` what answers in other
    processes, if there is any.
    """

    library: Library
    users: Users
    curator: Curator
    review_queue: ReviewQueue
    pending_imports: Uploads
    backups: tuple[Backups, ...]
    threads: Threads
    counters: Counters
    alerts: OwnerAlerts
    batcher: Batcher[LoggedAnswer]
    pages: PageReader
    watch: AddressWatch
    show_menu: Callable[[int, Role | None], Awaitable[None]]
    running_checks: RunningChecks
    job_runs: JobRuns
    telling: asyncio.Lock = field(default_factory=asyncio.Lock)
    offers_questions: bool = True
    reader_url: str | None = None
    remote: RemoteAnswerer | None = None


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], BotData]):
    """The context of one update."""

    user: User | None = None
    written_in: str | None = None
    preferences = Preferences()
    group: int | None = None
    group_documents: tuple[int, ...] = ()

    @classmethod
    def from_update(cls, update: object, application: Any) -> Self:
        """Remember who acts: what they prefer is read before any handler runs."""
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.user, chat = update.effective_user, update.effective_chat
            if chat is not None and chat.type in _GROUPS:
                context.group = chat.id
            if update.callback_query:
                context.written_in = language_of(update.callback_query.data or "")
        return context

    async def refresh_data(self) -> None:
        """Learn what the person prefers, and which documents their group asks."""
        if self.group is not None:
            of = self.bot_data.users.group_documents.of
            self.group_documents = await self.read(of, self.group)
        if self.user is not None:
            stored = self.bot_data.users.preferences
            if (known := stored.known(self.user.id)) is None:
                known = await self.read(stored.preferences, self.user.id)
            self.preferences = known
            stored.note_telegram_language(self.user.id, self.user.language_code)

    @property
    def asked(self) -> tuple[int, ...]:
        """The documents that are asked here: what the group chose, or the person; none for all."""
        chosen = self.preferences.document
        return self.group_documents or (() if chosen is None else (chosen,))

    @property
    def texts(self) -> Texts:
        """The bot's sentences in the language that the person chose, or that Telegram has."""
        return self._worded(self._plain_texts)

    @property
    def message_texts(self) -> Texts:
        """The sentences for the message under which a button was pressed.

        Who taps in a group, or under a message sent elsewhere, does not change its language.
        """
        return self._worded(texts_for(self.written_in)) if self.written_in else self.texts

    @property
    def message_language(self) -> str:
        """The language of these sentences; for it alone the documents need not be looked at."""
        texts = texts_for(self.written_in) if self.written_in else self._plain_texts
        return texts.language

    @property
    def _plain_texts(self) -> Texts:
        if self.preferences.language:
            return texts_for(self.preferences.language)
        return texts_of(self.user)

    def _worded(self, texts: Texts) -> Texts:
        """Return sentences that speak of what this person asks, as far as that can be read."""
        has_editors = self.bot_data.users.roles.has_any
        try:
            naming = self.bot_data.library.naming(*self.asked)
        except StoreError:
            naming = texts.naming
        return texts.about(naming, has_editors=has_editors)

    def in_place(self, message: Message) -> Message:
        """Return a message that takes the place of the pressed one, for all who read there."""
        message = self.readable(message)
        return message.for_all(self.message_texts) if self.written_in else message

    def in_chat(self, message: Message, chat: Chat) -> Message:
        """Return a message to be sent to a chat, where others may read it as well."""
        message = self.readable(message)
        return message if chat.type == ChatType.PRIVATE else message.for_all(self.texts)

    def readable(self, message: Message, texts: Texts | None = None) -> Message:
        """Return a message whose sentences can be opened on the reading site, if there is one."""
        if (site := self.bot_data.reader_url) is None:
            return message
        texts = texts or self.message_texts
        return replace(message, keyboard=with_open_buttons(message.keyboard, site, texts))

    async def read(self, ask: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what only reads the library in a thread, so that no other chat waits."""
        return await run_in(self.bot_data.threads.readers, ask, *args, **kwargs)

    async def write(self, change: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what changes the library in the one thread that writes, in order."""
        return await run_in(self.bot_data.threads.writer, change, *args, **kwargs)

    async def work(self, do: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what takes long, such as a document, in a thread for which no person waits."""
        return await run_in(self.bot_data.threads.workers, do, *args, **kwargs)


BotApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], BotData, None]
Handler = BaseHandler[Update, Context, Any]


def texts_of(user: User | None) -> Texts:
    """Return the texts in the person's language."""
    return texts_for(user.language_code if user else None)
