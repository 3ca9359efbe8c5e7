"""The door: what Telegram delivers is safe before it is told so, and nobody else gets in."""

import asyncio
import json
import re
import socket
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot import http_connections
from bot.application import build_application, cipher_of
from bot.environment import Settings
from bot.health import SILENCE_SECONDS, Health
from bot.http_server import LARGEST, Vitals
from bot.listening import open_servers
from bot.supervisor import StartError, Supervisor
from bot.telegram_api.client import POLL_SECONDS
from bot.telegram_api.webhook import arrange, secret_of
from bot.update_queue.failures import Handling
from bot.update_queue.intake import CAPACITY
from bot.update_queue.queue import UpdateQueue
from bot.update_queue.storage import UpdateStorage
from tests.benchmarks.reliability.running import free_port
from tests.botapi import TOKEN
from tests.conftest import ROOT
from tests.messages import PRIVACY, message
from tests.transport import Transport

SECRET = "the-secret-that-telegram-shows"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}


@pytest.fixture
def port():
    """A port on which nobody listens."""
    return free_port()


def settings_for(port, **more):
    return Settings.model_validate(
        {"telegram_bot_token": TOKEN, "rate_limit": "off", "listen": f"127.0.0.1:{port}",
         "webhook_url": "https://bot.example/hook", "webhook_secret": SECRET, **more}
    )  # fmt: skip


@pytest.fixture
async def door(api, library, port) -> AsyncIterator[tuple[aiohttp.ClientSession, UpdateQueue]]:
    """The bot with its door open: a client at the door, and the inbox behind it."""
    settings = settings_for(port)
    updates = UpdateStorage.beside(library.path, cipher_of(settings, library))
    application = build_application(settings, library, request=Transport(api), updates=updates)
    async with application:
        inbox = UpdateQueue(updates, Handling(application), application.bot_data.counters)
        await inbox.open()
        serving = asyncio.create_task(Supervisor(application, inbox, settings, SECRET).run())
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as client:
            await opened(client)
            yield client, inbox
        serving.cancel()
        await asyncio.wait({serving})
        await inbox.close(1)
        await asyncio.to_thread(application.bot_data.threads.close)
    updates.close()


async def opened(client):
    async with asyncio.timeout(10):
        while True:
            try:
                async with client.get("/healthz"):
                    return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.01)


async def deliver(client, body, **headers):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    try:
        async with client.post("/hook", data=data, headers=HEADERS | headers) as response:
            return response.status
    except aiohttp.ClientConnectionError:
        return None  # the door was shut before all of it came


async def test_an_update_is_answered_once_however_often_it_is_delivered(door, api):
    client, inbox = door
    await asyncio.gather(*(deliver(client, message(n % 20, chat=n % 20 + 1, **PRIVACY))
                           for n in range(60)))  # fmt: skip
    await asyncio.wait_for(inbox.emptied(), 10)
    assert sorted(sent.chat for sent in api.sent) == list(range(1, 21))


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (message(1), {}, 200),
        (message(1), {"Content-Type": "application/json; charset=utf-8"}, 200),
        (message(1), {"X-Telegram-Bot-Api-Secret-Token": "another"}, 403),
        (message(1), {"X-Telegram-Bot-Api-Secret-Token": ""}, 403),
        (message(1), {"X-Telegram-Bot-Api-Secret-Token": "é"}, 403),
        (message(1), {"Content-Type": "text/plain"}, 415),
        (b"{", {}, 400),
        (b"[" * 90_000, {}, 400),
        (b'{"update_id": true}', {}, 400),
        (b'{"update_id": "7"}', {}, 400),
        (b'{"update_id": -1}', {}, 400),
        (b'{"update_id": 9223372036854775808}', {}, 400),
        (b"[]", {}, 400),
        (b"\xff\xfe", {}, 400),
        (b"", {}, 400),
    ],
)
async def test_only_an_update_with_the_secret_comes_in(door, body, headers, status):
    client, inbox = door
    before = inbox.moved_at
    assert await deliver(client, body, **headers) == status
    await asyncio.wait_for(inbox.emptied(), 10)
    assert (inbox.moved_at > before) is (status == 200)


async def test_a_body_that_is_too_large_is_not_read(door):
    client, _ = door
    assert await deliver(client, b" " * (LARGEST + 1)) in {413, None}

    async def endless():
        for _ in range(1_000):
            yield b" " * 100_000

    try:
        async with client.post("/hook", data=endless(), headers=HEADERS) as response:
            assert response.status == 413
    except aiohttp.ClientConnectionError:
        pass
    assert await deliver(client, message(1)) == 200


async def test_other_paths_and_methods_lead_nowhere(door):
    client, _ = door
    for method, path, status in [("GET", "/hook", 405), ("POST", "/", 404), ("GET", "/x", 404),
                                 ("POST", "/healthz", 405)]:  # fmt: skip
        async with client.request(method, path, headers=HEADERS) as response:
            assert response.status == status


async def test_connections_that_say_nothing_keep_nobody_out(door, port):
    client, _ = door
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(100)]
    for _, writer in silent:
        writer.write(b"POST /hook HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n")
    assert await deliver(client, message(1)) == 200
    for _, writer in silent:
        writer.close()


async def half_open(port, count):
    """Open connections that send the beginning of a request, and no more."""
    opened_ = [await asyncio.open_connection("127.0.0.1", port) for _ in range(count)]
    for _, writer in opened_:
        writer.write(b"POST /hook HTTP/1.1\r\nHost: a\r\n")
    return opened_


async def test_many_half_requests_keep_nobody_out_and_the_oldest_give_way(door, port, monkeypatch):
    monkeypatch.setattr(http_connections, "MOST_WAITING", 40)
    client, _ = door
    silent = await half_open(port, 120)
    for number in range(5):
        assert await deliver(client, message(number)) == 200
    reader, writer = silent[0]
    assert await asyncio.wait_for(reader.read(), 5) == b""
    for _, writer in silent:
        writer.close()


async def test_the_head_of_a_request_has_its_time(door, port, monkeypatch):
    monkeypatch.setattr(http_connections, "HEAD_SECONDS", 0.1)
    [(reader, writer)] = await half_open(port, 1)
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()
    assert await deliver(door[0], message(1)) == 200


async def test_many_requests_of_one_address_are_refused_but_never_with_the_secret(
    door, monkeypatch
):
    monkeypatch.setattr(http_connections, "MOST_OF_ONE", 0)
    client, _ = door
    from_afar = {"X-Forwarded-For": "93.184.215.14"}
    assert await deliver(client, message(1), **from_afar) == 200
    async with client.get("/healthz", headers=from_afar) as response:
        assert response.status == 429
    async with client.get("/healthz") as response:
        assert response.status == 200


async def test_details_are_shown_at_an_address_of_their_own(library, port, application):
    apart = free_port()
    settings = settings_for(port, metrics_listen=f"127.0.0.1:{apart}")
    updates = UpdateStorage.beside(library.path, cipher_of(settings, library))
    inbox = UpdateQueue(updates, Handling(application))
    await inbox.open()
    serving = asyncio.create_task(Supervisor(application, inbox, settings, SECRET).run())
    async with aiohttp.ClientSession() as client:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as door_:
            await opened(door_)
        async with client.get(f"http://127.0.0.1:{port}/healthz") as response:
            assert "problems" not in await response.json()
        async with client.get(f"http://127.0.0.1:{port}/metrics") as response:
            assert response.status == 404
        async with client.get(f"http://127.0.0.1:{apart}/healthz") as response:
            assert "problems" in await response.json()
        async with client.get(f"http://127.0.0.1:{apart}/metrics") as response:
            assert response.status == 200
        async with client.post(f"http://127.0.0.1:{apart}/hook") as response:
            assert response.status == 404
    serving.cancel()
    await asyncio.wait({serving})
    await inbox.close(1)
    updates.close()


async def test_a_door_that_is_open_to_the_network_is_said(library, application, caplog):
    settings = settings_for(
        free_port(), listen=f"0.0.0.0:{free_port()}", metrics_listen=f"0.0.0.0:{free_port()}"
    )
    vitals = Vitals(lambda: asyncio.sleep(0, []), lambda: asyncio.sleep(0, (b"", "")))
    updates = UpdateStorage.beside(library.path, cipher_of(settings, library))
    queue = UpdateQueue(updates, Handling(application))
    servers = open_servers(settings, queue, SECRET, vitals)
    for setting in ("LISTEN", "METRICS_LISTEN"):
        assert f"{setting}=0.0.0.0 is open to the network" in caplog.text
    for server in servers:
        server.close()
    updates.close()


async def test_metrics_tell_what_happened_and_no_word_of_anybody(door):
    client, inbox = door
    async with client.get("/metrics") as response:
        assert 'bot_updates_total{kind="dead"} 0.0' in await response.text()
    await deliver(client, message(1, text="what does my aardvark Rumpelstiltskin eat?"))
    await deliver(client, message(2, text="what was signed in Astana?"))
    await asyncio.wait_for(inbox.emptied(), 10)
    async with client.get("/metrics") as response:
        assert response.headers["Content-Type"].startswith("text/plain")
        told = await response.text()
    assert 'bot_questions_total{kind="found"} 1.0' in told
    assert 'bot_stage_seconds_count{stage="answer"} 2.0' in told
    assert 'bot_stage_seconds_bucket{le="+Inf",stage="wait"} 2.0' in told
    assert "bot_calls_total" in told
    assert 'bot_updates_total{kind="done"} 2.0' in told
    assert "bot_facts 23.0" in told
    assert "bot_inbox_depth 0.0" in told
    assert "Rumpelstiltskin" not in told
    elsewhere = {"X-Forwarded-For": "203.0.113.7"}
    async with client.get("/metrics", headers=elsewhere) as response:
        assert response.status == 404
    async with client.get("/healthz", headers=elsewhere) as response:
        assert await response.json() == {"status": "ok"}


@pytest.mark.parametrize("file", ["prometheus-alerts.yml", "grafana-dashboard.json"])
async def test_every_metric_that_alerts_and_dashboard_name_exists(door, file):
    client, _ = door
    async with client.get("/metrics") as response:
        told = await response.text()
    ends = {"counter": [""], "gauge": [""], "histogram": ["_bucket", "_sum", "_count"]}
    kinds = re.findall(r"^# TYPE (\w+) (counter|gauge|histogram)$", told, re.MULTILINE)
    exist = {name + end for name, kind in kinds for end in ends[kind]}
    content = (ROOT / ".deploy" / file).read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:bot|process|python)_[a-z_]+\b", content))
    assert named
    assert named - exist == set()


async def test_a_full_inbox_sends_updates_back_to_telegram(api, library, port):
    settings = settings_for(port)
    cipher = cipher_of(settings, library)
    updates = UpdateStorage.beside(library.path, cipher)
    application = build_application(settings, library, request=Transport(api))

    async def never(_):
        await asyncio.Event().wait()

    async with application:
        inbox = UpdateQueue(updates, never)
        await inbox.open()
        await inbox.put([message(n, chat=n) for n in range(CAPACITY)])
        serving = asyncio.create_task(Supervisor(application, inbox, settings, SECRET).run())
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as client:
            await opened(client)
            assert await deliver(client, message(CAPACITY + 1)) == 503
        serving.cancel()
        await asyncio.wait({serving})
        await inbox.close(0)
        await asyncio.to_thread(application.bot_data.threads.close)
    updates.close()


async def test_an_address_that_is_taken_is_named(application, library):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = settings_for(taken.getsockname()[1])
        updates = UpdateStorage.beside(library.path, cipher_of(settings, library))
        inbox = UpdateQueue(updates, Handling(application))
        with pytest.raises(StartError, match=r"LISTEN: 127\.0\.0\.1:\d+ cannot be used"):
            await Supervisor(application, inbox, settings, SECRET).run()
        updates.close()


async def test_telegram_is_told_where_to_deliver_or_that_it_is_asked(application, api, library):
    settings = settings_for(8080, webhook_secret=None)
    secret = secret_of(settings, cipher_of(settings, library))
    assert len(secret) >= 16
    await arrange(application.bot, settings, secret)
    assert api.calls[-1] == "setWebhook"
    await arrange(application.bot, settings_for(8080, webhook_url=None), secret)
    assert api.calls[-1] == "deleteWebhook"


async def written():
    pass


async def hanging():
    await asyncio.Event().wait()


async def test_health_says_what_is_wrong(application, library, monkeypatch):
    settings = settings_for(8080)
    updates = UpdateStorage.beside(library.path, cipher_of(settings, library))
    inbox = UpdateQueue(updates, Handling(application))
    await inbox.open()
    assert await Health(inbox, written).problems() == []
    monkeypatch.setattr("bot.health.WRITER_SECONDS", 0.01)
    long_ago = time.monotonic() - SILENCE_SECONDS - 1
    (silent, stuck) = await Health(inbox, hanging, lambda: long_ago).problems()
    assert "no answer from Telegram" in silent
    assert "nothing could be written" in stuck
    assert SILENCE_SECONDS > POLL_SECONDS
    await inbox.close(0)
    await asyncio.sleep(0)
    assert "the inbox has stopped" in await Health(inbox, written).problems()
    updates.close()


async def test_a_standstill_is_told(library, monkeypatch):
    updates = UpdateStorage.beside(library.path, cipher_of(settings_for(8080), library))
    inbox = UpdateQueue(updates, lambda _: hanging())
    await inbox.open()
    await inbox.put([message(1)])
    assert await Health(inbox, written).problems() == []
    monkeypatch.setattr("bot.health.STANDSTILL_SECONDS", -1)
    (standstill,) = await Health(inbox, written).problems()
    assert "has not moved" in standstill
    await inbox.close(0)
    updates.close()
