"""What the benchmarks measure at length, in short: nothing lost, whatever happens."""

import asyncio
from itertools import chain

from bot.throughput import CONCURRENT_UPDATES
from tests import postgres_server
from tests.benchmarks.reliability import (
    faults,
    fuzz,
    http_server,
    kills,
    replicas,
    server_faults,
    soak,
    storage,
)
from tests.benchmarks.reliability.load import account, burst
from tests.benchmarks.reliability.running import on_server, running
from tests.benchmarks.reliability.telegram import Fault


async def test_a_bot_that_is_killed_loses_nothing():
    # At once, as below: they mostly wait.
    both = (kills.killed(1, 2, 90, webhook=webhook) for webhook in (False, True))
    for outcome in await asyncio.gather(*both):
        assert (outcome.lost, outcome.leaks) == (0, 0)
        assert outcome.most <= CONCURRENT_UPDATES


async def test_replicas_that_are_killed_lose_nothing_and_keep_each_chat_in_order():
    with on_server(postgres_server.address()) as settings:
        async with replicas.replicas(2, settings, webhook=True) as bots:
            outcome = await replicas.killed(*bots, replicas.Trial(1, 1, 60, come_back=False))
    assert (outcome.lost, outcome.misordered) == (0, 0)
    assert outcome.most == outcome.repeated <= CONCURRENT_UPDATES


async def test_a_database_that_is_cut_off_loses_nothing_and_tells_nobody_twice():
    with on_server(postgres_server.address()) as settings:
        async with server_faults.swallowing(settings["DATABASE"]) as (address, proxy):
            outage = server_faults.Outage(proxy.begin, proxy.end, 4.0)
            outcome = await server_faults.failing({**settings, "DATABASE": address}, outage, 48, 1)
    assert (outcome.lost, outcome.repeated) == (0, 0)
    assert outcome.most_told <= 1


async def test_a_bot_that_is_stopped_twice_loses_nothing():
    outcome = await kills.stopped(2, 100)
    assert (outcome.lost, outcome.repeated) == (0, 0)


REPEATED = (
    (Fault("sendMessage", 429, 2, faults.SLOW, 1.0), 0),
    (Fault("sendMessage", 502, 5), 0),
    (Fault("sendMessage", "cut", 5), 5),
    (Fault("sendMessage", "junk", 5), 0),
    (Fault("getUpdates", "cut", 1), 0),
    (Fault("getUpdates", "junk", 1), 0),
)
"""Ways to fail, and how many answers come once more after each."""


async def test_whatever_telegram_does_every_question_is_answered():
    # Three bots at once, which mostly wait.
    tried = [REPEATED[first::3] for first in range(3)]
    found = await asyncio.gather(*(faults.failing([[f] for f, _ in each], 24) for each in tried))
    for (fault, repeated), outcome in zip(chain(*tried), chain(*found), strict=True):
        assert outcome.answered == outcome.updates, fault
        assert outcome.repeated == repeated, fault
        assert outcome.leaks == 0, fault


async def test_poison_is_given_up_and_all_else_is_answered():
    assert await faults.poisoned(50, 5) == (45, 5)


async def test_what_comes_three_times_is_done_once():
    assert await faults.repeated(20) == (20, 20, 1)


async def test_a_token_that_is_revoked_ends_the_process():
    code, _ = await faults.refused()
    assert code == 1


async def test_the_door_is_open_to_telegram_only():
    outcome = await http_server.knocked(60, 20)
    assert (outcome.accepted, outcome.answered) == (0, outcome.good)
    assert outcome.is_alive
    assert outcome.leaks == 0


async def test_hostile_texts_are_answered_in_words_that_telegram_takes():
    outcome = await fuzz.fuzzed(150, 7)
    assert (outcome.refused, outcome.dead) == ([], [])
    assert (outcome.answered, outcome.errors, outcome.leaks) == (150, 0, 0)


async def test_a_full_disk_stops_no_answer_and_loses_no_fact():
    answered, told, kept = await storage.full()
    assert answered == "100%"
    assert told.startswith("Not saved")
    assert kept == "2 acknowledged, 2 kept"


async def test_a_burst_is_answered_in_order():
    async with running() as (telegram, bot):
        burst(telegram, iter(kills.QUESTIONS * 100), 150)
        assert await telegram.answered(30)
        outcome = account("burst", telegram, bot, 0.0)
    assert (outcome.answered, outcome.misordered) == (150, 0)


async def test_faults_every_now_and_then_lose_nothing():
    outcome = await asyncio.wait_for(soak.soaked(2.0, 20, 0.7), 60)
    assert (outcome.lost, outcome.leaks) == (0, 0)
