"""Message filters: what speaks to the bot, and what it asks once the name is taken away."""

from collections.abc import Sequence

from telegram import Bot, Message, MessageEntity
from telegram.constants import MessageEntityType
from telegram.ext import filters

from knowledge import storable

_MENTION, _COMMAND = MessageEntityType.MENTION, MessageEntityType.BOT_COMMAND
_IN_A_CHATS_NAME = {1087968824, 136817688}
"""The accounts that Telegram puts on what people write in the name of a group or a channel."""


class _NotOurs(filters.MessageFilter):
    """All but what the bot itself put there: its own inline results and posts of channels."""

    def filter(self, message: Message) -> bool:
        if message.is_automatic_forward:
            return False
        if message.via_bot and message.via_bot.id == message.get_bot().id:
            return False
        sender = message.from_user
        return sender is not None and (not sender.is_bot or sender.id in _IN_A_CHATS_NAME)


class _Addressed(filters.MessageFilter):
    """A message in a group that names the bot, replies to it, or has /ask in its caption."""

    def filter(self, message: Message) -> bool:
        bot = message.get_bot()
        named = bool(_mentions(message, bot)) or replies_to(message, bot)
        return named or _ASKS_BELOW.filter(message)


class CaptionCommand(filters.MessageFilter):
    """A command in a caption, to this bot: a command handler reads texts only."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._command = f"/{name}"

    def filter(self, message: Message) -> bool:
        if message.caption is None or not (opening := _opening_command(message)):
            return False
        name, _, bot = _named(message, opening[0]).casefold().partition("@")
        return name == self._command and bot in {"", message.get_bot().username.casefold()}


class _Named(filters.MessageFilter):
    """A command that names the bot, as the link sends it that adds the bot to a group."""

    def filter(self, message: Message) -> bool:
        command = (message.text or "").split(maxsplit=1)[0]
        return command.casefold().endswith(f"@{message.get_bot().username}".casefold())


_GROUPS = filters.ChatType.GROUPS & _NotOurs()
_PRIVATE = filters.ChatType.PRIVATE & _NotOurs()

# Without UpdateType.MESSAGE a filter takes edits, channel posts, business and guest messages.
NEW_PRIVATE = filters.UpdateType.MESSAGE & _PRIVATE
NEW_GROUP = filters.UpdateType.MESSAGE & _GROUPS
NEW = NEW_PRIVATE | NEW_GROUP
ADDRESSED = _Addressed()
_ASKS_BELOW = CaptionCommand("ask")
WORDS = filters.TEXT | filters.CAPTION
NAMED = _Named()
EDITED_PRIVATE = filters.UpdateType.EDITED_MESSAGE & _PRIVATE
EDITED = filters.UpdateType.EDITED_MESSAGE & (_PRIVATE | _GROUPS)


def replies_to(message: Message, bot: Bot) -> bool:
    """Tell whether a message answers one of the bot's."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None:
        return False
    # In a topic that the bot opened, every message "replies" to the opening.
    return replied.from_user.id == bot.id and replied.forum_topic_created is None


def words_of(message: Message | None) -> str:
    """Return the text or the caption, as it can be encoded and stored."""
    return storable(_written(message)) if message else ""


def question_in(message: Message, bot: Bot) -> str:
    """Return what a message asks, without the bot's name or the command in front.

    One that only calls the bot, under what somebody else wrote, asks that.
    """
    words = _without(message, _mentions(message, bot) + _opening_command(message)).strip()
    replied = message.reply_to_message
    if not words and replied and not replies_to(message, bot):
        return words_of(replied)
    return words


def _mentions(message: Message, bot: Bot) -> list[MessageEntity]:
    name = f"@{bot.username}".casefold()
    return [
        entity
        for entity in _entities(message)
        if (entity.user and entity.user.id == bot.id)
        or (entity.type == _MENTION and _named(message, entity).casefold() == name)
    ]


def _opening_command(message: Message) -> list[MessageEntity]:
    opening = (each for each in _entities(message) if each.type == _COMMAND and each.offset == 0)
    return list(opening)


def _written(message: Message) -> str:
    return message.text or message.caption or ""


def _entities(message: Message) -> Sequence[MessageEntity]:
    return message.entities if message.text else message.caption_entities


def _named(message: Message, entity: MessageEntity) -> str:
    units = _units(message)[2 * entity.offset : 2 * (entity.offset + entity.length)]
    return units.decode("utf-16-le", "replace")


def _without(message: Message, entities: list[MessageEntity]) -> str:
    """Take entities out of the text."""
    units = _units(message)
    for entity in sorted(entities, key=lambda each: each.offset, reverse=True):
        units = units[: 2 * entity.offset] + units[2 * (entity.offset + entity.length) :]
    return units.decode("utf-16-le", "replace")


def _units(message: Message) -> bytes:
    """Return the text in UTF-16, in whose units Telegram counts."""
    return _written(message).encode("utf-16-le", "surrogatepass")
