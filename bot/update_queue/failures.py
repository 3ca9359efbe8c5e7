"""What becomes of an update whose handling failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from telegram import Update
from telegram.error import RetryAfter, TelegramError

from bot.telegram_api.retries import seconds_of
from handlers.context import BotApplication, Context
from handlers.errors import origins
from handlers.telegram_errors import PASSING, QUIET, Meaning, meaning_of
from knowledge import StoreError

_LONGEST_WAIT = 3600.0


class Fate(Enum):
    """What to do with it."""

    DONE = auto()
    LATER = auto()
    DEAD = auto()
    STOP = auto()


_FATES = {
    Meaning.REVOKED: Fate.STOP,
    **dict.fromkeys(QUIET, Fate.DONE),
    **dict.fromkeys(PASSING, Fate.LATER),
}
"""By what an error means; all else is given up, silence too: it may have arrived."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an update could not be dealt with, without any word of a person."""

    fate: Fate
    reason: str
    pause: float = 0.0


def judge(error: BaseException) -> Failure:
    """Tell what passes from what stays."""
    reason = _reason(error)
    pause = min(seconds_of(error), _LONGEST_WAIT) if isinstance(error, RetryAfter) else 0.0
    return Failure(_FATES.get(meaning_of(error), Fate.DEAD), reason, pause)


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
