"""The table of contents of the bot: every handler, in the order that decides."""

from typing import Protocol

from handlers import (
    answer_buttons,
    ask,
    conversation,
    documents,
    feedback,
    group_documents,
    groups,
    guest,
    inline,
    own_id,
    preferences,
    privacy,
    start,
)
from handlers.admin import (
    add_fact,
    cancel,
    confirm,
    edit_fact,
    editors,
    export,
    fact_questions,
    group_answers,
    group_commands,
    history,
    import_file,
    inbox,
    inbox_groups,
    inbox_removal,
    interruptions,
    show_facts,
    stale_annotations,
    stats,
    synonyms,
    told_facts,
    undo,
    watch,
    welcome,
    why,
    write_answer,
)
from handlers.admin.feature import feature_handlers
from handlers.admin.permissions import has_role
from handlers.context import Handler
from handlers.rendering.texts import Texts
from knowledge import Role, Users


class CommandModule(Protocol):
    """A module with commands for everybody: their names for the menu, and their handlers."""

    COMMANDS: tuple[str, ...]

    def handlers(self) -> list[Handler]: ...


COMMAND_MODULES: tuple[CommandModule, ...] = (
    start,
    ask,
    conversation,
    preferences,
    privacy,
    own_id,
)
"""What everybody may write, in the order of the menu. A command is a module and a name here."""
COMMANDS = tuple(name for module in COMMAND_MODULES for name in module.COMMANDS)
FEATURES = (
    add_fact.FEATURE,
    show_facts.FEATURE,
    edit_fact.FEATURE,
    fact_questions.FEATURE,
    undo.FEATURE,
    history.FEATURE,
    stale_annotations.FEATURE,
    inbox.FEATURE,
    inbox_groups.FEATURE,
    inbox_removal.FEATURE,
    write_answer.FEATURE,
    group_answers.FEATURE,
    import_file.FEATURE,
    watch.FEATURE,
    export.FEATURE,
    synonyms.FEATURE,
    told_facts.FEATURE,
    why.FEATURE,
    stats.FEATURE,
    editors.FEATURE,
    welcome.FEATURE,
    confirm.FEATURE,
    cancel.FEATURE,
)
"""What editors can do, in the order of their menu. A command is a module and a line here."""


def all_handlers(users: Users) -> list[Handler]:
    """Return the handlers; the first that fits an update takes it."""
    return [
        start.help_handler(commands_of),
        *import_file.handlers(users.roles),  # before the steps: a file is never the answer to one
        *feature_handlers(FEATURES, users.roles, users.editor_state),
        *why.handlers(users.roles),
        *answer_buttons.handlers(),
        *documents.handlers(),
        *feedback.handlers(),
        *groups.handlers(),
        *group_answers.handlers(users.roles),  # before what answers who names the bot
        *group_commands.handlers(users.roles, FEATURES),
        *group_documents.handlers(),
        *(handler for module in COMMAND_MODULES for handler in module.handlers()),
        *inline.handlers(),
        *guest.handlers(),
        *ask.last_handlers(),  # takes any text, so it stays behind all with a meaning of its own
        *answer_buttons.last_handlers(),  # takes any button
    ]


def early_handlers() -> list[Handler]:
    """Return what looks at an update before the handler that answers it."""
    return interruptions.handlers()


def commands_of(role: Role | None) -> tuple[str, ...]:
    """Return what somebody may write, in the order of the menu."""
    mine = [name for each in FEATURES if has_role(role, each.role) for name in each.commands]
    return (*COMMANDS, *mine)


def menu(texts: Texts, role: Role | None = None) -> list[tuple[str, str]]:
    """Return the commands of a role, or of everybody, and what they do."""
    return [(name, texts(f"command-{name}")) for name in commands_of(role)]


def group_menu(texts: Texts) -> list[tuple[str, str]]:
    """Return what a group may write, and what it does."""
    return [(name, texts(f"command-{name}")) for name in (*ask.COMMANDS, "documents", "help")]
