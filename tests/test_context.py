"""What handlers share is complete before the first update, and stays as it is."""

import asyncio
import sys
from dataclasses import FrozenInstanceError, fields
from threading import Event

import pytest

from bot.application import build_application
from bot.environment import Settings
from bot.throughput import SWITCH_SECONDS
from handlers.context import BotData
from tests.botapi import TOKEN
from tests.transport import Transport


def test_every_part_is_there_before_the_application_is_initialised(api, library):
    settings = Settings.model_validate({"telegram_bot_token": TOKEN})
    data = build_application(settings, library, request=Transport(api)).bot_data
    assert isinstance(data, BotData)
    empty = {each.name for each in fields(data) if getattr(data, each.name) is None}
    assert empty == {"reader_url", "remote"}, "no site and no processes unless they are set"


def test_no_part_can_be_replaced_while_the_bot_runs(application):
    with pytest.raises(FrozenInstanceError):
        application.bot_data.counters = None


async def test_threads_hand_the_interpreter_on_sooner_while_something_takes_long(application):
    usual, threads = sys.getswitchinterval(), application.bot_data.threads
    for long in (threads.workers, threads.preview, threads.checks):
        during = await asyncio.gather(*(long.begin(sys.getswitchinterval) for _ in range(9)))
        assert during == pytest.approx([SWITCH_SECONDS] * 9)
    for short in (threads.readers, threads.writer):
        assert await short.begin(sys.getswitchinterval) == usual
    assert sys.getswitchinterval() == usual


async def test_what_a_thread_has_begun_ends_before_the_threads_are_closed(application):
    may_end, ended = Event(), []
    threads = application.bot_data.threads

    def work():
        may_end.wait(10)
        ended.append("work")

    def close():
        threads.close()
        ended.append("threads")

    threads.writer.begin(work)
    closing = asyncio.create_task(asyncio.to_thread(close))
    # Long enough for threads that wait for nothing to be closed first.
    await asyncio.sleep(0.05)
    may_end.set()
    await closing
    assert ended == ["work", "threads"]
