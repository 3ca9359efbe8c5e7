"""Runs the bot on Telegram by long polling, and ends with a clear line when it cannot."""

import logging

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.application import ALLOWED_UPDATES, build_application
from bot.settings import Settings
from knowledge import Library

logger = logging.getLogger(__name__)

BOOTSTRAP_RETRIES = 3
"""Tries to reach the server at start before giving up."""


class StartError(Exception):
    """The bot cannot start; the message says why, and what to do."""


def poll(settings: Settings, library: Library) -> None:
    """Poll until a signal ends it. Raises StartError if Telegram refuses or is unreachable."""
    application = build_application(settings, library)
    try:
        application.run_polling(
            allowed_updates=ALLOWED_UPDATES, bootstrap_retries=BOOTSTRAP_RETRIES
        )
    except InvalidToken as exc:
        raise StartError(
            "Telegram does not know this TELEGRAM_BOT_TOKEN. Copy it again from @BotFather."
        ) from exc
    except NetworkError as exc:
        raise StartError(
            f"{settings.telegram_api_url} cannot be reached. Check the network and "
            "TELEGRAM_API_URL, then start again."
        ) from exc
    except TelegramError as exc:
        raise StartError(f"Telegram refused to start the bot: {exc.message}.") from exc
