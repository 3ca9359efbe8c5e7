"""What each handler is given: what all share, and threads to read and write in."""

import asyncio
from collections.abc import Callable
from typing import Any, ParamSpec, Self, TypeVar

from telegram import Update, User
from telegram.ext import Application, BaseHandler, CallbackContext, ExtBot

from handlers.batching import Batcher
from handlers.bot_data import BotData
from handlers.rendering.texts import Texts, texts_for
from knowledge import (
    Curator,
    EditorState,
    Library,
    LoggedAnswer,
    PersonalData,
    Preferences,
    QueryLog,
    ReviewQueue,
    Role,
    Roles,
    Sessions,
    Subscriptions,
    Uploads,
    reading,
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
    def people(self) -> PersonalData:
        return _given(self.bot_data.people)

    @property
    def journal(self) -> QueryLog:
        return _given(self.bot_data.journal)

    @property
    def backlog(self) -> ReviewQueue:
        return _given(self.bot_data.backlog)

    @property
    def digests(self) -> Subscriptions:
        return _given(self.bot_data.digests)

    @property
    def notes(self) -> Batcher[LoggedAnswer]:
        return _given(self.bot_data.notes)

    @property
    def talks(self) -> Sessions:
        return _given(self.bot_data.talks)

    @property
    def uploads(self) -> Uploads:
        return _given(self.bot_data.uploads)

    @property
    def editors(self) -> Roles:
        return _given(self.bot_data.editors)

    @property
    def desk(self) -> EditorState:
        return _given(self.bot_data.desk)

    @property
    def workbench(self) -> Curator:
        return _given(self.bot_data.workbench)

    async def show_menu(self, user: int, role: Role | None) -> None:
        """Let Telegram show somebody the commands of their role."""
        await _given(self.bot_data.show_menu)(user, role)

    def at_once(self, do: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Do something here and now. Raises StoreError if the database cannot be read."""
        with reading():
            return do(*args, **kwargs)

    async def read(self, ask: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what only reads the library in a thread, so that no other chat waits."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self.bot_data.readers, lambda: self.at_once(ask, *args, **kwargs)
        )

    async def write(self, change: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what changes the library in the one thread that writes, in order."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self.bot_data.writer, lambda: self.at_once(change, *args, **kwargs)
        )

    async def work(self, do: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what takes long, such as a document, in a thread for which no person waits."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self.bot_data.workers, lambda: self.at_once(do, *args, **kwargs)
        )


def _given(part: R | None) -> R:
    if part is None:
        raise LookupError("The bot was started without its library.")
    return part


BotApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], BotData, None]
Handler = BaseHandler[Update, Context, Any]


def texts_of(user: User | None) -> Texts:
    """Return the texts in the person's language."""
    return texts_for(user.language_code if user else None)
