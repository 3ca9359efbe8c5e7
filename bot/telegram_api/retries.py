"""Calls to Telegram that fail for a moment are made again; who must wait holds up nobody else."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import BaseRateLimiter

from bot.backoff import Backoff
from bot.telegram_api.send_budget import SendBudget
from bot.update_queue.concurrency_limit import lent
from handlers.counters import Counters

logger = logging.getLogger(__name__)

LONGEST_WAIT = 30.0
"""Seconds: whoever must wait longer is put off, for other updates of theirs wait as well."""
MAX_TRIES = 5
"""How often a call is made before its update is put off: in all it waits for 7.5 s."""
_BACKOFF = Backoff(first=0.5, longest=LONGEST_WAIT)
_ONCE = {"getMe", "setWebhook", "deleteWebhook", "sendChatAction"}
"""Calls that somebody else repeats, or that are worth nothing later."""
_SENDING = "send", "edit", "copy", "forward"
"""How calls begin whose number Telegram limits."""

OnMove = Callable[[int, int], Awaitable[None]]
Call = Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]]


class RetryingLimiter(BaseRateLimiter[None]):
    """Makes a call again after 429, 5xx and lost connections, and once after silence.

    What is said to a group that became a supergroup is said to the supergroup; `on_move` hears
    the old id and the new one. What stands in the old group can be changed no more.
    What Telegram may have done before the connection broke is done twice by that, at most; what
    it was never heard to do would else be lost.
    """

    def __init__(self, counters: Counters, budget: SendBudget | None = None) -> None:
        """Let calls that send something wait for their turn in a budget, if there is one."""
        self._budget = budget
        self._free_at: dict[Any, float] = {}
        self._moved: dict[Any, int] = {}
        self._counters = counters
        self.on_move: OnMove | None = None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Close the budget."""
        if self._budget:
            self._budget.close()

    async def process_request(  # noqa: PLR0913, PLR0917 - as its base class has it
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Make a call. Raises what Telegram answers to the last try."""
        if endpoint in _ONCE:
            return await callback(*args, **kwargs)
        errors = list[TelegramError]()
        while True:
            chat = self._follow(data)
            await self._turn_of(chat, endpoint)
            began = time.perf_counter()
            try:
                answer = await callback(*args, **kwargs)
            except ChatMigrated as exc:
                await self._note_move(data, exc)
            except (RetryAfter, NetworkError) as exc:
                errors.append(exc)
                self._counters.count("failures", type(exc).__name__)
                await self._before_next(endpoint, chat, errors)
                self._counters.count("calls", "retried")
            else:
                self._counters.count("calls", "done")
                self._counters.took("send", time.perf_counter() - began)
                return answer

    def _follow(self, data: dict[str, Any]) -> Any:
        """Let a call go where its group has moved; return the chat that it is for, if any."""
        chat = data.get("chat_id")
        if chat in self._moved and "message_id" not in data:
            data["chat_id"] = chat = self._moved[chat]
            # The supergroup counts its messages anew: that number would be another one there.
            data.pop("reply_parameters", None)
        return chat

    async def _note_move(self, data: dict[str, Any], error: ChatMigrated) -> None:
        """Remember that a group is a supergroup. Raises the error if the call cannot follow."""
        chat, known = data.get("chat_id"), self._moved.get(data.get("chat_id"))
        if chat is None or chat == error.new_chat_id:
            raise error
        self._moved[chat] = error.new_chat_id
        self._counters.count("failures", "migrated")
        if self.on_move and known != error.new_chat_id:
            await self.on_move(int(chat), error.new_chat_id)
        if "message_id" in data:
            raise error

    async def _before_next(self, endpoint: str, chat: Any, errors: list[TelegramError]) -> None:
        """Wait until another try makes sense. Raises the last error if none does."""
        match errors[-1]:
            case RetryAfter() as error:
                self._hold(chat, error)
            case BadRequest() as error:
                raise error
            case TimedOut() as error:
                if sum(isinstance(each, TimedOut) for each in errors) > 1:
                    raise error
            case error:
                if len(errors) >= MAX_TRIES:
                    raise error
                pause = _BACKOFF.pause(len(errors))
                logger.info("%s: %s; again in %.1f s", endpoint, type(error).__name__, pause)
                async with lent():
                    await asyncio.sleep(pause)

    def _hold(self, chat: Any, error: RetryAfter) -> None:
        """Let a chat wait as long as Telegram says. Raises the error if that is too long."""
        seconds = seconds_of(error)
        if seconds > LONGEST_WAIT:
            raise error
        self._free_at[chat] = time.monotonic() + seconds

    async def _turn_of(self, chat: Any, endpoint: str) -> None:
        while (wait := self._free_at.get(chat, 0.0) - time.monotonic()) > 0:
            async with lent():
                await asyncio.sleep(wait)
        self._free_at.pop(chat, None)
        if self._budget and chat is not None and endpoint.startswith(_SENDING):
            await self._budget.turn(chat)


def seconds_of(error: RetryAfter) -> float:
    """Return for how long Telegram wants no call."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
