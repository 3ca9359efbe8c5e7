"""A person who writes to the bot and taps its buttons, through the real Application."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.botapi import BotApi, Sent

Deliver = Callable[[dict[str, Any]], Awaitable[None]]


class Person:
    """One Telegram user in their private chat; each act returns what the bot sent or edited."""

    def __init__(self, api: BotApi, deliver: Deliver, user: int, *, language: str = "en") -> None:
        self._api = api
        self._deliver = deliver
        self.user = {"id": user, "is_bot": False, "first_name": "A", "language_code": language}
        self.chat = {"id": user, "type": "private", "first_name": "A"}

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
        return await self._reactions({kind: message})

    async def taps(self, label: str) -> list[Sent]:
        """Press the newest button of this name."""
        message = next(sent for sent in reversed(self._api.sent) if label in sent.buttons)
        return await self.presses(message, message.buttons[label])

    async def presses(self, message: Sent, data: str) -> list[Sent]:
        """Press a button with any data, real or forged."""
        query = f"query-{self._api.next_id()}"
        self._api.open_queries.add(query)
        shown = {"message_id": message.id, "date": 1_800_000_000, "chat": self.chat,
                 "text": message.text}  # fmt: skip
        pressed = {"id": query, "from": self.user, "chat_instance": "1", "message": shown,
                   "data": data}  # fmt: skip
        reactions = await self._reactions({"callback_query": pressed})
        assert query not in self._api.open_queries, "the button was never answered"
        return reactions

    async def _reactions(self, update: dict[str, Any]) -> list[Sent]:
        before = {sent.id: sent.edits for sent in self._api.sent}
        await self._deliver({"update_id": self._api.next_id(), **update})
        return [sent for sent in self._api.sent if before.get(sent.id) != sent.edits]
