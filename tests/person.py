"""A person who writes to the bot and taps its buttons, through the real Application."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.botapi import BotApi, Sent, as_message
from tests.botapi_messages import Content

Deliver = Callable[[dict[str, Any]], Awaitable[None]]


class Person:
    """One Telegram user in their private chat; each act returns what the bot sent or edited."""

    def __init__(self, api: BotApi, deliver: Deliver, user: int, *, language: str = "en") -> None:
        self._api = api
        self._deliver = deliver
        self.user = {"id": user, "is_bot": False, "first_name": "A", "language_code": language}
        self.chat: dict[str, Any] = {"id": user, "type": "private", "first_name": "A"}
        self.last_message = 0

    async def says(self, text: str, **more: Any) -> list[Sent]:
        """Send a text."""
        content: dict[str, Any] = {"text": text, **more}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return await self.sends("message", content)

    async def sends(self, kind: str, content: dict[str, Any]) -> list[Sent]:
        """Send any kind of message update."""
        message = {"message_id": self._api.next_id(), "date": 1_800_000_000,
                   "chat": self.chat, "from": self.user, **content}  # fmt: skip
        self.last_message = message["message_id"]
        return await self.delivers({kind: message})

    async def uploads(self, name: str, data: bytes, **more: Any) -> list[Sent]:
        """Send a file."""
        key = f"file-{self._api.next_id()}"
        self._api.files[key] = data
        file = {"file_id": key, "file_unique_id": key, "file_name": name, "file_size": len(data)}
        return await self.sends("message", {"document": file | more})

    async def edits(self, text: str, message: int = 0, **more: Any) -> list[Sent]:
        """Edit a message, the last one if none is named."""
        edited = {"message_id": message or self.last_message, "edit_date": 1_800_000_009}
        return await self.sends("edited_message", {"text": text, **more, **edited})

    async def types(self, query: str) -> dict[str, Content]:
        """Type behind the bot's name in another chat; return what is offered, by its title."""
        number = f"inline-query-{self._api.next_id()}"
        self._api.open_queries.add(number)
        typed = {"id": number, "from": self.user, "query": query, "offset": ""}
        await self.delivers({"inline_query": typed})
        assert number not in self._api.open_queries, "the inline query was never answered"
        return self._api.offered[-1]

    async def calls_as_guest(self, text: str, **more: Any) -> list[Sent]:
        """Name the bot in a group of which it is no member."""
        number = f"guest-query-{self._api.next_id()}"
        self._api.open_queries.add(number)
        group = {"id": -77, "type": "supergroup", "title": "Elsewhere"}
        content = {"text": text, "chat": group, "guest_query_id": number, **more}
        return await self.sends("guest_message", content)

    async def taps(self, label: str) -> list[Sent]:
        """Press the newest button of this name."""
        message = next(sent for sent in reversed(self._api.sent) if label in sent.buttons)
        return await self.presses(message, message.buttons[label])

    async def presses(self, message: Sent, data: str, *, is_old: bool = False) -> list[Sent]:
        """Press a button with any data, real or forged; of an old message only the place comes."""
        query = f"query-{self._api.next_id()}"
        self._api.open_queries.add(query)
        pressed: dict[str, Any] = {
            "id": query,
            "from": self.user,
            "chat_instance": "1",
            "data": data,
        }
        if message.inline:
            pressed["inline_message_id"] = message.inline
        else:
            shown = as_message(message)
            old = {"message_id": message.id, "chat": shown["chat"], "date": 0}
            pressed["message"] = old if is_old else shown
        reactions = await self.delivers({"callback_query": pressed})
        assert query not in self._api.open_queries, "the button was never answered"
        return reactions

    async def presses_late(self, message: Sent, data: str) -> list[Sent]:
        """Press while the bot is away for so long that Telegram stops waiting."""
        pressed = {"id": "gone", "from": self.user, "chat_instance": "1", "data": data,
                   "message": as_message(message)}  # fmt: skip
        return await self.delivers({"callback_query": pressed})

    async def delivers(self, update: dict[str, Any]) -> list[Sent]:
        """Deliver any update."""
        before = {sent.id: sent.edits for sent in self._api.sent}
        await self._deliver({"update_id": self._api.next_id(), **update})
        return [sent for sent in self._api.sent if before.get(sent.id) != sent.edits]
