"""What Telegram refuses for a moment is said again; who must wait holds up nobody else."""

import asyncio

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.application import build_application
from bot.backoff import Backoff
from bot.environment import Settings
from bot.telegram_api.retries import LONGEST_WAIT, MAX_TRIES, RetryingLimiter
from bot.throughput import CONCURRENT_UPDATES
from bot.update_queue.failures import Handling
from bot.update_queue.queue import UpdateQueue
from bot.update_queue.storage import UpdateStorage
from handlers.counters import Counters
from knowledge import Cipher
from tests.botapi import TOKEN
from tests.messages import PRIVACY, message
from tests.transport import Transport

pytestmark = pytest.mark.usefixtures("without_pauses")


class Telegram:
    """Answers calls with errors, in order, then with success; counts them by chat."""

    def __init__(self, *errors):
        self._errors = list(errors)
        self.calls = 0

    async def __call__(self, *_, **__):
        self.calls += 1
        if self._errors:
            raise self._errors.pop(0)
        return True


async def call(telegram, endpoint="sendMessage", chat=1, sending=None):
    return await (sending or RetryingLimiter(Counters())).process_request(
        telegram, (), {}, endpoint, {"chat_id": chat}, None
    )


@pytest.mark.parametrize(
    "errors",
    [
        [RetryAfter(0)] * 9,
        [NetworkError("Bad Gateway")] * (MAX_TRIES - 1),
        [TimedOut()],
        [NetworkError("cut"), TimedOut(), RetryAfter(0), NetworkError("cut")],
    ],
)
async def test_what_passes_is_tried_until_it_is_said(errors):
    telegram = Telegram(*errors)
    assert await call(telegram)
    assert telegram.calls == len(errors) + 1


@pytest.mark.parametrize(
    ("errors", "calls"),
    [
        ([TimedOut()] * 3, 2),
        ([NetworkError("Bad Gateway")] * 9, MAX_TRIES),
        ([BadRequest("chat not found")], 1),
        ([Forbidden("bot was blocked by the user")], 1),
        ([RetryAfter(int(LONGEST_WAIT) + 1)], 1),
    ],
)
async def test_what_stays_is_told_to_the_inbox(errors, calls):
    telegram = Telegram(*errors)
    with pytest.raises(type(errors[-1])):
        await call(telegram)
    assert telegram.calls == calls


@pytest.mark.parametrize("endpoint", ["getMe", "sendChatAction", "setWebhook"])
async def test_what_others_repeat_is_said_once(endpoint):
    telegram = Telegram(NetworkError("Bad Gateway"))
    with pytest.raises(NetworkError):
        await call(telegram, endpoint)
    assert telegram.calls == 1


async def test_a_chat_that_must_wait_waits_for_all_its_messages_and_holds_up_no_other():
    sending = RetryingLimiter(Counters())
    held = asyncio.create_task(call(Telegram(RetryAfter(20)), chat=1, sending=sending))
    await asyncio.sleep(0)
    later = Telegram()
    behind = asyncio.create_task(call(later, chat=1, sending=sending))
    assert await call(Telegram(), chat=2, sending=sending)
    await asyncio.sleep(0)
    assert later.calls == 0
    for task in (held, behind):
        task.cancel()


def test_the_pause_doubles_up_to_the_longest_however_long_it_fails():
    backoff = Backoff(first=0.5, longest=30.0)
    assert [backoff.pause(n) for n in (1, 2, 3, 7, 5_000)] == [0.5, 1.0, 2.0, 30.0, 30.0]


class Floodable(Transport):
    """Lets some chats wait, and tells when another was written to."""

    def __init__(self, api, held):
        super().__init__(api)
        self._held = held
        self.has_written = asyncio.Event()

    async def do_request(self, url, method, request_data=None, *_, **__):
        chat = request_data and request_data.parameters.get("chat_id")
        if chat in self._held:
            return 429, b'{"ok": false, "parameters": {"retry_after": 20}}'
        if chat:
            self.has_written.set()
        return await super().do_request(url, method, request_data)


async def test_more_chats_than_slots_may_have_to_wait_and_others_are_answered(
    api, library, tmp_path
):
    held = range(1, CONCURRENT_UPDATES + 9)
    request = Floodable(api, held)
    settings = Settings.model_validate({"telegram_bot_token": TOKEN})
    updates = UpdateStorage(tmp_path / "inbox.db", Cipher.open(tmp_path / "test.key"))
    application = build_application(settings, library, request=request)
    async with application:
        inbox = UpdateQueue(updates, Handling(application))
        await inbox.open()
        await inbox.put([message(n, chat=n, **PRIVACY) for n in (*held, 500)])
        await asyncio.wait_for(request.has_written.wait(), 10)
        await inbox.close(0.1)
    assert [sent.chat for sent in api.sent] == [500]
    assert len(list(updates.waiting())) == len(held)
    updates.close()
