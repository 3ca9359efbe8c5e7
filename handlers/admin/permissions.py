"""Permissions: who is an editor, and which of their messages and presses count as theirs."""

from telegram import CallbackQuery, Message
from telegram.constants import ChatType
from telegram.ext import filters

from handlers.filters import NEW_GROUP, NEW_PRIVATE
from knowledge import EditorState, Role, Roles

# New messages in a private chat only: an edit, a forward or an inline result carries an
# editor's id without being the editor's command.
_HANDED_ON = filters.FORWARDED | filters.VIA_BOT | filters.SenderChat.ALL


class _Holds(filters.MessageFilter):
    """Messages of those who have a role, or a higher one, at this moment."""

    def __init__(self, roles: Roles, role: Role) -> None:
        super().__init__()
        self._roles = roles
        self._role = role

    def filter(self, message: Message) -> bool:
        user = message.from_user
        return user is not None and has_role(self._roles.role(user.id), self._role)


class _Busy(filters.MessageFilter):
    """Messages of those whom the bot has asked for something."""

    def __init__(self, editor_state: EditorState) -> None:
        super().__init__()
        self._editor_state = editor_state

    def filter(self, message: Message) -> bool:
        user = message.from_user
        return user is not None and self._editor_state.is_busy(user.id)


def from_role(roles: Roles, role: Role) -> filters.BaseFilter:
    """Return the filter for commands and files of those who have at least this role."""
    return NEW_PRIVATE & ~_HANDED_ON & _Holds(roles, role)


def in_group_from_role(roles: Roles, role: Role) -> filters.BaseFilter:
    """Return the filter for what those who have at least this role write in a group."""
    return NEW_GROUP & ~_HANDED_ON & _Holds(roles, role)


def answers_a_step(roles: Roles, editor_state: EditorState) -> filters.BaseFilter:
    """Return the filter for what the bot asked an editor for.

    A forward counts as well: it shows a person, or words, and commands nothing.
    """
    written = ~filters.VIA_BOT & ~filters.SenderChat.ALL & (~filters.COMMAND | filters.FORWARDED)
    return NEW_PRIVATE & written & _Holds(roles, Role.REVIEWER) & _Busy(editor_state)


def has_role(given: Role | None, wanted: Role) -> bool:
    """Tell whether a role is enough."""
    return given is not None and given >= wanted


def is_own_chat(query: CallbackQuery) -> bool:
    """Tell whether a button was pressed in the private chat of who pressed it."""
    message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return False
    return message.chat.id == query.from_user.id
