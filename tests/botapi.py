"""A Bot API in memory that refuses what Telegram refuses. Nothing of the bot is replaced by it."""

import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.botapi_html import RefusedError, read_html

TOKEN = "123456:TEST-token-of-the-in-memory-server"
BOT = {"id": 123456, "is_bot": True, "first_name": "Bot", "username": "astana_bot"}
SILENT = {"setMyCommands", "deleteMyCommands", "sendChatAction", "deleteWebhook", "setWebhook"}
_PARAMETERS = {
    "sendMessage": {"chat_id", "text", "parse_mode", "reply_markup", "link_preview_options",
                    "reply_parameters", "message_thread_id"},
    "editMessageText": {"chat_id", "message_id", "text", "parse_mode", "reply_markup",
                        "link_preview_options"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert"},
    "getMe": set(),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
}  # fmt: skip


@dataclass
class Sent:
    """A message of the bot, as the person sees it now."""

    id: int
    chat: int
    text: str
    html: str
    buttons: dict[str, str]
    edits: int = 0


@dataclass
class BotApi:
    """The state of the server. `refusals` lists every call that was answered with an error."""

    sent: list[Sent] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    updates: deque[dict[str, Any]] = field(default_factory=deque)
    open_queries: set[str] = field(default_factory=set)
    last_id: int = 1000

    def call(self, token: str, method: str, values: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Return the HTTP status and the answer of one call."""
        self.calls.append(method)
        if token != TOKEN:
            return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        try:
            return 200, {"ok": True, "result": self._result(method, values)}
        except RefusedError as exc:
            self.refusals.append(f"{method}: {exc}")
            description = f"Bad Request: {exc}"
            return 400, {"ok": False, "error_code": 400, "description": description}

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def _result(self, method: str, values: dict[str, Any]) -> Any:
        if method in SILENT:
            return True
        if method not in _PARAMETERS:
            raise RefusedError(f"unknown method {method}")
        if odd := values.keys() - _PARAMETERS[method]:
            raise RefusedError(f"unknown parameters {sorted(odd)}")
        if method == "getMe":
            return BOT
        if method == "getUpdates":
            return self._get_updates(int(values.get("offset", 0)))
        if method == "answerCallbackQuery":
            return self._answer(values)
        return self._send(values) if method == "sendMessage" else self._edit(values)

    def _get_updates(self, offset: int) -> list[dict[str, Any]]:
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        return list(self.updates)[:100]

    def _answer(self, values: dict[str, Any]) -> bool:
        if values["callback_query_id"] not in self.open_queries:
            raise RefusedError("query is too old or was answered")
        self.open_queries.discard(values["callback_query_id"])
        self.toasts.append(values.get("text", ""))
        return True

    def _send(self, values: dict[str, Any]) -> dict[str, Any]:
        message = Sent(self.next_id(), int(values["chat_id"]), *_content(values))
        self.sent.append(message)
        return _as_message(message)

    def _edit(self, values: dict[str, Any]) -> dict[str, Any]:
        wanted = int(values["message_id"])
        message = next((sent for sent in self.sent if sent.id == wanted), None)
        if message is None:
            raise RefusedError("message to edit not found")
        content = _content(values)
        if content == (message.text, message.html, message.buttons):
            raise RefusedError("message is not modified")
        message.text, message.html, message.buttons = content
        message.edits += 1
        return _as_message(message)


def _content(values: dict[str, Any]) -> tuple[str, str, dict[str, str]]:
    html = values["text"]
    text = read_html(html) if values.get("parse_mode") == "HTML" else html
    if not text.strip():
        raise RefusedError("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > 4096:
        raise RefusedError("message is too long")
    return text, html, _buttons(values.get("reply_markup"))


def _buttons(markup: Any) -> dict[str, str]:
    rows = (json.loads(markup) if isinstance(markup, str) else markup or {}).get(
        "inline_keyboard", []
    )
    buttons: dict[str, str] = {}
    for row in rows:
        if len(row) > 8:
            raise RefusedError("too many buttons in a row")
        for button in row:
            data = button.get("callback_data", "")
            if not button["text"].strip() or not 0 < len(data.encode()) <= 64:
                raise RefusedError("BUTTON_DATA_INVALID")
            buttons[button["text"]] = data
    return buttons


def _as_message(message: Sent) -> dict[str, Any]:
    chat = {"id": message.chat, "type": "private", "first_name": "A"}
    return {"message_id": message.id, "date": 1_800_000_000, "chat": chat, "from": BOT,
            "text": message.text}  # fmt: skip
