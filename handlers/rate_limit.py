"""Rate limit: who asks faster than a person reads is asked for a moment; nobody else waits.

Its wording is `rate-limit` in the locales.
"""

import time
from collections.abc import Callable, Hashable

from telegram import Message as Received
from telegram import Update
from telegram.ext import ApplicationHandlerStop, TypeHandler

from handlers.context import Context, Handler
from handlers.filters import ADDRESSED
from handlers.rendering.answers import render_text
from handlers.replies import reply, toast

TAPS_PER_MESSAGE = 4
"""Taps and inline queries, which come as somebody types, may come so much faster."""
CHARACTERS_A_TOKEN = 400
"""A question of this length, or a shorter one, takes one token; a longer one as many as it has."""
REMINDER_SECONDS = 60.0
_REMEMBERED = 10_000


class TokenBuckets:
    """A token bucket for each key: `burst` at once, then one every so many seconds.

    Kept as one moment a key, that at which the bucket will be full again (the virtual scheduling
    form of the generic cell rate algorithm, ITU-T I.371).
    """

    def __init__(self, burst: int, seconds: float) -> None:
        self._burst = burst
        self._seconds = seconds
        self._full_at: dict[Hashable, float] = {}

    def wait(self, key: Hashable, now: float, cost: float = 1.0) -> float:
        """Take `cost` tokens and return 0, or return for how many seconds there is none.

        One is enough to go on: who takes more owes the rest, and waits the longer afterwards.
        """
        if len(self._full_at) >= _REMEMBERED:
            self._full_at = {k: at for k, at in self._full_at.items() if at > now}
        full_at = max(self._full_at.get(key, now), now)
        wait = full_at - now - (self._burst - 1) * self._seconds
        if wait > 0:
            return wait
        self._full_at[key] = full_at + cost * self._seconds
        return 0.0


class RateLimit:
    """What each person may ask of the bot. Messages are timed by Telegram, when they were sent.

    So what waited while the bot was away is answered as if it had been there.
    """

    def __init__(
        self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._messages = TokenBuckets(burst, seconds)
        self._taps = TokenBuckets(burst * TAPS_PER_MESSAGE, seconds / TAPS_PER_MESSAGE)
        self._reminders = TokenBuckets(1, REMINDER_SECONDS)
        self._clock = clock

    async def check(self, update: Update, context: Context) -> None:
        """Let an update pass, or stop it; say why, but not each time."""
        if update.callback_query or update.inline_query:
            await self._check_tap(update, context)
        elif (message := update.effective_message) and _speaks_to_us(message):
            await self._check_message(message, context)

    async def _check_message(self, message: Received, context: Context) -> None:
        sent = (message.edit_date or message.date).timestamp()
        key = _sender(message)
        words = message.text or message.caption or ""
        wait = self._messages.wait(key, sent, max(1.0, len(words) / CHARACTERS_A_TOKEN))
        if not wait or _is_trusted(context):
            return
        context.bot_data.counters.count("limited", "message")
        if not self._reminders.wait(key, self._clock()) and not message.guest_query_id:
            words = context.texts("rate-limit", seconds=max(1, round(wait)))
            await reply(message, render_text(words))
        raise ApplicationHandlerStop

    async def _check_tap(self, update: Update, context: Context) -> None:
        user = update.effective_user
        wait = self._taps.wait(user and user.id, self._clock())
        if not wait or _is_trusted(context):
            return
        context.bot_data.counters.count("limited", "button" if update.callback_query else "inline")
        if update.callback_query:
            await toast(update.callback_query, context.texts("rate-limit", seconds=1))
        raise ApplicationHandlerStop

    def handler(self) -> Handler:
        """Return what stands before all other handlers."""
        return TypeHandler(Update, self.check)


def _speaks_to_us(message: Received) -> bool:
    """Tell whether the bot would answer: what others say in a group costs nobody anything."""
    is_group = message.chat.type in {message.chat.GROUP, message.chat.SUPERGROUP}
    if not is_group or message.guest_query_id:
        return True
    return (message.text or "").startswith("/") or ADDRESSED.filter(message)


def _sender(message: Received) -> Hashable:
    if message.sender_chat:  # many people write in its name, through one account
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat.id


def _is_trusted(context: Context) -> bool:
    """Tell whether somebody is an editor, who works through many questions in a row."""
    return (
        context.user is not None and context.bot_data.users.roles.role(context.user.id) is not None
    )
