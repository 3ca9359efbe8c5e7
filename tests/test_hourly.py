"""What is promised to be deleted goes while the bot runs, whether anybody writes or not."""

import asyncio
import logging
from contextlib import suppress

import pytest

from bot.hourly import run_hourly
from handlers.context import Context
from knowledge import Cipher
from knowledge.store.database import open_reader
from tests.conftest import READER
from tests.disk import on_disk

LONG_AGO = "2020-07-01T00:00:00+00:00"
FULL = "CREATE TRIGGER full BEFORE UPDATE ON journal BEGIN SELECT RAISE(FAIL, 'full'); END"
SECRET = "what does my aardvark Rumpelstiltskin eat?"


@pytest.fixture
async def hour(application, monkeypatch):
    """Makes some hours pass, in no time, for the bot, which runs."""
    monkeypatch.setattr("bot.hourly.PAUSE_SECONDS", 0)
    running = asyncio.ensure_future(run_hourly(application))

    async def pass_():
        for _ in range(5):
            # The writer is one thread, so that what it was given before is done by now.
            await Context(application).write(lambda: None)

    yield pass_
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_questions_go_after_a_month_and_talks_after_ten_minutes(person, library, hour):
    await person().says(SECRET)
    await person().says("what was signed in Astana?")
    key = Cipher.open(library.path.with_suffix(".key"))
    (secret,) = open_reader(library.path).execute("SELECT question FROM journal").fetchone()
    assert secret in on_disk(library.path)
    await hour()
    assert secret in on_disk(library.path)
    with library.connections.noting() as db:
        db.execute("UPDATE journal SET at = ?", [LONG_AGO])
        db.execute("UPDATE talks SET at = ?", [LONG_AGO])
    await hour()
    disk = on_disk(library.path)
    for trace in (secret, key.pseudonym(READER), key.pseudonym("talk", READER, None, READER)):
        assert (trace if isinstance(trace, bytes) else trace.encode()) not in disk


async def test_a_disk_that_is_full_keeps_it_for_another_hour_only(person, library, hour, caplog):
    await person().says(SECRET)
    with library.connections.noting() as db:
        db.execute("UPDATE journal SET at = ?", [LONG_AGO])
        db.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON journal BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    caplog.set_level(logging.WARNING)
    await hour()
    assert "another hour" in caplog.text
    with library.connections.noting() as db:
        db.execute("DROP TRIGGER full")
    await hour()
    assert library.connections.reader().execute("SELECT question FROM journal").fetchone() == (
        None,
    )
