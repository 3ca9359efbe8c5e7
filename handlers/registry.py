"""The table of contents of the bot: every handler, in the order that decides."""

from handlers import (
    answer_buttons,
    ask,
    conversation,
    feedback,
    guest,
    inline,
    preferences,
    privacy,
    start,
)
from handlers.admin import (
    add_fact,
    confirm,
    edit_fact,
    export,
    fact_questions,
    history,
    import_file,
    inbox,
    show_facts,
    stats,
    write_answer,
)
from handlers.admin import editors as editors_feature
from handlers.admin.feature import feature_handlers
from handlers.admin.permissions import has_role
from handlers.context import Handler
from handlers.rendering.texts import Texts
from knowledge import Role, Users

COMMANDS = (
    *start.COMMANDS,
    *ask.COMMANDS,
    *conversation.COMMANDS,
    *preferences.COMMANDS,
    *privacy.COMMANDS,
)
"""What everybody may write."""
FEATURES = (
    add_fact.FEATURE,
    show_facts.FEATURE,
    edit_fact.FEATURE,
    fact_questions.FEATURE,
    history.FEATURE,
    inbox.FEATURE,
    write_answer.FEATURE,
    import_file.FEATURE,
    export.FEATURE,
    stats.FEATURE,
    editors_feature.FEATURE,
    confirm.FEATURE,
)
"""What editors can do, in the order of their menu."""


def all_handlers(users: Users) -> list[Handler]:
    """Return the handlers; the first that fits an update takes it."""
    return [
        *start.handlers(COMMANDS),
        *import_file.handlers(users.roles),  # before the steps: a file is never the answer to one
        *feature_handlers(FEATURES, users.roles, users.editor_state),
        *answer_buttons.handlers(),
        *feedback.handlers(),
        *preferences.handlers(),
        *privacy.handlers(),
        *conversation.handlers(),
        *inline.handlers(),
        *guest.handlers(),
        *ask.handlers(),  # takes any text, so it stays behind everything with a meaning of its own
        *answer_buttons.last_handlers(),  # takes any button
    ]


def commands_of(role: Role | None) -> tuple[str, ...]:
    """Return what somebody may write, in the order of the menu."""
    mine = [name for each in FEATURES if has_role(role, each.role) for name in each.commands]
    return (*COMMANDS, *mine, "cancel") if mine else COMMANDS


def menu(texts: Texts, role: Role | None = None) -> list[tuple[str, str]]:
    """Return the commands of a role, or of everybody, and what they do."""
    return [(name, texts(f"command-{name}")) for name in commands_of(role)]


def group_menu(texts: Texts) -> list[tuple[str, str]]:
    """Return what a group may write, and what it does."""
    return [(name, texts(f"command-{name}")) for name in ask.COMMANDS]
