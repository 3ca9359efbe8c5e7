"""The table of contents of the bot: every handler, in the order that decides."""

from collections.abc import Collection

from handlers import ask, citations, elsewhere, feedback, preferences, privacy, start
from handlers.admin import facts
from handlers.context import Handler
from handlers.texts import Texts

COMMANDS = (*start.COMMANDS, *ask.COMMANDS, *preferences.COMMANDS, *privacy.COMMANDS)
"""What everybody may write."""


def all_handlers(editors: Collection[int]) -> list[Handler]:
    """Return the handlers; the first that fits an update takes it."""
    return [
        *start.handlers(COMMANDS),
        *facts.handlers(editors),
        *citations.handlers(),
        *feedback.handlers(),
        *preferences.handlers(),
        *privacy.handlers(),
        *elsewhere.handlers(),
        *ask.handlers(),  # takes any text, so it stays behind everything with a meaning of its own
        *citations.last_handlers(),  # takes any button
    ]


def menu(texts: Texts, *, editor: bool) -> list[tuple[str, str]]:
    """Return the commands and what they do, for everybody or for editors."""
    names = (*COMMANDS, *facts.COMMANDS) if editor else COMMANDS
    return [(name, texts(f"command-{name}")) for name in names]


def group_menu(texts: Texts) -> list[tuple[str, str]]:
    """Return what a group may write, and what it does."""
    return [(name, texts(f"command-{name}")) for name in ask.COMMANDS]
