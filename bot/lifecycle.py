"""The life of the process: connect, answer, and end in order within ten seconds."""

import asyncio
import logging
import os
import signal
import threading
from itertools import count

from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot.application import build_application, cipher_of
from bot.backoff import Backoff
from bot.environment import Settings
from bot.supervisor import StartError, Supervisor
from bot.telegram_api.webhook import arrange, secret_of
from bot.update_queue.failures import Handling
from bot.update_queue.queue import UpdateQueue
from bot.update_queue.storage import UpdateStorage
from bot.warming import settle
from handlers.context import BotApplication
from knowledge import Library

logger = logging.getLogger(__name__)

LAST_RESORT_SECONDS = 9.0
"""After a signal: then the process ends, whatever a thread still does. Docker waits ten."""
_GRACE_SECONDS = 4.0
_SIGNALS = signal.SIGINT, signal.SIGTERM
_BACKOFF = Backoff(first=1.0, longest=30.0)
_REFUSED = "Telegram does not know this TELEGRAM_BOT_TOKEN. Copy it again from @BotFather."


def serve(settings: Settings, library: Library) -> None:
    """Answer until a signal ends it. Raises StartError if Telegram refuses the bot."""
    settle(library)
    library.database.follow()
    try:
        asyncio.run(_until_stopped(settings, library))
    finally:
        # A second signal, while the process ends in order, must not end it in disorder.
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_IGN)


async def _until_stopped(settings: Settings, library: Library) -> None:
    stop = asyncio.Event()
    _set_on_signals(stop)
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


def _set_on_signals(stop: asyncio.Event) -> None:
    """Set an event at each signal; the loop's own handlers would be gone before it has ended."""
    loop = asyncio.get_running_loop()

    def handle(*_: object) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)

    for each in _SIGNALS:
        signal.signal(each, handle)


def _end_at_the_latest() -> None:
    """End hard if a thread does not: a transaction that is cut off has changed nothing."""
    last_resort = threading.Timer(LAST_RESORT_SECONDS, os._exit, (0,))
    last_resort.daemon = True
    last_resort.start()


async def _work(settings: Settings, library: Library) -> None:
    cipher = cipher_of(settings, library)
    secret = secret_of(settings, cipher)
    updates = UpdateStorage.beside(library.database, cipher, settings.bot_id)
    application = build_application(settings, library, updates=updates)
    data = application.bot_data
    queue = UpdateQueue(
        updates,
        Handling(application),
        data.counters,
        lambda count: data.alerts.send("alert-poison", count=count),
    )
    remote = data.remote
    try:
        if remote:
            remote.open()
        await _connect(application, settings, secret)
        logger.info("answering as @%s", application.bot.username)
        await queue.open()
        await Supervisor(application, queue, settings, secret).run()
        raise StartError(_REFUSED)
    except InvalidToken as exc:
        raise StartError(_REFUSED) from exc
    finally:
        await queue.close(_GRACE_SECONDS)
        if remote:
            await remote.close()
        await application.shutdown()
        # It stays open if the start failed.
        await application.bot.request.shutdown()
        # A job in a thread may still read what is closed next, and end the process by that.
        await asyncio.to_thread(data.threads.close)
        updates.close()


async def _connect(application: BotApplication, settings: Settings, secret: str) -> None:
    """Reach Telegram, however long that takes: a host often starts before its network."""
    for failures in count(1):
        try:
            await application.initialize()
            await arrange(application.bot, settings, secret)
        except InvalidToken:
            raise
        except BadRequest as exc:
            raise StartError(f"Telegram refused to start the bot: {exc.message}.") from exc
        except NetworkError as exc:
            pause = _BACKOFF.pause(failures)
            logger.warning(
                "%s cannot be reached (%s). Check the network and TELEGRAM_API_URL; "
                "trying again in %d s",
                settings.telegram_api_url, type(exc).__name__, pause,
            )  # fmt: skip
            await asyncio.sleep(pause)
        except TelegramError as exc:
            raise StartError(f"Telegram refused to start the bot: {exc.message}.") from exc
        else:
            return
