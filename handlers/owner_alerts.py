"""Owner alerts: owners hear of what only they can mend, each trouble once in twelve hours."""

import logging
import time

from telegram import Bot
from telegram.error import TelegramError

from handlers.rendering.answers import render_text
from handlers.rendering.texts import texts_for
from handlers.replies import send
from knowledge import Users

logger = logging.getLogger(__name__)

SILENCE_SECONDS = 12 * 3600.0


class OwnerAlerts:
    """Sends alerts to every owner who has ever written to the bot, in their language."""

    def __init__(self, bot: Bot, users: Users) -> None:
        self._bot = bot
        self._users = users
        self._sent_at: dict[str, float] = {}

    async def send(self, key: str, **values: str | int) -> None:
        """Send the text of this key, unless it was sent less than twelve hours ago."""
        now = time.monotonic()
        if now - self._sent_at.get(key, -SILENCE_SECONDS) < SILENCE_SECONDS:
            return
        self._sent_at[key] = now
        for owner in self._users.roles.owners:
            await self._send_to(owner, key, values)

    async def _send_to(self, owner: int, key: str, values: dict[str, str | int]) -> None:
        known = self._users.preferences.known(owner)
        texts = texts_for(known.language if known else None)
        try:
            await send(self._bot, owner, render_text(texts(key, **values)))
        except TelegramError as exc:
            logger.warning("an owner could not be told of a trouble: %s", type(exc).__name__)
