"""Jobs are done at their hour; what is promised to be deleted goes whether anybody writes."""

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.schedule import JOBS, Every, Job, back_up, delete_expired, repeat
from handlers.admin.digest import send_digests
from handlers.context import Context
from knowledge import Cipher
from tests.conftest import READER

LONG_AGO = "2020-07-01T00:00:00+00:00"
FULL = "CREATE TRIGGER full BEFORE UPDATE ON journal BEGIN SELECT RAISE(FAIL, 'full'); END"
SECRET = "what does my aardvark Rumpelstiltskin eat?"


def job_of(work):
    """Return the line of the table for this work."""
    (found,) = (job for job in JOBS if job.work is work)
    return found


def at_once(_seconds):
    """Sleep no longer than it takes others to go on."""
    return asyncio.sleep(0)


@pytest.mark.parametrize(
    ("work", "early", "late"),
    [(send_digests, (8, 59), (9, 0)), (back_up, None, (0, 0))],
)
async def test_a_job_is_done_from_its_hour_on_by_its_own_clock(application, work, early, late):
    runs = []

    async def note(_, moment):
        runs.append(moment)

    line = job_of(work)
    zone = line.clock or timezone(timedelta(hours=5))
    job = Job(note, line.every, line.hour, zone)
    for hour, minute in (each for each in (early, late) if each):
        moment = datetime(2026, 7, 1, hour, minute, tzinfo=zone)
        await job.run(Context(application), moment.astimezone(UTC))
    assert [(run.hour, run.minute) for run in runs] == [late]
    assert runs[0].tzinfo is zone


async def test_a_job_is_repeated_after_its_period(application):
    slept = []

    async def work(_, moment):
        assert moment.tzinfo is UTC

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await repeat(Job(work, Every.HOUR), Context(application), sleep)
    assert slept == [3600.0] * 3


@pytest.fixture
async def hour(application):
    """Makes some hours pass, in no time, for the bot, which runs."""
    job, hours = job_of(delete_expired), [datetime.now(UTC)]

    def clock():
        hours.append(hours[-1] + timedelta(hours=1))
        return hours[-1]

    running = asyncio.ensure_future(repeat(job, Context(application), at_once, clock))

    async def pass_():
        before = len(hours)
        for _ in range(10_000):
            if len(hours) >= before + 2:
                break
            await asyncio.sleep(0.001)

    yield pass_
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_questions_go_after_a_month_and_talks_after_ten_minutes(
    person, library, libraries, hour
):
    await person().says(SECRET)
    await person().says("what was signed in Astana?")
    key = Cipher.open(library.path.with_suffix(".key"))
    secret = library.database.read().value("SELECT question FROM journal")
    assert secret in libraries.content(library)
    await hour()
    assert secret in libraries.content(library)
    with library.database.write(changes_answers=False) as db:
        db.execute("UPDATE journal SET at = ?", [LONG_AGO])
        db.execute("UPDATE talks SET at = ?", [LONG_AGO])
    await hour()
    disk = libraries.content(library)
    for trace in (secret, key.pseudonym(READER), key.pseudonym("talk", READER, None, READER)):
        assert (trace if isinstance(trace, bytes) else trace.encode()) not in disk


async def test_what_cannot_be_deleted_is_kept_for_another_hour_only(
    person, library, libraries, hour, caplog
):
    await person().says(SECRET)
    with library.database.write(changes_answers=False) as db:
        db.execute("UPDATE journal SET at = ?", [LONG_AGO])
    caplog.set_level(logging.WARNING)
    with libraries.lacking(library, "journal"):
        await hour()
    assert "another hour" in caplog.text
    await hour()
    assert library.database.read().query("SELECT question FROM journal") == [(None,)]


async def test_a_restart_repeats_no_job_and_a_clock_set_back_delays_none(application):
    now, runs = datetime.now(UTC), []

    async def work(_, moment):
        runs.append(moment)

    for hours in (0, 0.4, 0.6, 0.9, 1.2, -10):
        await Job(work, Every.HOUR).run(Context(application), now + timedelta(hours=hours))
    assert runs == [now + timedelta(hours=each) for each in (0, 0.6, 1.2, -10)]
