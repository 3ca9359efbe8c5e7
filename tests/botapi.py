"""A Bot API in memory that refuses what Telegram refuses. Nothing of the bot is replaced by it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.botapi_html import RefusedError
from tests.botapi_messages import (
    Content,
    as_json,
    check_encoding,
    read_caption,
    read_content,
    read_results,
)

TOKEN = "123456:TEST-token-of-the-in-memory-server"
BOT = {"id": 123456, "is_bot": True, "first_name": "Bot", "username": "astana_bot",
       "supports_inline_queries": True}  # fmt: skip
SILENT = {"setMyCommands", "deleteMyCommands", "deleteWebhook", "setWebhook"}
DOWNLOAD_LIMIT = 20 * 1024 * 1024
_TOPICS = {"message_thread_id", "direct_messages_topic_id"}
_SENDING = {"chat_id", "reply_markup", "reply_parameters", *_TOPICS}
_PARAMETERS = {
    "sendMessage": {"text", "parse_mode", "link_preview_options", *_SENDING},
    "sendDocument": {"document", "caption", "filename", *_SENDING},
    "getFile": {"file_id"},
    "sendPhoto": {"photo", "caption", "parse_mode", *_SENDING},
    "editMessageMedia": {"chat_id", "message_id", "media", "reply_markup"},
    "sendChatAction": {"chat_id", "action", "message_thread_id"},
    "editMessageText": {"chat_id", "message_id", "inline_message_id", "text", "parse_mode",
                        "reply_markup", "link_preview_options"},
    "editMessageReplyMarkup": {"chat_id", "message_id", "reply_markup"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert"},
    "answerInlineQuery": {"inline_query_id", "results", "cache_time", "is_personal", "button"},
    "answerGuestQuery": {"guest_query_id", "result"},
    "setMyDescription": {"description", "language_code"},
    "setMyShortDescription": {"short_description", "language_code"},
    "getMe": set(),
    "getWebhookInfo": set(),
    "getChat": {"chat_id"},
    "getChatMember": {"chat_id", "user_id"},
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
}  # fmt: skip


@dataclass
class Sent:
    """A message of the bot, as the person sees it now; `inline` is its id elsewhere."""

    id: int
    chat: int
    content: Content
    edits: int = 0
    inline: str = ""
    replies_to: int | None = None
    topics: dict[str, int] = field(default_factory=dict)
    document: bytes = b""

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def thread(self) -> int | None:
        return self.topics.get("message_thread_id")

    @property
    def html(self) -> str:
        return self.content.html

    @property
    def buttons(self) -> dict[str, str]:
        return self.content.buttons


@dataclass(frozen=True)
class Refused:
    """A refusal of every message in one of the modes."""

    words: str
    modes: tuple[str, ...] = ("HTML", "")


@dataclass
class BotApi:
    """The state of the server. `refusals` lists every call that was answered with an error.

    `closed` are the chats that have blocked the bot, `moved` the groups that became supergroups,
    `refused` what every message to a chat is answered with, `files` what people have sent to it,
    `admins` who leads every group.
    """

    sent: list[Sent] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    menus: list[dict[str, Any]] = field(default_factory=list)
    offered: list[dict[str, Content]] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    updates: deque[dict[str, Any]] = field(default_factory=deque)
    open_queries: set[str] = field(default_factory=set)
    actions: list[str] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    moved: dict[str, int] = field(default_factory=dict)
    refused: dict[str, "Refused"] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    admins: set[int] = field(default_factory=set)
    names: dict[int, str] = field(default_factory=dict)
    is_down: bool = False
    webhook: str = ""
    last_id: int = 1000

    def call(self, token: str, method: str, values: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Return the HTTP status and the answer of one call."""
        self.calls.append(method)
        if token != TOKEN:
            return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        try:
            check_encoding(values)
            return 200, {"ok": True, "result": self._result(method, values)}
        except RefusedError as exc:
            self.refusals.append(f"{method}: {exc}")
            said = {"ok": False, "error_code": exc.code, "description": exc.description}
            return exc.code, said | {"parameters": exc.parameters}

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def delete(self, message: Sent) -> None:
        """Delete a message, as a person can."""
        self.sent.remove(message)

    def _refuse(self, values: dict[str, Any]) -> None:
        """Raise RefusedError where the chat takes no such message."""
        if self.is_down:
            raise RefusedError("Bad Gateway", 502)
        if (chat := str(values.get("chat_id"))) in self.closed:
            raise RefusedError("bot was blocked by the user", 403)
        if chat in self.moved:
            words = "group chat was upgraded to a supergroup chat"
            raise RefusedError(words, migrate_to_chat_id=self.moved[chat])
        if chat in self.refused and values.get("parse_mode", "") in self.refused[chat].modes:
            raise RefusedError(self.refused[chat].words)

    def _result(self, method: str, values: dict[str, Any]) -> Any:
        self._refuse(values)
        if method == "setMyCommands":
            self.menus.append({**values, "commands": as_json(values["commands"])})
        if method in SILENT:
            return True
        if method not in _PARAMETERS:
            raise RefusedError(f"unknown method {method}")
        odd = {name for name in values if not name.startswith("attached")} - _PARAMETERS[method]
        if odd:
            raise RefusedError(f"unknown parameters {sorted(odd)}")
        methods: dict[str, Callable[[dict[str, Any]], Any]] = {
            "sendMessage": self._send,
            "sendDocument": self._send_document,
            "sendPhoto": self._send_photo,
            "editMessageMedia": self._edit_photo,
            "sendChatAction": self._act,
            "getFile": self._get_file,
            "editMessageText": self._edit,
            "editMessageReplyMarkup": self._edit_buttons,
            "answerCallbackQuery": self._answer,
            "answerInlineQuery": self._offer,
            "answerGuestQuery": self._answer_guest,
            "setMyDescription": lambda given: _fits(given, 512),
            "setMyShortDescription": lambda given: _fits(given, 120),
            "getMe": lambda _: BOT,
            "getWebhookInfo": lambda _: {
                "url": self.webhook,
                "has_custom_certificate": False,
                "pending_update_count": len(self.updates),
            },
            "getChat": self._chat,
            "getChatMember": self._member,
            "getUpdates": self._get_updates,
        }
        return methods[method](values)

    def _get_updates(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(values.get("offset", 0))
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        return list(self.updates)[:100]

    def _chat(self, values: dict[str, Any]) -> dict[str, Any]:
        user = int(values["chat_id"])
        if user not in self.names:
            raise RefusedError("chat not found")
        gifts = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
                 "gifts_from_channels"]  # fmt: skip
        return {"id": user, "type": "private", "first_name": self.names[user],
                "accent_color_id": 0, "max_reaction_count": 11,
                "accepted_gift_types": dict.fromkeys(gifts, True)}  # fmt: skip

    def _member(self, values: dict[str, Any]) -> dict[str, Any]:
        user = int(values["user_id"])
        known = {"id": user, "is_bot": False, "first_name": "A"}
        if user in self.admins:
            return {"user": known, "status": "creator", "is_anonymous": False}
        return {"user": known, "status": "member"}

    def _close(self, query: str) -> None:
        if query not in self.open_queries:
            raise RefusedError("query is too old or was answered")
        self.open_queries.discard(query)

    def _answer(self, values: dict[str, Any]) -> bool:
        self._close(values["callback_query_id"])
        if len(values.get("text", "")) > 200:
            raise RefusedError("MESSAGE_TOO_LONG")
        self.toasts.append(values.get("text", ""))
        return True

    def _offer(self, values: dict[str, Any]) -> bool:
        self._close(values["inline_query_id"])
        self.offered.append(read_results(values["results"]))
        return True

    def _answer_guest(self, values: dict[str, Any]) -> dict[str, Any]:
        self._close(values["guest_query_id"])
        (content,) = read_results([as_json(values["result"])]).values()
        number = self.next_id()
        self.sent.append(Sent(number, 0, content, inline=f"inline-{number}"))
        return {"inline_message_id": f"inline-{number}"}

    def _get_file(self, values: dict[str, Any]) -> dict[str, Any]:
        name = values["file_id"]
        if len(self.files[name]) > DOWNLOAD_LIMIT:
            raise RefusedError("file is too big")
        return {"file_id": name, "file_unique_id": name, "file_path": f"documents/{name}"}

    def _act(self, values: dict[str, Any]) -> bool:
        self.actions.append(values["action"])
        return True

    def _send(self, values: dict[str, Any]) -> dict[str, Any]:
        return self._add(values, read_content(values))

    def _send_document(self, values: dict[str, Any]) -> dict[str, Any]:
        message = self._add(values, Content(values.get("caption", ""), ""))
        self.sent[-1].document = values["document"]
        return message

    def _send_photo(self, values: dict[str, Any]) -> dict[str, Any]:
        message = self._add(values, read_caption(values))
        self.sent[-1].document = values["photo"]
        return message

    def _edit_photo(self, values: dict[str, Any]) -> dict[str, Any]:
        message, media = self._found(values), as_json(values["media"])
        message.content = read_caption({**media, "reply_markup": values.get("reply_markup")})
        message.document = values[media["media"].removeprefix("attach://")]
        message.edits += 1
        return as_message(message)

    def _add(self, values: dict[str, Any], content: Content) -> dict[str, Any]:
        reply = as_json(values.get("reply_parameters", {})).get("message_id")
        topics = {name: int(values[name]) for name in _TOPICS & values.keys()}
        chat = int(values["chat_id"])
        message = Sent(self.next_id(), chat, content, replies_to=reply, topics=topics)
        self.sent.append(message)
        return as_message(message)

    def _edit(self, values: dict[str, Any]) -> Any:
        message = self._found(values)
        content = read_content(values)
        if content == message.content:
            raise RefusedError("message is not modified")
        message.content = content
        message.edits += 1
        return True if message.inline else as_message(message)

    def _edit_buttons(self, values: dict[str, Any]) -> dict[str, Any]:
        message = self._found(values)
        markup = values.get("reply_markup")
        fresh = {"text": message.html, "parse_mode": "HTML", "reply_markup": markup}
        fresh["chat_id"] = values.get("chat_id", "")
        content = read_content(fresh)
        if content == message.content:
            raise RefusedError("message is not modified")
        message.content = content
        message.edits += 1
        return as_message(message)

    def _found(self, values: dict[str, Any]) -> Sent:
        inline, wanted = values.get("inline_message_id", ""), int(values.get("message_id", 0))
        for message in self.sent:
            if message.inline == inline and (inline or message.id == wanted):
                return message
        raise RefusedError("message to edit not found")


def as_message(message: Sent) -> dict[str, Any]:
    """Return a message of the bot as Telegram describes it."""
    chat = {"id": message.chat, "type": "private", "first_name": "A"}
    if message.chat < 0:
        chat = {"id": message.chat, "type": "supergroup", "title": "G"}
    shown = {"message_id": message.id, "date": 1_800_000_000, "chat": chat, "from": BOT,
             "text": message.text}  # fmt: skip
    if message.content.rows:
        shown["reply_markup"] = {"inline_keyboard": message.content.rows}
    return shown


def _fits(values: dict[str, Any], limit: int) -> bool:
    if any(len(words) > limit for words in values.values()):
        raise RefusedError("description is too long")
    return True
