"""A real Chromium, and the reading site of a bot behind it; skipped where it is absent."""

import asyncio
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bot.application import build_application
from bot.environment import Settings
from bot.http_server import HttpServer, Routes, Vitals
from bot.site.composition import site_beside_bot
from knowledge import Library
from tests.benchmarks.reliability.running import free_port
from tests.botapi import TOKEN, BotApi
from tests.conftest import EDITOR
from tests.transport import Transport

IS_REQUIRED = os.environ.get("REQUIRE_BROWSER") == "1"
"""Then nothing is skipped, and all that is shipped is opened in place of a sample."""
FLAGS = [
    "--no-sandbox", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--no-first-run",
]  # fmt: skip


def chromium() -> str:
    """Return where Chromium is; without it, or Playwright, the test is skipped, or fails."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found and find_spec("playwright") and find_spec("axe_playwright_python"):
        return found
    lacks = "needs Chromium (apt-get install chromium) and the extra `browser`"
    (pytest.fail if IS_REQUIRED else pytest.skip)(lacks)
    raise AssertionError(lacks)


@contextmanager
def browser() -> Iterator[Any]:
    """Run Chromium until the body ends."""
    path = chromium()
    # The extra may be absent.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@contextmanager
def site(library: Library) -> Iterator[str]:
    """Serve the pages of a bot on this machine; yield their address."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    settings = Settings.model_validate(
        {"telegram_bot_token": TOKEN, "admin_ids": frozenset({EDITOR}), "reader_url": url}
    )
    loop, is_open, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def serve() -> None:
        application = build_application(settings, library, request=Transport(BotApi()))
        async with application:
            pages = site_beside_bot(application, settings)
            routes = Routes(Vitals(no_problems, None), pages=pages)
            serving = asyncio.create_task(HttpServer(("127.0.0.1", port), routes).serve())
            is_open.set()
            await stop.wait()
            serving.cancel()
            await asyncio.wait({serving})
            # Who has hung up meanwhile is noticed.
            await asyncio.sleep(0.2)

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    is_open.wait(30)
    try:
        yield url
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(30)
        loop.close()


async def no_problems() -> list[str]:
    return []


def save(page: Any, name: str) -> None:
    """Take a picture of a page for the README, if a folder for them is named."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")
