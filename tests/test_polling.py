"""Polling: updates are asked for at once while they can begin, and else together."""

import asyncio

import pytest

from bot import throughput
from bot.telegram_api.client import Client
from bot.telegram_api.polling import Poller
from bot.telegram_api.transport import Transport
from bot.update_queue.queue import UpdateQueue
from bot.update_queue.storage import UpdateStorage
from knowledge import Cipher
from tests.botapi import TOKEN
from tests.botapi_server import Server
from tests.messages import message

SLOTS = throughput.CONCURRENT_UPDATES


@pytest.fixture
async def queue(tmp_path):
    async def never(_update):
        await asyncio.Event().wait()

    storage = UpdateStorage(tmp_path / "inbox.db", Cipher(b"k" * 32))
    queue = UpdateQueue(storage, never)
    await queue.open()
    yield queue
    await queue.close(0)
    storage.close()


@pytest.mark.parametrize(("waiting", "asks"), [(SLOTS, True), (SLOTS + 1, False)])
async def test_more_is_asked_for_at_once_unless_it_could_not_begin(
    queue, monkeypatch, waiting, asks
):
    monkeypatch.setattr(throughput, "GATHERING_SECONDS", 1_000)
    server = Server()
    server.api.updates.extend(message(n, chat=n) for n in range(1, waiting + 1))
    base = f"{server.url}/bot", f"{server.url}/file/bot"
    async with Client(TOKEN, *base, request=Transport(), get_updates_request=Transport()) as api:
        polling = asyncio.create_task(Poller(api, queue, ["message"]).run())
        while queue.depth < waiting:  # noqa: ASYNC110 - the queue tells nobody
            await asyncio.sleep(0.005)
        server.api.updates.append(message(waiting + 1, chat=waiting + 1))
        if asks:
            while queue.depth == waiting:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        else:
            await asyncio.sleep(0.1)
        assert queue.depth == waiting + asks
        polling.cancel()
        await asyncio.wait({polling})
    server.close()
