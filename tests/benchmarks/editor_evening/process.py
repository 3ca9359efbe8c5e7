"""The bot as its own process on a folder of its own, and its command line beside it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.benchmarks.editor_evening.emulator import Emulator

ROOT = Path(__file__).parent.parent.parent.parent
OWNER = 7_001_234_567
_MODULE = "tests.benchmarks.editor_evening.nearby"
_DEPTH = re.compile(rb"^bot_inbox_depth ([\d.]+)$", re.MULTILINE)
_SECONDS = 120


class BotProcess:
    """Runs the bot; tells when it has dealt with all that came."""

    def __init__(self, emulator: Emulator, folder: Path, language: str, model: str) -> None:
        self._emulator = emulator
        self.folder = folder
        self._port = _free_port()
        self._log = folder / "bot.log"
        self._environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "LC_ALL": f"{language}_XX.UTF-8",
            "PYTHONUTF8": "1",
            "TELEGRAM_BOT_TOKEN": emulator.token,
            "TELEGRAM_API_URL": emulator.url,
            "ADMIN_IDS": str(OWNER),
            "DATABASE": str(folder / "facts.db"),
            "EMBEDDING_MODEL": model,
            "RATE_LIMIT": "off",
            "LISTEN": f"127.0.0.1:{self._port}",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; return when it is well. Raises RuntimeError if it ends instead."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _MODULE], cwd=self.folder, env=self._environment,
                stdout=log, stderr=log,
            )  # fmt: skip
        self._until(self._is_well)

    def stop(self) -> int:
        """End it in order; return its exit code."""
        if self._process is None:
            return 0
        self._process.terminate()
        return self._process.wait(_SECONDS)

    def settle(self) -> None:
        """Wait until every update is delivered, and dealt with."""
        self._until(lambda: self._emulator.has_delivered() and not self._depth())

    def command(self, *words: str, typed: str = "") -> tuple[int, str]:
        """Run a command of the command line; return its exit code and what it said."""
        environment = {name: value for name, value in self._environment.items()
                       if name not in ("TELEGRAM_BOT_TOKEN", "LISTEN")}  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", _MODULE, *words], cwd=self.folder, env=environment,
            input=typed, capture_output=True, text=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    def trouble(self) -> list[str]:
        """Return what its log says of errors."""
        lines = self._log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if "ERROR" in line or "Traceback" in line]

    def _until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + _SECONDS
        while not is_so():
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(self._log.read_text(encoding="utf-8")[-3000:])
            if time.monotonic() > end:
                raise TimeoutError("the bot is still at work")
            time.sleep(0.01)

    def _is_well(self) -> bool:
        try:
            return bool(json.loads(self._get("healthz")).get("status") == "ok")
        except (URLError, ConnectionError):
            return False

    def _depth(self) -> float:
        found = _DEPTH.search(self._get("metrics"))
        return float(found[1]) if found else 0

    def _get(self, path: str) -> bytes:
        with urlopen(f"http://127.0.0.1:{self._port}/{path}", timeout=_SECONDS) as response:
            return bytes(response.read())


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])
