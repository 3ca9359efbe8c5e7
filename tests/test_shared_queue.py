"""Several replicas on one queue: each chat is one's at a time, and none is lost with a replica."""

import asyncio
import os
from contextlib import closing

import pytest

from bot.telegram_api.leadership import poll_as_leader
from bot.update_queue import shared_intake
from bot.update_queue.queue import UpdateQueue
from bot.update_queue.storage import MAX_STARTS, UpdateStorage
from knowledge import Cipher
from tests import postgres_server
from tests.messages import message

BOT = 7
SCHEMA = f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_queue"


@pytest.fixture
def storage(tmp_path, monkeypatch):
    """Opens the queue as another process would."""
    monkeypatch.setattr(shared_intake, "LOOK_SECONDS", 0.1)
    address = postgres_server.address()
    # What it needs is an extra; `address` skips where that is not installed.
    from knowledge.store.postgresql import PostgresDatabase  # noqa: PLC0415
    from knowledge.store.postgresql import replica as replicas  # noqa: PLC0415

    monkeypatch.setattr(replicas, "_SWEEP_SECONDS", 0.1)
    monkeypatch.setattr(replicas, "TICK_SECONDS", 0.05)
    PostgresDatabase(address, SCHEMA).close()
    postgres_server.empty(SCHEMA)
    cipher = Cipher.open(tmp_path / "test.key")
    opened = []

    def open_():
        database = PostgresDatabase(address, SCHEMA, is_serial=False)
        replica = replicas.ServerReplica(address, SCHEMA, BOT)
        opened.append(UpdateStorage(database, cipher, BOT, replica))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()


class Worker:
    """A replica that notes what it is given, and may take its time."""

    def __init__(self, storage, seconds=0.0):
        self.seen = []
        self.alerts = []
        self.may_go_on = asyncio.Event()
        self._seconds = seconds
        self.queue = UpdateQueue(storage, self, alert=self._alert)
        self.replica = storage.replica

    async def __call__(self, content):
        self.seen.append(content["update_id"])
        if self._seconds:
            await asyncio.sleep(self._seconds)
        else:
            await self.may_go_on.wait()

    async def _alert(self, count):
        self.alerts.append(count)


async def opened(storage, seconds=0.0):
    worker = Worker(storage, seconds)
    await worker.queue.open()
    await until(lambda: worker.replica.number)
    return worker


async def until(condition):
    async with asyncio.timeout(60):
        while True:
            if condition():
                return
            await asyncio.sleep(0.01)


def waiting(storage):
    return [each.id for each in storage.waiting()]


def cut_off(worker):
    """End the connection that holds the number of a replica, as a network does that breaks."""
    with postgres_server.connected() as raw:
        raw.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE classid = 20180704 "
            "AND objid = %s",
            [worker.replica.number],
        )


async def test_every_chat_is_answered_once_and_in_order_whoever_gets_its_updates(storage):
    workers = [await opened(storage(), 0.002) for _ in range(3)]
    for at in range(0, 60, 10):
        updates = [message(n, chat=n % 20) for n in range(at, at + 10)]
        await workers[at // 10 % 3].queue.put(updates)
        # Telegram did not hear that they arrived, and delivers some to another one.
        await workers[(at // 10 + 1) % 3].queue.put(updates[:3])
    look = storage()
    await until(lambda: not waiting(look))
    for each in workers:
        await each.queue.close(1)
    assert sorted(n for each in workers for n in each.seen) == [*range(60)]
    assert all(each.seen for each in workers)
    # Which replica was first cannot be told; within one the order of a chat can.
    for each in workers:
        for chat in range(20):
            mine = [n for n in each.seen if n % 20 == chat]
            assert mine == sorted(mine)


async def test_what_one_works_on_others_leave_alone_until_it_ends(storage):
    one = await opened(storage())
    await one.queue.put([message(1), message(2)])
    await until(lambda: one.seen == [1])
    other = await opened(storage(), 0.001)
    await other.queue.put([message(3), message(4, chat=2)])
    # Whoever is sooner takes the other chat.
    await until(lambda: 4 in (*one.seen, *other.seen))
    assert not {1, 2, 3} & {*other.seen}
    await one.queue.close(0)
    await until(lambda: not other.queue.depth and {*other.seen} >= {1, 2, 3})
    assert [number for number in other.seen if number != 4] == [1, 2, 3]
    await other.queue.close(1)


async def test_chats_of_one_that_is_cut_off_go_to_another_and_it_begins_nothing_of_them(
    storage, monkeypatch
):
    one = await opened(storage())
    from knowledge.store.postgresql import replica as replicas  # noqa: PLC0415 - as above

    monkeypatch.setattr(replicas, "_PAUSE_SECONDS", 3600)
    await one.queue.put([message(1), message(2)])
    await until(lambda: one.seen == [1])
    other = await opened(storage())
    cut_off(one)
    await until(lambda: not one.queue.has_room)
    await until(lambda: other.seen == [1])
    # What it began comes to its end there, and nothing more.
    one.may_go_on.set()
    await until(lambda: not one.queue.depth)
    await other.queue.put([message(3)])
    other.may_go_on.set()
    await until(lambda: other.seen == [1, 2, 3])
    for each in (one, other):
        await each.queue.close(1)
    assert one.seen == [1]
    assert waiting(storage()) == []


async def test_one_that_is_cut_off_goes_on_with_what_nobody_took_over(storage):
    worker = await opened(storage())
    await worker.queue.put([message(1), message(2)])
    await until(lambda: worker.seen == [1])
    number = worker.replica.number
    cut_off(worker)
    await until(lambda: worker.replica.number not in {None, number})
    await until(lambda: worker.queue.depth == 2)
    worker.may_go_on.set()
    await worker.queue.put([message(3)])
    await until(lambda: worker.seen == [1, 2, 3])
    await worker.queue.close(1)


async def test_what_brought_three_replicas_down_the_next_one_gives_up_and_says_so(storage):
    first = storage()
    first.add([message(1), message(2)])
    for _ in range(MAX_STARTS):
        first.acknowledge([1], [])
    worker = await opened(storage(), 0.001)
    await until(lambda: worker.seen == [2] and worker.alerts == [1])
    await worker.queue.close(1)
    assert [each.id for each in first.dead()] == [1]


async def test_what_was_stored_before_chats_were_noted_is_answered_in_order(storage):
    with closing(storage()) as old:
        old.add([message(1), message(2)])
        with postgres_server.connected() as raw:
            raw.execute(f"UPDATE {SCHEMA}.updates SET chat = NULL")  # noqa: S608
    worker = await opened(storage(), 0.001)
    await until(lambda: worker.seen == [1, 2])
    await worker.queue.close(1)


class Poller:
    """Notes whether it polls."""

    def __init__(self):
        self.polls = False

    async def run(self):
        self.polls = True
        try:
            await asyncio.sleep(60)
        finally:
            self.polls = False


async def test_one_replica_polls_and_another_one_when_that_is_gone(storage):
    workers = [await opened(storage(), 0.001) for _ in range(2)]
    pollers = [Poller(), Poller()]
    polling = [
        asyncio.create_task(poll_as_leader(poller, worker.replica))
        for poller, worker in zip(pollers, workers, strict=True)
    ]
    await until(lambda: any(each.polls for each in pollers))
    first = 0 if pollers[0].polls else 1
    for _ in range(10):
        await asyncio.sleep(0.01)
        assert [each.polls for each in pollers].count(True) == 1
    await workers[first].queue.close(0)
    await until(lambda: pollers[1 - first].polls)
    assert not pollers[first].polls
    await workers[1 - first].queue.close(0)
    for each in polling:
        each.cancel()
