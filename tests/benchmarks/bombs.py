"""Files that do harm, sent to the bot while others ask: `python -m tests.benchmarks.bombs`.

Prints for each what became of it, how long that took, how much the bot's own memory grew, and
how long others waited meanwhile.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from handlers.context import BotApplication
from knowledge import Library
from tests.bombs import READ, SLOW, SMALL
from tests.botapi import TOKEN, BotApi
from tests.person import Person
from tests.transport import Transport

EDITOR, READER = 7001, 5001
QUESTION = "what was signed in Astana?"
PAUSE = 0.05
"""Seconds between two questions of others."""
PAGE_KB = 4


async def main() -> None:
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder, "astana.db"))
        async with _running(library) as (api, editor, reader):
            await _answered(reader)
            print(f"{'file':16}{'KB':>8}  seconds  parent MB  others p99 ms  the editor reads")
            for name, made in {**SMALL, **SLOW, **READ}.items():
                await _measure(name, made(), editor, reader)
            assert len(library.documents()) == 1
            assert [refusal for refusal in api.refusals if "too big" not in refusal] == []
        library.close()


async def _measure(name: str, data: bytes, editor: Person, reader: Person) -> None:
    before, peak, waits = _memory(), 0.0, [0.0]
    begun = time.perf_counter()
    reading = asyncio.create_task(editor.uploads(name, data))
    while not reading.done():
        waits.append(await _answered(reader))
        peak = max(peak, _memory() - before)
        await asyncio.sleep(PAUSE)
    seconds = time.perf_counter() - begun
    said = (await reading)[0].text.splitlines()[-1][:60]
    slowest = sorted(waits)[int(0.99 * (len(waits) - 1))] * 1000
    size = len(data) / 1024
    print(f"{name:16}{size:8.0f}  {seconds:7.2f}  {peak:+9.1f}  {slowest:13.0f}  {said}")


async def _answered(reader: Person) -> float:
    begun = time.perf_counter()
    await reader.says(QUESTION)
    return time.perf_counter() - begun


def _memory() -> float:
    """Return the resident megabytes of this process."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * PAGE_KB / 1024


@contextlib.asynccontextmanager
async def _running(library: Library) -> AsyncIterator[tuple[BotApi, Person, Person]]:
    api = BotApi()
    settings = Settings.model_validate(
        {"telegram_bot_token": TOKEN, "admin_ids": frozenset({EDITOR}), "rate_limit": "off"}
    )
    application: BotApplication = build_application(settings, library, request=Transport(api))

    async def deliver(update: dict[str, Any]) -> None:
        await application.process_update(Update.de_json(update, application.bot))

    async with application:
        yield api, Person(api, deliver, EDITOR), Person(api, deliver, READER)


if __name__ == "__main__":
    asyncio.run(main())
