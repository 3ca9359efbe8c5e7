"""What runs side by side while the bot serves: updates come in, time passes, others look in."""

import asyncio
import logging
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from bot.application import ALLOWED_UPDATES
from bot.environment import Settings
from bot.health import Health
from bot.schedule import JOBS, repeat
from bot.telegram_api.client import Client
from bot.telegram_api.leadership import poll_as_leader
from bot.telegram_api.menus import announce
from bot.telegram_api.polling import Poller
from bot.update_queue.queue import UpdateQueue
from bot.warming import warm_up
from handlers.context import BotApplication, Context

if TYPE_CHECKING:
    from bot.http_server import HttpServer

logger = logging.getLogger(__name__)

_NEEDED = "starlette", "uvicorn", "prometheus_client", "jinja2"
_LAST_SECONDS = 1.0


def has_server() -> bool:
    """Tell whether the extra that serves HTTP is installed."""
    return all(map(find_spec, _NEEDED))


class StartError(Exception):
    """The bot cannot go on; the message says why, and what to do."""


class Supervisor:
    """One run of the bot, from the first update to the last."""

    def __init__(
        self, application: BotApplication, queue: UpdateQueue, settings: Settings, secret: str
    ) -> None:
        self._application = application
        self._context = Context(application)
        self._queue = queue
        self._settings = settings
        self._secret = secret
        self._poller: Poller | None = None

    async def run(self) -> None:
        """Serve until Telegram refuses the token, or until cancelled.

        Raises InvalidToken, and StartError if the address to listen on cannot be used.
        """
        coming = [server.serve() for server in self._open_servers()]
        if not self._settings.webhook_url:
            coming.append(self._poll())
        ends: set[asyncio.Future[Any]] = {asyncio.create_task(each) for each in coming}
        jobs = [repeat(job, self._context) for job in JOBS]
        beside = [asyncio.create_task(each) for each in (self._make_ready(), *jobs)]
        try:
            await asyncio.wait({*ends, self._queue.fatal}, return_when=asyncio.FIRST_COMPLETED)
            for task in ends:
                if task.done():
                    task.result()
        finally:
            for task in (*ends, *beside):
                task.cancel()
            await asyncio.wait(ends, timeout=_LAST_SECONDS)

    async def _make_ready(self) -> None:
        """Load what the first people need not wait for, then set the menus, which need some."""
        await self._context.work(warm_up)
        await announce(self._application)

    async def _poll(self) -> None:
        client = self._application.bot
        if not isinstance(client, Client):
            raise TypeError("The application was built without the client of this bot.")
        self._poller = Poller(client, self._queue, ALLOWED_UPDATES)
        if replica := self._queue.replica:
            await poll_as_leader(self._poller, replica)
        else:
            await self._poller.run()

    def _open_servers(self) -> "list[HttpServer]":
        settings = self._settings
        if not (
            settings.listen
            or settings.metrics_listen
            or settings.webhook_url
            or settings.reader_url
        ):
            return []
        if not has_server():
            raise StartError(
                "LISTEN, METRICS_LISTEN, WEBHOOK_URL and READER_URL need an extra. "
                "Run: pip install -e '.[webhook]'"
            )
        if settings.reader_url and not settings.reader_url.startswith("https:"):
            raise StartError("READER_URL must be https here: Telegram opens no other pages.")
        # The extra may be absent.
        from bot.http_server import Vitals  # noqa: PLC0415
        from bot.listening import AddressError, open_servers  # noqa: PLC0415
        from bot.site.composition import site_beside_bot  # noqa: PLC0415

        database = self._application.bot_data.library.database
        health = Health(
            self._queue,
            self._write_nothing,
            self._heard_at,
            lambda: database.seconds_behind,
            lambda: database.changes_behind,
        )
        vitals = Vitals(health.problems, self._measured)
        try:
            pages = site_beside_bot(self._application, settings)
            return open_servers(settings, self._queue, self._secret, vitals, pages)
        except AddressError as exc:
            raise StartError(str(exc)) from exc

    async def _write_nothing(self) -> None:
        await self._context.write(lambda: None)

    def _heard_at(self) -> float:
        replica = self._queue.replica
        if self._poller and (replica is None or replica.is_leader):
            return self._poller.answered_at
        return time.monotonic()

    async def _measured(self) -> tuple[bytes, str]:
        from bot.metrics import CONTENT_TYPE, exposition  # noqa: PLC0415 - as above

        queue = self._queue
        gauges = {
            "inbox_depth": ("Updates that wait or are worked on", queue.depth),
            "inbox_age_seconds": ("For how long the oldest of them waits", queue.age),
            "changes_behind": (
                "Changes of the database that answers do not show yet, though they should",
                self._context.bot_data.library.database.changes_behind,
            ),
            "facts": (
                "Facts that answer",
                await self._context.read(self._context.bot_data.library.size),
            ),
        }
        if remote := self._context.bot_data.remote:
            gauges["answer_processes"] = ("Processes that answer beside this one", remote.running)
        return exposition(self._application.bot_data.counters, gauges), CONTENT_TYPE
