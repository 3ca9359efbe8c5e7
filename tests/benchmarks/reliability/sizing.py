"""How many questions so many bots on one PostgreSQL answer, and what each answer costs.

    python -m tests.benchmarks.reliability.sizing [--facts 10000] [--seconds 20] [--most 3]

A server of its own is started for it. More questions are put as soon as some are answered, first
to one bot on a file, then to one, two and more on the server, by webhook through a proxy that
passes each on to the next. Processor time is that of all bots, and that of all of the server.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.update_queue.sql import SCHEMA
from bot.update_queue.storage import queue_path
from knowledge import copy_database, file_endpoint, server_endpoint
from tests.benchmarks.reliability.load import PATIENCE, iterated, saturated
from tests.benchmarks.reliability.replicas import misordered, replicas
from tests.benchmarks.reliability.running import Bot, on_server, prepared, running
from tests.benchmarks.reliability.server_faults import OwnServer, own_server, processor_times
from tests.benchmarks.reliability.telegram import Telegram
from tests.benchmarks.speed import Times, generated

_TICK = 1000 / os.sysconf("SC_CLK_TCK")
"""Milliseconds of what the kernel counts processor time in."""


@dataclass(frozen=True)
class BotsLoad:
    """What came of it; processor time is in milliseconds an answer."""

    a_second: float
    times: Times
    misordered: int
    of_bots: float
    of_server: float

    def row(self, name: str) -> str:
        quantiles = " / ".join(f"{self.times.quantile(each):.0f}" for each in (0.5, 0.95, 0.99))
        return (
            f"| {name} | {self.a_second:.0f} | {quantiles} | {self.misordered} "
            f"| {self.of_bots:.1f} + {self.of_server:.1f} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--most", type=int, default=3)
    asyncio.run(measure(parser.parse_args()))


async def measure(given: argparse.Namespace) -> None:
    chance = random.Random(1)
    sentences = list(generated(given.facts, chance))
    questions = iterated(sentences, chance, "new")
    print("| bots | answers a second | ms, p50 / p95 / p99 | out of order | ms of processor |")
    print("|---|---|---|---|---|")
    async with running(sentences, webhook=True, LOG_LEVEL="WARNING") as (telegram, bot):
        one = await loaded(telegram, [bot], None, questions, given.seconds)
    print(one.row("1, on a file"), flush=True)
    with own_server(Path(tempfile.mkdtemp())) as server:
        for count in range(1, given.most + 1):
            with on_server(server.address) as settings:
                _fill(settings["DATABASE"], sentences)
                settings["LOG_LEVEL"] = "WARNING"
                async with replicas(count, settings, webhook=True) as (telegram, bots):
                    one = await loaded(telegram, bots, server, questions, given.seconds)
            print(one.row(f"{count}, on PostgreSQL"), flush=True)


async def loaded(
    telegram: Telegram,
    bots: Sequence[Bot],
    server: OwnServer | None,
    questions: Iterator[str],
    seconds: float,
) -> BotsLoad:
    """Put as many questions as can be answered, and account for them."""
    used = _processor_time(bots), server.processor_ticks() if server else 0
    began = time.monotonic()
    await saturated(telegram, questions, seconds)
    await telegram.answered(PATIENCE)
    done = [each for each in telegram.asked.values() if each.answered]
    ended = max(each.answered[0] for each in done)
    cost = _TICK / len(done)
    return BotsLoad(
        len(done) / (ended - began),
        Times.of(1000 * (each.answered[0] - each.at) for each in done),
        misordered(telegram),
        (_processor_time(bots) - used[0]) * cost,
        ((server.processor_ticks() if server else 0) - used[1]) * cost,
    )


def _fill(address: str, sentences: list[str]) -> None:
    with prepared(sentences) as folder:
        path = folder / "facts.db"
        source = file_endpoint(path, queue_path(path), SCHEMA)
        copy_database(source, server_endpoint(address), lambda _done, _all: None)


def _processor_time(bots: Sequence[Bot]) -> int:
    """Return the ticks that the bots have used so far."""
    pids = (each.process.pid for each in bots if each.process)
    return sum(sum(processor_times(pid)[:2]) for pid in pids)


if __name__ == "__main__":
    main()
