"""Send the webhook whatever should stay outside, while good requests come.

python -m tests.benchmarks.reliability.http_server [--good 1500] [--slow 1100]
"""

import argparse
import asyncio
import contextlib
import io
import json
import time
from dataclasses import dataclass

import aiohttp

from tests.benchmarks.reliability.kills import QUESTIONS
from tests.benchmarks.reliability.running import SECRET, Bot, running
from tests.benchmarks.speed import Times

HEADER = "X-Telegram-Bot-Api-Secret-Token"
GOOD = {HEADER: SECRET, "Content-Type": "application/json"}
UPDATE = json.dumps({"update_id": 1, "message": {}}).encode()
BAD: dict[str, tuple[bytes, dict[str, str]]] = {
    "no secret": (UPDATE, {"Content-Type": "application/json"}),
    "wrong secret": (UPDATE, {**GOOD, HEADER: SECRET[:-1] + "x"}),
    "20 MB": (b" " * 20_000_000, GOOD),
    "deep JSON": (b"[" * 400_000, GOOD),
    "deep update": (b'{"update_id":2,"message":' + b"[" * 90_000 + b"]" * 90_000 + b"}", GOOD),
    "no JSON": (b"\xff\x00", GOOD),
    "a text": (UPDATE, {**GOOD, "Content-Type": "text/plain"}),
    "no update": (b'{"update_id": "1"}', GOOD),
}


@dataclass
class Outcome:
    """`accepted` are bad requests that were let in; `p99` is that of good ones, in ms."""

    accepted: int
    refused: int
    good: int
    answered: int
    p99: float
    is_alive: bool
    leaks: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--good", type=int, default=1_500)
    parser.add_argument("--slow", type=int, default=1_100)
    given = parser.parse_args()
    one = asyncio.run(knocked(given.good, given.slow))
    print(
        f"bad requests: {one.accepted} accepted, {one.refused} refused; {given.slow} slow "
        f"connections open; good ones: {one.answered} of {one.good} answered, "
        f"p99 of the 200 {one.p99:.0f} ms; alive: {one.is_alive}"
    )


async def knocked(good: int, slow: int) -> Outcome:
    """Send bad requests and slow ones, and good ones at 100 a second."""
    async with running(webhook=True) as (telegram, bot):
        taken: list[float] = []
        async with aiohttp.ClientSession() as client:
            silent = [await _slow(bot) for _ in range(slow)]
            knocking = asyncio.create_task(_knock(client, bot))
            for number in range(good):
                telegram.webhook = None  # this benchmark delivers by itself, to time it
                asked = telegram.send(5000 + number % 50, QUESTIONS[number % len(QUESTIONS)])
                began = time.monotonic()
                async with client.post(bot.hook, json=asked.update, headers=GOOD) as response:
                    if response.status == 200:
                        taken.append(1000 * (time.monotonic() - began))
                await asyncio.sleep(max(0.0, 0.01 - (time.monotonic() - began)))
            accepted, refused = await knocking
            for writer in silent:
                writer.close()
                with contextlib.suppress(ConnectionError):
                    await writer.wait_closed()
        await telegram.answered(30)
        is_alive = bot.process is not None and bot.process.returncode is None
        return Outcome(
            accepted, refused, good, good - len(telegram.unanswered()),
            Times.of(taken).quantile(0.99), is_alive, len(bot.leaks(*QUESTIONS)),
        )  # fmt: skip


async def _knock(client: aiohttp.ClientSession, bot: Bot) -> tuple[int, int]:
    accepted = refused = 0
    for body, headers in list(BAD.values()) * 5:
        try:
            async with client.post(bot.hook, data=io.BytesIO(body), headers=headers) as response:
                # What is an update by its id is taken in, and given up later.
                is_update = headers is GOOD and body.startswith(b'{"update_id":2')
                accepted += response.status == 200 and not is_update
                refused += response.status != 200
        except aiohttp.ClientError:
            refused += 1
    return accepted, refused


async def _slow(bot: Bot) -> asyncio.StreamWriter:
    """Open a connection, and never say all that one began to say."""
    _, writer = await asyncio.open_connection("127.0.0.1", bot.port)
    writer.write(b"POST /hook HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n")
    await writer.drain()
    return writer


if __name__ == "__main__":
    main()
