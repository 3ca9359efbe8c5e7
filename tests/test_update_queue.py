"""What Telegram was told has arrived is answered: once, in order, whatever happens between."""

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.application import build_application
from bot.environment import Settings
from bot.throughput import CONCURRENT_UPDATES
from bot.update_queue.chat_queues import queue_key
from bot.update_queue.failures import Failure, Fate, Handling, judge
from bot.update_queue.intake import CAPACITY
from bot.update_queue.queue import UpdateQueue
from bot.update_queue.storage import MAX_STARTS, UpdateStorage
from knowledge import Cipher, Privacy, StoreError
from tests.botapi import TOKEN
from tests.messages import message
from tests.transport import Transport


@pytest.fixture
def cipher(tmp_path):
    return Cipher.open(tmp_path / "test.key")


@pytest.fixture
def updates(tmp_path, cipher):
    opened = UpdateStorage(tmp_path / "inbox.db", cipher)
    yield opened
    opened.close()


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in folder.glob("inbox.db*"))


class Desk:
    """Deals with updates as told, and remembers what it was given."""

    def __init__(self, seconds=0.0, failures=()):
        self.seen: list[int] = []
        self.busy = 0
        self.most = 0
        self._seconds = seconds
        self._failures = list(failures)

    async def __call__(self, content):
        self.seen.append(content["update_id"])
        self.busy += 1
        self.most = max(self.most, self.busy)
        await asyncio.sleep(self._seconds)
        self.busy -= 1
        return self._failures.pop(0) if self._failures else None


async def emptied(inbox):
    await asyncio.wait_for(inbox.emptied(), 10)


async def opened(updates, desk):
    inbox = UpdateQueue(updates, desk)
    await inbox.open()
    return inbox


async def test_each_chat_is_answered_in_order_and_chats_side_by_side(updates):
    desk = Desk(seconds=0.01)
    inbox = await opened(updates, desk)
    await inbox.put([message(n, chat=n % 80) for n in range(400)])
    await emptied(inbox)
    await inbox.close(1)
    for chat in range(80):
        mine = [n for n in desk.seen if n % 80 == chat]
        assert mine == sorted(mine) == list(range(chat, 400, 80))
    assert desk.most == CONCURRENT_UPDATES


async def test_an_update_that_comes_again_is_dealt_with_once(updates, tmp_path, cipher):
    desk = Desk()
    inbox = await opened(updates, desk)
    for _ in range(3):
        await inbox.put([message(7), message(8), message(7)])
    await emptied(inbox)
    await inbox.close(1)
    again = UpdateStorage(tmp_path / "inbox.db", cipher)
    assert again.add([message(7), message(9)]) == [message(9)]
    again.close()
    assert desk.seen == [7, 8]


async def test_what_was_not_dealt_with_waits_for_the_next_start(updates):
    slow = Desk(seconds=60)
    first = await opened(updates, slow)
    await first.put([message(n, chat=n) for n in range(100)])
    await first.close(0.05)
    desk = Desk()
    second = await opened(updates, desk)
    await emptied(second)
    await second.close(1)
    assert sorted(desk.seen) == list(range(100))


async def test_no_word_stands_in_the_file_and_none_is_kept_when_done(updates, tmp_path):
    inbox = await opened(updates, Desk())
    await inbox.put([message(1, chat=987654321, text="a secret of mine")])
    await emptied(inbox)
    await inbox.close(1)
    assert list(updates.waiting()) == []
    raw = bytes_of(tmp_path)
    assert b"secret" not in raw
    assert b"987654321" not in raw
    assert (tmp_path / "inbox.db").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "inbox.db-wal").stat().st_mode & 0o777 == 0o600


async def test_it_takes_no_more_than_fits(updates):
    inbox = await opened(updates, Desk(seconds=60))
    await inbox.put([message(n, chat=n) for n in range(CAPACITY)])
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(inbox.room(), 0.05)
    await inbox.close(0)


async def test_a_failure_that_passes_is_tried_again_before_what_follows_in_that_chat(updates):
    desk = Desk(failures=[Failure(Fate.LATER, "", pause=0.05)])
    inbox = await opened(updates, desk)
    await inbox.put([message(1), message(2), message(3, chat=2)])
    await emptied(inbox)
    await inbox.close(1)
    assert desk.seen == [1, 3, 1, 2]


async def test_restarts_while_an_update_is_put_off_are_not_held_against_it(updates):
    updates.add([message(1)])
    for _ in range(MAX_STARTS + 1):
        tried = asyncio.Event()

        async def refuse(_, tried=tried):
            tried.set()
            return Failure(Fate.LATER, "", pause=600)

        inbox = await opened(updates, refuse)
        await asyncio.wait_for(tried.wait(), 5)
        await inbox.close(1)
    assert [(each.id, each.starts) for each in updates.waiting()] == [(1, 0)]


async def test_what_is_tried_again_is_not_taken_for_what_ends_the_process(updates):
    enough = asyncio.Event()

    class Outage(Desk):
        async def __call__(self, content):
            await super().__call__(content)
            if len(self.seen) > MAX_STARTS:
                enough.set()
            return Failure(Fate.LATER, "", pause=600 if enough.is_set() else 0.05)

    inbox = await opened(updates, Outage())
    await inbox.put([message(1)])
    await asyncio.wait_for(enough.wait(), 10)
    await inbox.close(1)
    assert [each.starts for each in updates.waiting()] == [0]


async def test_a_refused_token_ends_the_process_and_keeps_the_update(updates):
    inbox = await opened(updates, Desk(failures=[Failure(Fate.STOP, "refused")]))
    await inbox.put([message(1)])
    assert await asyncio.wait_for(inbox.fatal, 5) == "refused"
    await inbox.close(1)
    assert [each.id for each in updates.waiting()] == [1]


async def test_an_update_that_brings_the_process_down_is_given_up(updates):
    updates.add([message(1), message(2)])
    for _ in range(MAX_STARTS):
        updates.acknowledge([1], [])
    desk = Desk()
    inbox = await opened(updates, desk)
    await emptied(inbox)
    await inbox.close(1)
    assert desk.seen == [2]
    assert [each.id for each in updates.dead()] == [1]


async def test_what_two_deaths_make_suspicious_is_dealt_with_last_and_alone(updates):
    waiting = [message(1), message(2), *(message(n, chat=n) for n in range(3, 9))]
    updates.add(waiting)
    for _ in range(MAX_STARTS - 1):
        updates.acknowledge([1, 5], [])
    beside = {}

    class Watch(Desk):
        async def __call__(self, content):
            done = super().__call__(content)
            beside[content["update_id"]] = self.busy
            return await done

    desk = Watch(seconds=0.02)
    inbox = await opened(updates, desk)
    await emptied(inbox)
    await inbox.close(1)
    assert desk.seen[:5] == [3, 4, 6, 7, 8]
    assert sorted(desk.seen[5:]) == [1, 2, 5]
    assert desk.seen.index(1) < desk.seen.index(2)
    assert (beside[1], beside[5]) == (0, 0)
    assert updates.dead() == []


async def test_the_start_of_a_suspect_is_on_the_disk_before_it_can_do_harm(updates):
    updates.add([message(1)])
    for _ in range(MAX_STARTS - 1):
        updates.acknowledge([1], [])
    noted: list[int] = []

    async def deal(_):
        noted.extend(each.starts for each in updates.waiting())

    inbox = await opened(updates, deal)
    await emptied(inbox)
    await inbox.close(1)
    assert noted == [MAX_STARTS]


async def test_long_messages_come_one_by_one_and_hold_up_nobody(updates):
    long = [message(n, chat=n, text="wordy " * 200) for n in range(1, 9)]
    short = [message(n, chat=n) for n in range(11, 19)]
    at_once = 0

    class Watch(Desk):
        async def __call__(self, content):
            nonlocal at_once
            is_long = content["update_id"] < 10
            self.most_long = max(getattr(self, "most_long", 0), at_once + is_long)
            at_once += is_long
            done = await super().__call__(content)
            at_once -= is_long
            return done

    desk = Watch(seconds=0.02)
    inbox = await opened(updates, desk)
    await inbox.put([*long, *short])
    await emptied(inbox)
    await inbox.close(1)
    assert desk.most_long == 1
    assert sorted(desk.seen) == sorted(each["update_id"] for each in [*long, *short])
    assert {*desk.seen[:9]} >= {each["update_id"] for each in short}


async def test_numbers_of_another_bot_are_not_taken_for_repeats(updates, tmp_path, cipher):
    updates.add([message(1), message(2)])
    updates.acknowledge([], [1])
    first = UpdateStorage(tmp_path / "inbox.db", cipher, 7)
    assert [each.id for each in first.waiting()] == [2]
    assert first.add([message(1)]) == []
    second = UpdateStorage(tmp_path / "inbox.db", cipher, 8)
    assert [each.id for each in second.waiting()] == []
    assert [each["update_id"] for each in second.add([message(1), message(2)])] == [1, 2]
    second.acknowledge([], [1, 2])
    assert [each.id for each in first.waiting()] == [2]
    first.close()
    second.close()


async def test_words_of_another_key_are_given_up_and_the_rest_is_answered(updates, tmp_path):
    updates.add([message(1)])
    other = UpdateStorage(tmp_path / "inbox.db", Cipher.open(tmp_path / "other.key"))
    desk = Desk()
    inbox = await opened(other, desk)
    await inbox.put([message(2)])
    await emptied(inbox)
    await inbox.close(1)
    assert desk.seen == [2]
    assert [each.error for each in other.dead()] == ["These words were stored with another key."]
    other.close()


async def test_without_a_place_on_the_disk_updates_are_answered_before_they_are_acknowledged(
    updates, tmp_path
):
    desk = Desk()
    inbox = await opened(updates, desk)
    with closing(sqlite3.connect(tmp_path / "inbox.db")) as db:
        db.execute(
            "CREATE TRIGGER full BEFORE INSERT ON updates "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
    await inbox.put([message(1), message(2)])
    assert desk.seen == [1, 2]
    await inbox.put([message(1)])
    assert desk.seen == [1, 2]
    await inbox.close(1)


def test_old_ids_are_forgotten_and_repeats_of_them_are_none(updates, monkeypatch):
    updates.add([message(1)])
    updates.acknowledge([], [1])
    day = 86_400
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + day)
    updates.let_go()
    assert updates.add([message(1)]) == []
    monkeypatch.setattr(time, "time", lambda: now + 3 * day)
    updates.let_go()
    assert updates.add([message(1)]) == [message(1)]


def test_who_is_forgotten_leaves_no_word_in_what_was_given_up(updates, cipher, tmp_path):
    updates.add([message(1, chat=5), message(2, chat=6)])
    updates.give_up(1, "why")
    updates.give_up(2, "why")
    with closing(sqlite3.connect(tmp_path / "inbox.db")) as db:
        (secret,) = db.execute("SELECT payload FROM updates WHERE id = 1").fetchone()
    assert secret in bytes_of(tmp_path)
    updates.forget(cipher.pseudonym(5))
    assert secret not in bytes_of(tmp_path)
    assert {each.id for each in updates.dead()} == {1, 2}


def test_the_export_of_a_person_holds_what_was_given_up(updates, library, cipher):
    waiting, dead = message(1, chat=5), message(2, chat=5)
    updates.add([waiting, dead, message(3, chat=6)])
    updates.give_up(2, "why")
    updates.give_up(3, "why")
    people = Privacy(library.database, cipher, [updates])
    assert people.export(5) == {"updates": [dead]}
    people.forget(5)
    assert people.export(5) == {}


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (InvalidToken(), Fate.STOP),
        (Forbidden("bot was blocked by the user"), Fate.DONE),
        (RetryAfter(7), Fate.LATER),
        (NetworkError("no route"), Fate.LATER),
        (TimedOut(), Fate.DEAD),
        (BadRequest("can't parse entities"), Fate.DEAD),
        (StoreError("locked"), Fate.DEAD),
        (ValueError("a person's words"), Fate.DEAD),
    ],
)
def test_what_passes_is_told_from_what_stays(error, fate):
    failure = judge(error)
    assert failure.fate is fate
    assert "words" not in failure.reason


@pytest.mark.parametrize(
    ("update", "queue"),
    [
        (message(1, chat=9), ("chat", 9)),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "message": {"chat": {"id": -7}}}},
         ("chat", -7)),
        ({"update_id": 1, "inline_query": {"from": {"id": 5}}}, ("person", 5)),
        ({"update_id": 1, "poll": {"id": "x"}}, ("update", 1)),
        ({"update_id": 1, "message": "junk"}, ("update", 1)),
    ],
)  # fmt: skip
def test_what_belongs_together_is_one_queue(update, queue):
    assert queue_key(update) == queue


POISON: list[dict[str, Any]] = [
    {"message": None},
    {"message": "junk"},
    {"message": {"message_id": "x"}},
    {"message": {"chat": 7}},
    {"message": {"date": 10**30, "chat": {"id": 1, "type": "private"}, "message_id": 1}},
    {"callback_query": {"id": 5}},
    {"message": json.loads("[" * 900 + "]" * 900)},
]


async def test_poison_is_given_up_and_all_else_is_answered(api, library, updates):
    settings = Settings.model_validate({"telegram_bot_token": TOKEN})
    application = build_application(settings, library, request=Transport(api))
    async with application:
        inbox = await opened(updates, Handling(application))
        good = [message(n, chat=n, text="/privacy", entities=[
            {"type": "bot_command", "offset": 0, "length": 8}]) for n in range(1, 51)]  # fmt: skip
        bad = [{"update_id": 100 + n, **each} for n, each in enumerate(POISON)]
        await inbox.put([*good[:25], *bad, *good[25:]])
        await emptied(inbox)
        await inbox.close(1)
    assert len(api.sent) == 50
    dead = {each.id for each in updates.dead()}
    assert dead <= {each["update_id"] for each in bad}
    assert {101, 102, 103} <= dead
