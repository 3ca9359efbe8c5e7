"""The bot as its own process, and what a benchmark may see of it."""

import asyncio
import atexit
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from shutil import copy, rmtree
from tempfile import TemporaryDirectory, mkdtemp
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import aiohttp

from knowledge import Library
from tests.benchmarks.reliability.telegram import TOKEN, Telegram
from tests.benchmarks.speed import build

ROOT = Path(__file__).parent.parent.parent.parent
EDITOR = 7001
SECRET = "the-secret-that-telegram-shows"
_START_SECONDS = 180
"""How long a start may take, on a machine that does much else."""


class Bot:
    """Starts the bot on a folder, kills it, and starts it again."""

    def __init__(self, telegram: Telegram, folder: Path, **settings: str) -> None:
        self.database = folder / "facts.db"
        self.log = folder / "bot.log"
        self.port = free_port()
        self.hook = f"http://127.0.0.1:{self.port}/hook"
        self._folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "OPENBLAS_NUM_THREADS": "1",
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.url,
            "ADMIN_IDS": str(EDITOR),
            "DATABASE": str(self.database),
            "EMBEDDING_MODEL": "off",
            "RATE_LIMIT": "off",
            "SEND_RATE": "off",
            "LISTEN": f"127.0.0.1:{self.port}",
            **settings,
        }
        self.command = sys.executable, "-m", "bot", "--database", str(self.database)
        self.process: asyncio.subprocess.Process | None = None

    def by_webhook(self) -> None:
        """Let updates be delivered instead of polled for."""
        self.environment |= {
            "WEBHOOK_URL": self.hook,
            "WEBHOOK_SECRET": SECRET,
        }

    async def start(self) -> None:
        """Start it; return when it is well."""
        await self.launch()
        async with asyncio.timeout(_START_SECONDS), aiohttp.ClientSession() as client:
            while await self._health(client) != 200 or not await self._has_processes(client):
                if self.process and self.process.returncode is not None:
                    raise RuntimeError(self.log.read_text(encoding="utf-8")[-2000:])
                await asyncio.sleep(0.05)

    async def launch(self) -> None:
        """Start it without waiting for anything."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", cwd=self._folder, env=self.environment,
                stdout=log, stderr=log,
            )  # fmt: skip

    async def kill(self) -> None:
        """End it as a crash does (SIGKILL)."""
        await self.end(signal.SIGKILL)

    async def end(self, *signals: signal.Signals, pause: float = 0.5) -> int:
        """Send signals, one after the other; return the exit code."""
        if self.process is None:
            return 0
        for number, each in enumerate(signals):
            if number:
                await asyncio.sleep(pause)
            if self.process.returncode is None:
                self.process.send_signal(each)
        return await self.process.wait()

    def megabytes(self, of: str = "VmHWM") -> float:
        """Return its memory and that of its processes: the most so far, or now (`VmRSS`)."""
        pid = self.process.pid if self.process else 0
        started = Path(f"/proc/{pid}/task").glob("*/children")
        pids = [str(pid), *(each for of in started for each in of.read_text().split())]
        status = [Path(f"/proc/{each}/status").read_text(encoding="utf-8") for each in pids]
        lines = [line for each in status for line in each.splitlines()]
        return sum(int(line.split()[1]) for line in lines if line.startswith(of)) / 1024

    def open_files(self) -> int:
        """Return how many files and sockets it holds open."""
        pid = self.process.pid if self.process else 0
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))

    def leaks(self, *words: str) -> list[str]:
        """Return the lines of its log that hold the token, or any of these words."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if any(word in line for word in (TOKEN, *words))]

    async def _has_processes(self, client: aiohttp.ClientSession) -> bool:
        """Tell whether as many processes answer as the settings say."""
        if not (wanted := int(self.environment.get("ANSWER_PROCESSES", 0))):
            return True
        async with client.get(f"http://127.0.0.1:{self.port}/metrics") as response:
            return f"\nbot_answer_processes {wanted:.1f}\n" in await response.text()

    async def _health(self, client: aiohttp.ClientSession) -> int:
        try:
            async with client.get(f"http://127.0.0.1:{self.port}/healthz") as response:
                return response.status
        except aiohttp.ClientError:
            return 0


@asynccontextmanager
async def running(
    sentences: list[str] | None = None, *, webhook: bool = False, **settings: str
) -> AsyncIterator[tuple[Telegram, Bot]]:
    """Run the bot on the shipped article, or on these sentences, until the body ends."""
    async with arranged(sentences, **settings) as (telegram, bot):
        if webhook:
            bot.by_webhook()
        await bot.start()
        yield telegram, bot


@contextmanager
def on_server(address: str | None) -> Iterator[dict[str, str]]:
    """Make an empty database on a server of PostgreSQL, and yield the settings of a bot on it.

    Without an address there are none: a file will do.
    """
    if address is None:
        yield {}
        return
    # It is an extra.
    import psycopg  # noqa: PLC0415

    name = f"bot_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute(f"CREATE DATABASE {name}".encode())
    try:
        yield {"DATABASE": urlunsplit(urlsplit(address)._replace(path=f"/{name}"))}
    finally:
        # The server may have been restarted meanwhile.
        with psycopg.connect(address, autocommit=True) as raw:
            raw.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@asynccontextmanager
async def arranged(
    sentences: list[str] | None = None, **settings: str
) -> AsyncIterator[tuple[Telegram, Bot]]:
    """Make all that the bot needs, but do not start it."""
    with prepared(sentences, settings.get("EMBEDDING_MODEL", "off")) as folder:
        telegram = Telegram()
        await telegram.open()
        bot = Bot(telegram, folder, **settings)
        try:
            yield telegram, bot
        finally:
            if bot.process and bot.process.returncode is None:
                await bot.kill()
            await telegram.close()


@contextmanager
def prepared(sentences: list[str] | None = None, model: str = "off") -> Iterator[Path]:
    """Make a folder with a database, which models have read, and delete it afterwards."""
    with TemporaryDirectory() as folder:
        copy(_built(tuple(sentences or ()), model), Path(folder, "facts.db"))
        yield Path(folder)


@cache
def _built(sentences: tuple[str, ...], model: str) -> Path:
    """Return a database of these sentences, or of the shipped article, made once a process.

    Models take minutes for many.
    """
    folder = mkdtemp()
    atexit.register(rmtree, folder)
    path = Path(folder, "facts.db")
    if sentences:
        build(path, sentences)
    else:
        Library.open(path).close()
    if model != "off":
        library = Library.open_empty(path)
        library.use_model(model)
        library.database.checkpoint()
        library.close()
    return path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])
