"""What becomes of an update whose handling failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from telegram import Update
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram_api.retries import seconds_of
from handlers.context import BotApplication, Context
from handlers.errors import origins
from knowledge import StoreError

_LONGEST_WAIT = 3600.0


class Fate(Enum):
    """What to do with it."""

    DONE = auto()
    LATER = auto()
    DEAD = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an update could not be dealt with, without any word of a person."""

    fate: Fate
    reason: str
    pause: float = 0.0


def judge(error: BaseException) -> Failure:
    """Tell what passes from what stays."""
    reason = _reason(error)
    match error:
        case InvalidToken():
            return Failure(Fate.STOP, reason)
        case Forbidden():  # who blocked the bot wants no answer
            return Failure(Fate.DONE, reason)
        case RetryAfter():
            return Failure(Fate.LATER, reason, min(seconds_of(error), _LONGEST_WAIT))
        case BadRequest() | TimedOut():  # the second may have arrived: a repeat helps nobody
            return Failure(Fate.DEAD, reason)
        case NetworkError():
            return Failure(Fate.LATER, reason)
    return Failure(Fate.DEAD, reason)


def _reason(error: BaseException) -> str:
    """Name the error and its place; its words may quote a person, unless Telegram said them."""
    place = "".join(f" at {each}" for each in origins(error)[:1])
    said = f": {error}" if isinstance(error, TelegramError | StoreError) else place
    return f"{type(error).__name__}{said}"


class Handling:
    """Hands an update to the application, and learns from its error handler how it went."""

    def __init__(self, application: BotApplication) -> None:
        self._application = application
        self._failures: dict[int, Failure] = {}
        application.add_error_handler(self._note)

    async def __call__(self, content: Mapping[str, Any]) -> Failure | None:
        """Deal with one update. Raises whatever keeps it from being read."""
        update = Update.de_json(dict(content), self._application.bot)
        await self._application.process_update(update)
        return self._failures.pop(update.update_id, None)

    async def _note(self, update: object, context: Context) -> None:
        if isinstance(update, Update) and context.error is not None:
            self._failures[update.update_id] = judge(context.error)
