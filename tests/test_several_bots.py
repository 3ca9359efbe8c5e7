"""Several bots on one database in PostgreSQL: what one does, the others know."""

import asyncio
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.application import build_application
from bot.environment import Settings
from bot.schedule import Every, Job
from bot.telegram_api.send_budget import SendBudget
from bot.update_queue.concurrency_limit import ConcurrencyLimit
from bot.update_queue.queue import UpdateQueue
from bot.update_queue.storage import UpdateStorage
from handlers.context import Context
from knowledge import Cipher, Draft, PendingStep, Role, StoreError
from tests.botapi import TOKEN, BotApi
from tests.kept_libraries import SHIPPED
from tests.messages import message
from tests.transport import Transport


@pytest.fixture(scope="module")
def both(tmp_path_factory, stores):
    """Two bots on one database, with a mirror each; no test leaves what another would mind."""
    tmp_path = tmp_path_factory.mktemp("bots")
    server = stores("postgresql")
    libraries = [server.open(tmp_path / "astana.db", SHIPPED)]
    libraries.append(server.open_again(libraries[0]))
    settings = Settings.model_validate(
        {"telegram_bot_token": TOKEN, "key_file": tmp_path / "astana.key", "rate_limit": "off"}
    )
    yield [
        Context(build_application(settings, each, request=Transport(BotApi())))
        for each in libraries
    ]
    for each in libraries:
        each.close()


async def test_one_of_all_bots_does_a_job_and_each_looks_after_its_own_machine(both):
    now, done = datetime.now(UTC), []

    async def work(context, _):
        done.append(both.index(context))
        await asyncio.sleep(0.05)

    async def run(minutes, *, local=False):
        done.clear()
        job = Job(work, Every.HOUR, local=local)
        moment = now + timedelta(minutes=minutes)
        await asyncio.gather(*(job.run(each, moment) for each in both))
        return len(done)

    # At once, and a little later; the last is a clock that was set back.
    assert [await run(each) for each in (0, 20, 40, 60, 80, -600)] == [1, 0, 1, 0, 1, 1]
    assert await run(0, local=True) == 2
    with both[0].bot_data.library.database.exclusive("work"):
        assert await run(200) == 0
    assert await run(200) == 1


EDITOR, OWNER, GROUP, SUPERGROUP = 7_001_234_567, 7_001_234_568, -1_234, -1_001_234


def users_of(context):
    return context.bot_data.users


KEPT_IN_MEMORY = {
    "a role": (
        lambda users: users.roles.appoint(EDITOR, "Anna", Role.EDITOR),
        lambda users: users.roles.role(EDITOR),
        (None, Role.EDITOR),
    ),
    "a role that is taken": (
        lambda users: users.roles.dismiss(users.roles.everyone()[-1].number),
        lambda users: users.roles.role(EDITOR),
        (Role.EDITOR, None),
    ),
    "what an editor is in the middle of": (
        lambda users: users.editor_state.begin(EDITOR, PendingStep("add")),
        lambda users: users.editor_state.is_busy(EDITOR),
        (False, True),
    ),
    "the end of that": (
        lambda users: users.editor_state.end(EDITOR),
        lambda users: users.editor_state.is_busy(EDITOR),
        (True, False),
    ),
    "a group that moved": (
        lambda users: users.moves.move(GROUP, SUPERGROUP),
        lambda users: users.moves.chat_now(GROUP),
        (GROUP, SUPERGROUP),
    ),
    "a preference": (
        lambda users: users.preferences.choose_language(EDITOR, "kk"),
        lambda users: users.preferences.known(EDITOR) or users.preferences.preferences(EDITOR),
        (None, "kk"),
    ),
    "a preference that is forgotten": (
        lambda users: users.privacy.forget(EDITOR),
        lambda users: users.preferences.known(EDITOR) or users.preferences.preferences(EDITOR),
        ("kk", None),
    ),
}
"""What changes it, what tells it, and what that tells before and after."""


def test_what_one_bot_keeps_in_memory_another_one_changes(both):
    one, other = both
    for each in both:
        each.bot_data.library.database.follow()
    for name, (change, tell, (before, after)) in KEPT_IN_MEMORY.items():
        assert said(tell(users_of(other))) == before, name
        change(users_of(one))
        assert comes_true(tell, users_of(other), after), name
        one, other = other, one


def said(told):
    return getattr(told, "language", told)


def comes_true(tell, of, after):
    """Wait for what is told; a second is what people may wait, the rest is for a busy machine."""
    return any(said(tell(of)) == after or threading.Event().wait(0.01) for _ in range(1_000))


def test_an_import_elsewhere_keeps_nobody_waiting_but_who_changes_the_record(both):
    one, other = (each.bot_data.library for each in both)
    users = users_of(both[1])
    with one.database.write() as db:
        db.insert("synonyms", {"term": "a", "synonym": "b"})
        users.preferences.choose_language(OWNER, "kk")
        users.roles.appoint(OWNER, "Anna", Role.EDITOR)
        users.group_documents.choose(GROUP, [1])
        assert users.group_documents.of(GROUP) == ()
        users_of(both[0]).preferences.choose_language(OWNER, "ru")
        blocked = threading.Thread(target=add_or_fail, args=(other,))
        blocked.start()
        blocked.join(0.3)
        assert blocked.is_alive()
    blocked.join(30)
    one.database.catch_up()
    assert [each.text for each in one.facts(2)] == [each.text for each in other.facts(2)] != []
    assert users.preferences.preferences(OWNER).language == "ru"


def add_or_fail(library):
    try:
        library.add(Draft("A boat lies at the pier.", "Anna"), by="anna")
    except StoreError as exc:
        raise AssertionError from exc


async def test_a_bot_whose_mirror_lacks_changes_says_so_and_answers_nothing(both, monkeypatch):
    lag = "knowledge.store.postgresql.mirror_lag"
    monkeypatch.setattr(f"{lag}.PERIOD_SECONDS", 0.02)
    monkeypatch.setattr(f"{lag}.ALLOWED_SECONDS", 0.1)
    one, other = (each.bot_data.library for each in both)
    other.database.follow()
    storage = UpdateStorage.beside(other.database, Cipher(b"k" * 32), 7)
    answered = asyncio.Event()

    async def answer(_):
        answered.set()

    queue = UpdateQueue(storage, answer)
    await queue.open()

    async def becomes(is_behind):
        for _ in range(2_000):
            if (queue.is_behind, queue.has_room) == (is_behind, True):
                return True
            await asyncio.sleep(0.01)
        return False

    # Nobody writes to the mirror meanwhile, not even what catches up.
    with other.database.write_index():
        one.add(Draft("The pier is long.", "Anna"), by="anna")
        assert await becomes(is_behind=True)
        assert other.database.changes_behind > 0
        await queue.put([message(1, text="How long is the pier?")])
        await asyncio.sleep(0.05)
        assert (queue.depth, answered.is_set()) == (0, False)
    assert await becomes(is_behind=False)
    await asyncio.wait_for(answered.wait(), 30)
    assert (other.database.changes_behind, other.size()) == (0, one.size())
    await queue.close(1)
    storage.close()


SENDS_A_SECOND = 1_000.0


def test_what_all_bots_send_comes_out_of_one_budget(both):
    leases = [each.bot_data.library.database.share_sends(7, SENDS_A_SECOND) for each in both]
    began, taken = time.monotonic(), 0
    for number in range(10):
        wait = leases[number % 2].take(100, None)
        # What was taken before is spoken for, less what time has passed.
        assert wait > taken / SENDS_A_SECOND - (time.monotonic() - began) - 0.001
        taken += 100
    assert wait > 0.5
    waits = [leases[number % 2].take(1, GROUP) for number in range(16)]
    passed = time.monotonic() - began
    # Twenty a minute: eight at once, then one in five seconds, and none after half a minute.
    for place, found in enumerate(waits[:14]):
        assert max(0, place - 7) * 5 - passed < found <= max(1.0, (place - 7) * 5)
    assert waits[15] is None
    assert leases[0].take(1, SUPERGROUP) is not None
    for each in leases:
        each.close()


async def test_who_cannot_share_a_budget_spends_a_part_of_it():
    from knowledge.store.postgresql.send_leases import ServerSendLeases  # noqa: PLC0415

    nowhere = ServerSendLeases("postgresql://bot@127.0.0.1:1/bot", "astana_bot", 7, 1.0)
    budget = SendBudget(nowhere, 300)
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(budget.turn(1_000 + number) for number in range(20)))
    # A third of the four fifths of 300 a second.
    assert asyncio.get_running_loop().time() - began > 19 * 3 / 240 - 0.01
    budget.close()


async def test_more_updates_than_slots_may_wait_for_their_turn_to_send(both):
    # Ten a second, of which two are taken at once; each slot is held by somebody who waits.
    budget, slots = SendBudget(both[0].bot_data.library.database.share_sends(8, 20.0), 20), 2
    limit, sent = ConcurrencyLimit(slots), []

    async def send(chat):
        limit.hold()
        await budget.turn(chat)
        sent.append(chat)
        limit.give_back()

    async def dispatch():
        for chat in range(8):
            await limit.take()
            sending.append(asyncio.create_task(send(chat)))

    sending: list[asyncio.Task[None]] = []
    await asyncio.wait_for(dispatch(), 10)
    await asyncio.wait_for(asyncio.gather(*sending), 10)
    assert sorted(sent) == [*range(8)]
    budget.close()
