"""Runs the bot on Telegram by long polling, and ends with a clear line when it cannot."""

import asyncio
import logging
import signal

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.application import ALLOWED_UPDATES, announce, build_application
from bot.settings import Settings
from handlers.context import BotApplication
from knowledge import Library

logger = logging.getLogger(__name__)

PATIENCE = (1, 2, 4, 8)
"""Seconds between the tries to reach Telegram at start; after the last the bot gives up."""


class StartError(Exception):
    """The bot cannot start; the message says why, and what to do."""


def poll(settings: Settings, library: Library) -> None:
    """Poll until a signal ends it. Raises StartError if Telegram refuses or is unreachable."""
    asyncio.run(_serve(settings, library))


async def _serve(settings: Settings, library: Library) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    application = build_application(settings, library)
    await _connect(application, settings.telegram_api_url)
    async with application:
        await announce(application, settings.admin_ids)
        await application.start()
        updater = application.updater
        if updater is not None:
            await updater.start_polling(allowed_updates=ALLOWED_UPDATES, bootstrap_retries=-1)
            logger.info("answering as @%s", application.bot.username)
            await stop.wait()
            await updater.stop()
        await application.stop()


async def _connect(application: BotApplication, url: str) -> None:
    for pause in (*PATIENCE, None):
        try:
            await application.initialize()
        except InvalidToken as exc:
            raise StartError(
                "Telegram does not know this TELEGRAM_BOT_TOKEN. Copy it again from @BotFather."
            ) from exc
        except NetworkError as exc:
            if pause is None:
                raise StartError(
                    f"{url} cannot be reached. Check the network and TELEGRAM_API_URL, "
                    "then start again."
                ) from exc
            logger.warning("%s cannot be reached, trying again in %d s", url, pause)
            await asyncio.sleep(pause)
        except TelegramError as exc:
            raise StartError(f"Telegram refused to start the bot: {exc.message}.") from exc
        else:
            return
