"""Errors of Telegram, told apart by their meaning: what the person gets depends on nothing else.

The classes of python-telegram-bot are no meaning: a BadRequest is a NetworkError there, RetryAfter
and ChatMigrated are not, and one BadRequest means a deleted message, another a forbidden chat.
"""

from enum import Enum, auto

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from knowledge import UnreachableError


class Meaning(Enum):
    """What an error says of a call, and so what is done next."""

    MIGRATED = auto()
    """The group is a supergroup now: say it there."""
    UNREACHABLE = auto()
    """Who should hear it blocked the bot, left, or is gone: say nothing, and no more."""
    NOT_ALLOWED = auto()
    """The bot may not write in this chat or topic: say nothing, count it."""
    UNCHANGED = auto()
    """The message says so already: all is well."""
    GONE = auto()
    """The message to be changed is deleted or too old: say it anew."""
    LATE = auto()
    """Nobody waits for this answer to a button or an inline question any more: let it be."""
    UNPARSABLE = auto()
    """The markup was refused: say it as plain text."""
    FLOOD = auto()
    """Too much was said: wait as long as told, without an apology."""
    SILENCE = auto()
    """No answer came; it may have been done."""
    CONNECTION = auto()
    """The call did not arrive: make it again later."""
    REVOKED = auto()
    """The token is no longer valid: stop."""
    OTHER = auto()
    """The bot is at fault: say so in one sentence."""


PHRASES: tuple[tuple[Meaning, tuple[str, ...]], ...] = (
    (Meaning.UNCHANGED, ("not modified",)),
    (Meaning.LATE, ("query is too old", "query id is invalid")),
    (
        Meaning.GONE,
        (
            "message to edit not found",
            "message can't be edited",
            "message_id_invalid",
            "message identifier is not specified",
        ),
    ),
    (Meaning.UNPARSABLE, ("can't parse entities", "can't find end tag", "unsupported start tag")),
    (
        Meaning.NOT_ALLOWED,
        (
            "not enough rights",
            "have no rights",
            "need administrator rights",
            "topic_closed",
            "topic_deleted",
            "message thread not found",
            "chat_write_forbidden",
            "chat_restricted",
            "chat_send_",
            "user_is_blocked_in_topic",
        ),
    ),
    (
        Meaning.UNREACHABLE,
        ("chat not found", "user not found", "peer_id_invalid", "user is deactivated"),
    ),
)
"""Phrases of the server's descriptions, in small letters, tried in this order."""
_CLASSES: tuple[tuple[type[TelegramError], Meaning], ...] = (
    (ChatMigrated, Meaning.MIGRATED),
    (InvalidToken, Meaning.REVOKED),
    (RetryAfter, Meaning.FLOOD),
    (Forbidden, Meaning.UNREACHABLE),
    (TimedOut, Meaning.SILENCE),
    (BadRequest, Meaning.OTHER),
    (NetworkError, Meaning.CONNECTION),
)
"""What is left is told by its class, the first that fits."""

QUIET = frozenset(
    {Meaning.UNREACHABLE, Meaning.NOT_ALLOWED, Meaning.UNCHANGED, Meaning.LATE, Meaning.MIGRATED}
)
"""Nobody can or need be told, now or later: the update is done."""
PASSING = frozenset({Meaning.FLOOD, Meaning.CONNECTION})
"""The same call may succeed later."""


def meaning_of(error: BaseException | None) -> Meaning:
    """Return what an error of Telegram means, or of a database on a server; OTHER of all else."""
    if isinstance(error, UnreachableError):
        return Meaning.CONNECTION
    if isinstance(error, BadRequest | Forbidden):
        said = error.message.lower()
        for meaning, phrases in PHRASES:
            if any(phrase in said for phrase in phrases):
                return meaning
    return next((told for kind, told in _CLASSES if isinstance(error, kind)), Meaning.OTHER)
