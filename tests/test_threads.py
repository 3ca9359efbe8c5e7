"""Threads beside the event loop give back what was returned or raised, and end what they began."""

import asyncio
import gc
import weakref
from threading import Event, get_ident

import pytest

from handlers.threads import LoopThreads, run_in


@pytest.fixture
async def thread():
    thread = LoopThreads(1, "test")
    yield thread
    await asyncio.to_thread(thread.shutdown)


async def test_a_call_is_made_elsewhere_and_gives_back_what_it_returns(thread):
    assert await run_in(thread, sorted, [2, 1], reverse=True) == [2, 1]
    assert await run_in(thread, get_ident) != get_ident()


@pytest.mark.parametrize("error", [ValueError("words"), SystemExit(3), StopAsyncIteration()])
async def test_whatever_is_raised_is_raised_where_it_is_waited_for(thread, error):
    def fail():
        raise error

    with pytest.raises(type(error)):
        await run_in(thread, fail)
    assert await run_in(thread, int, "7") == 7, "the thread lives on"


async def test_one_thread_keeps_the_order(thread):
    done = list[int]()
    await asyncio.gather(*(run_in(thread, done.append, number) for number in range(50)))
    assert done == [*range(50)]


async def test_several_threads_work_side_by_side():
    threads, met = LoopThreads(2, "test"), Event()
    waiting = asyncio.create_task(run_in(threads, met.wait, 10))
    await asyncio.sleep(0)
    await run_in(threads, met.set)
    assert await waiting
    await asyncio.to_thread(threads.shutdown)


async def test_a_call_that_nobody_waits_for_any_more_is_not_begun(thread):
    may_end, done = Event(), list[str]()
    first = asyncio.create_task(run_in(thread, may_end.wait, 10))
    second = asyncio.create_task(run_in(thread, done.append, "second"))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.wait({second})
    may_end.set()
    await first
    await run_in(thread, done.append, "third")
    assert done == ["third"]


@pytest.mark.parametrize("cancels", [True, False])
async def test_what_has_begun_ends_and_what_waits_does_as_it_is_told(cancels):
    thread, begun, may_end, done = LoopThreads(1, "test"), Event(), Event(), []

    def work():
        begun.set()
        may_end.wait(10)
        done.append("first")

    calls = [thread.begin(work), thread.begin(lambda: done.append("second"))]
    await asyncio.to_thread(begun.wait, 10)
    closing = asyncio.create_task(asyncio.to_thread(thread.shutdown, cancel_futures=cancels))
    await asyncio.sleep(0.02)
    may_end.set()
    await closing
    await asyncio.wait(calls)
    assert done == (["first"] if cancels else ["first", "second"])
    assert calls[1].cancelled() is cancels
    with pytest.raises(RuntimeError, match="shut down"):
        thread.begin(may_end.set)


async def test_nothing_of_a_call_is_kept(thread):
    class Words:
        """Something that can be watched."""

    def fail(given):
        raise KeyError(given)

    words = Words()
    watched = weakref.ref(words)
    gc.disable()
    try:
        with pytest.raises(KeyError):
            await run_in(thread, fail, words)
        await run_in(thread, int, "1")
        del words
        assert watched() is None, "without a search for garbage, which the bot seldom makes"
    finally:
        gc.enable()
