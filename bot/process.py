"""The life of the process: connect, answer, and end in order within ten seconds."""

import asyncio
import gc
import logging
import os
import signal
import threading
from typing import Any

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.application import ALLOWED_UPDATES, build_application, cipher_of
from bot.client import Client
from bot.daily import run_daily
from bot.failures import Handling
from bot.hourly import run_hourly
from bot.inbox import Inbox
from bot.menus import announce
from bot.polling import Poller
from bot.settings import Settings
from handlers.context import BotApplication
from knowledge import Library, Updates

logger = logging.getLogger(__name__)

LAST_RESORT_SECONDS = 9.0
"""After a signal: then the process ends, whatever a thread still does. Docker waits ten."""
_GRACE_SECONDS = 4.0
_LONGEST_PAUSE = 30.0
_REFUSED = "Telegram does not know this TELEGRAM_BOT_TOKEN. Copy it again from @BotFather."


class StartError(Exception):
    """The bot cannot go on; the message says why, and what to do."""


def serve(settings: Settings, library: Library) -> None:
    """Answer until a signal ends it. Raises StartError if Telegram refuses the bot."""
    _settle(library)
    asyncio.run(_until_stopped(settings, library))


def _settle(library: Library) -> None:
    """Load what the first question would wait for, and take it out of the collector's sight.

    It stays as long as the process; searching it for garbage held up everybody for 30 ms.
    """
    library.answer("What is this about?")
    gc.collect()
    gc.freeze()


async def _until_stopped(settings: Settings, library: Library) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    work = asyncio.create_task(_work(settings, library))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not work.done():
        logger.info("stopping; what is not answered yet waits for the next start")
        _end_at_the_latest()
        work.cancel()
    await asyncio.wait({work})
    if not work.cancelled():
        work.result()


def _end_at_the_latest() -> None:
    """End hard if a thread does not: a transaction that is cut off has changed nothing."""
    last_resort = threading.Timer(LAST_RESORT_SECONDS, os._exit, (0,))
    last_resort.daemon = True
    last_resort.start()


async def _work(settings: Settings, library: Library) -> None:
    cipher = cipher_of(settings, library)
    updates = Updates.beside(library.path, cipher)
    application = build_application(settings, library, updates=updates)
    inbox = Inbox(updates, Handling(application))
    try:
        await _connect(application, settings.telegram_api_url)
        await inbox.open()
        await _poll(application, inbox)
    except InvalidToken as exc:
        raise StartError(_REFUSED) from exc
    finally:
        await inbox.close(_GRACE_SECONDS)
        await application.shutdown()
        # It stays open if the start failed.
        await application.bot.request.shutdown()
        updates.close()


async def _connect(application: BotApplication, url: str) -> None:
    """Reach Telegram, however long that takes: a host often starts before its network."""
    pause = 1.0
    while True:
        try:
            await application.initialize()
            await application.bot.delete_webhook()
        except InvalidToken:
            raise
        except NetworkError as exc:
            logger.warning(
                "%s cannot be reached (%s). Check the network and TELEGRAM_API_URL; "
                "trying again in %d s",
                url, type(exc).__name__, pause,
            )  # fmt: skip
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        except TelegramError as exc:
            raise StartError(f"Telegram refused to start the bot: {exc.message}.") from exc
        else:
            return


async def _poll(application: BotApplication, inbox: Inbox) -> None:
    client = application.bot
    if not isinstance(client, Client):
        raise TypeError("The application was built without the client of this bot.")
    logger.info("answering as @%s", client.username)
    poller = asyncio.create_task(Poller(client, inbox, ALLOWED_UPDATES).run())
    announcing = asyncio.create_task(announce(application))
    daily = asyncio.create_task(run_daily(application))
    hourly = asyncio.create_task(run_hourly(application))
    try:
        ends: list[asyncio.Future[Any]] = [poller, inbox.fatal]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        if poller.done():
            poller.result()
        raise StartError(_REFUSED)
    finally:
        poller.cancel()
        announcing.cancel()
        daily.cancel()
        hourly.cancel()
