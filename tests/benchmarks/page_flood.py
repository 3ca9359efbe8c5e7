"""Page flood: one address asks a thousand times a second, and others read as if it were not there.

`python -m tests.benchmarks.page_flood [--rate 1000] [--seconds 10]` prints the milliseconds of
others' pages, p50 / p95, without the flood and in it, and what became of the flood.
"""

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from pathlib import Path

import aiohttp

from knowledge import Library, Source
from tests.benchmarks.first_byte import HOST, document, percentile, served
from tests.benchmarks.reliability.running import free_port

OTHERS_A_SECOND = 10
_BURSTS = 50
"""A second: so the flood comes evenly."""


async def read(client: aiohttp.ClientSession, number: int, seconds: float) -> list[float]:
    """Return how long the pages take that others read, each from an address of its own."""
    took: list[float] = []
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        at = time.perf_counter()
        address = {"X-Forwarded-For": f"198.51.{len(took) // 250}.{len(took) % 250}"}
        async with client.get(f"/s/{number}", headers=address) as answer:
            await answer.read()
            if answer.status != 200:
                raise RuntimeError(f"a reader was refused: {answer.status}")
        took.append(1000 * (time.perf_counter() - at))
        await asyncio.sleep(1 / OTHERS_A_SECOND)
    return took


async def flood(client: aiohttp.ClientSession, rate: int, seconds: float) -> Counter[int]:
    """Ask from one address so often; return how many answers of each status came."""
    came: Counter[int] = Counter()
    began, asked = time.monotonic(), 0
    pending: set[asyncio.Task[None]] = set()

    async def ask() -> None:
        async with client.get("/s/1", headers={"X-Forwarded-For": "203.0.113.7"}) as answer:
            await answer.read()
            came[answer.status] += 1

    while (passed := time.monotonic() - began) < seconds:
        while asked < passed * rate:
            task = asyncio.create_task(ask())
            pending.add(task)
            task.add_done_callback(pending.discard)
            asked += 1
        await asyncio.sleep(1 / _BURSTS)
    await asyncio.gather(*pending)
    return came


async def measure(port: int, rate: int, seconds: float) -> None:
    """Print what others wait without the flood, and in it."""
    url = f"http://{HOST}:{port}"
    async with aiohttp.ClientSession(url) as others, aiohttp.ClientSession(url) as greedy:
        await read(others, 1, 1)
        for name, work in (("without", 0), ("in the flood", rate)):
            flooding = asyncio.create_task(flood(greedy, work, seconds if work else 0))
            took = await read(others, 1, seconds)
            print(f"{name}: {percentile(took, 50):.1f} / {percentile(took, 95):.1f} ms")
            if came := await flooding:
                print(f"the flood: {dict(came)}, {sum(came.values()) / seconds:.0f} a second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        library = Library.open_empty(Path(name) / "ferry.db")
        library.import_document(Source(document(100), "Timetable of the ferry"))
        library.close()
        port = free_port()
        settings = {"DATABASE": str(library.path), "LISTEN": f"{HOST}:{port}"}
        with served(["bot", "serve"], port, EMBEDDING_MODEL="off", **settings):
            asyncio.run(measure(port, options.rate, options.seconds))


if __name__ == "__main__":
    main()
