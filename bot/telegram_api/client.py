"""The bot of python-telegram-bot, with updates as they came and late taps taken calmly."""

from collections.abc import Sequence
from typing import Any

from telegram.error import BadRequest
from telegram.ext import ExtBot

from handlers.telegram_errors import Meaning, meaning_of

POLL_SECONDS = 20
"""How long the server may hold a request for updates back until there is one."""
_UNREAD = "reply_to_message", "reply_markup", "entities", "link_preview_options"


class Client(ExtBot[None]):
    """Talks to the Bot API."""

    async def raw_updates(self, offset: int, allowed: Sequence[str]) -> list[dict[str, Any]]:
        """Wait for updates; they stay JSON, so that one that cannot be read stops no other."""
        given: Any = await self._post(
            "getUpdates",
            {"offset": offset, "timeout": POLL_SECONDS, "limit": 100,
             "allowed_updates": list(allowed)},
            read_timeout=POLL_SECONDS + 5,
        )  # fmt: skip
        return list(given)

    async def _post(self, *args: Any, **kwargs: Any) -> Any:
        """Make a call. Of what was sent, leave out what nobody here reads: it takes long."""
        answer = await super()._post(*args, **kwargs)
        if isinstance(answer, dict):
            for name in _UNREAD:
                answer.pop(name, None)
        return answer

    async def do_api_request(self, endpoint: str, *args: Any, **kwargs: Any) -> Any:
        """Make a call with plain values; return its result as it came.

        The framework has this for methods that it does not know, and warns of all others.
        """
        return await self._post(endpoint, *args, **kwargs)

    async def answer_callback_query(self, *args: Any, **kwargs: Any) -> bool:
        """Stop the clock on a button; one pressed long ago, while the bot was off, has none."""
        try:
            return await super().answer_callback_query(*args, **kwargs)
        except BadRequest as exc:
            if meaning_of(exc) is not Meaning.LATE:
                raise
            return False

    async def answer_inline_query(self, *args: Any, **kwargs: Any) -> bool:
        """Offer results, unless the person stopped waiting for them."""
        try:
            return await super().answer_inline_query(*args, **kwargs)
        except BadRequest as exc:
            if meaning_of(exc) is not Meaning.LATE:
                raise
            return False
