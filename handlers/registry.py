"""The table of contents of the bot: every handler, in the order that decides."""

from handlers import ask, citations, elsewhere, feedback, preferences, privacy, start, talks
from handlers.admin import (
    adding,
    alternates,
    changing,
    documents,
    exports,
    facts,
    history,
    inbox,
    proposing,
    roles,
    statistics,
    writing,
)
from handlers.admin.access import holds
from handlers.admin.features import feature_handlers
from handlers.context import Handler
from handlers.texts import Texts
from knowledge import Desk, Editors, Role

COMMANDS = (
    *start.COMMANDS,
    *ask.COMMANDS,
    *talks.COMMANDS,
    *preferences.COMMANDS,
    *privacy.COMMANDS,
)
"""What everybody may write."""
FEATURES = (
    adding.FEATURE,
    facts.FEATURE,
    changing.FEATURE,
    alternates.FEATURE,
    history.FEATURE,
    inbox.FEATURE,
    writing.FEATURE,
    documents.FEATURE,
    exports.FEATURE,
    statistics.FEATURE,
    roles.FEATURE,
    proposing.FEATURE,
)
"""What editors can do, in the order of their menu."""


def all_handlers(editors: Editors, desk: Desk) -> list[Handler]:
    """Return the handlers; the first that fits an update takes it."""
    return [
        *start.handlers(COMMANDS),
        *documents.handlers(editors),  # before the steps: a file is never the answer to one
        *feature_handlers(FEATURES, editors, desk),
        *citations.handlers(),
        *feedback.handlers(),
        *preferences.handlers(),
        *privacy.handlers(),
        *talks.handlers(),
        *elsewhere.handlers(),
        *ask.handlers(),  # takes any text, so it stays behind everything with a meaning of its own
        *citations.last_handlers(),  # takes any button
    ]


def commands_of(role: Role | None) -> tuple[str, ...]:
    """Return what somebody may write, in the order of the menu."""
    mine = [name for each in FEATURES if holds(role, each.role) for name in each.commands]
    return (*COMMANDS, *mine, "cancel") if mine else COMMANDS


def menu(texts: Texts, role: Role | None = None) -> list[tuple[str, str]]:
    """Return the commands of a role, or of everybody, and what they do."""
    return [(name, texts(f"command-{name}")) for name in commands_of(role)]


def group_menu(texts: Texts) -> list[tuple[str, str]]:
    """Return what a group may write, and what it does."""
    return [(name, texts(f"command-{name}")) for name in ask.COMMANDS]
