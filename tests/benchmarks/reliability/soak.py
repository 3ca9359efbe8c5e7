"""Let the bot run for a while, with a fault every now and then, and see whether it grows.

python -m tests.benchmarks.reliability.soak [--minutes 15] [--rate 30]
"""

import argparse
import asyncio
import itertools
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.reliability.kills import QUESTIONS
from tests.benchmarks.reliability.running import running
from tests.benchmarks.reliability.telegram import Fault

CHATS = 100
PAUSE = 20.0
FAULTS = (
    Fault("sendMessage", 502, 5),
    Fault("sendMessage", 429, 5),
    Fault("getUpdates", 502, 2),
    Fault("sendMessage", "cut", 3),
    Fault("getUpdates", "junk", 1),
    Fault("sendMessage", "hang", 1),
)


@dataclass
class Outcome:
    """Memory in MB after the first minute (or tenth part) and at the end; the largest WAL."""

    asked: int
    lost: int
    repeated: int
    before: float
    after: float
    wal: float
    files: tuple[int, int]
    leaks: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--rate", type=float, default=30)
    given = parser.parse_args()
    one = asyncio.run(soaked(60 * given.minutes, given.rate, PAUSE))
    print(
        f"{given.minutes:.0f} min at {given.rate:.0f}/s, a fault every {PAUSE:.0f} s: "
        f"{one.lost} of {one.asked} lost, {one.repeated} repeated; memory {one.before:.0f} → "
        f"{one.after:.0f} MB ({one.after / one.before - 1:+.1%}), WAL {one.wal:.1f} MB at most, "
        f"open files {one.files[0]} → {one.files[1]}"
    )


async def soaked(seconds: float, rate: float, pause: float) -> Outcome:
    """Ask at a rate for so long."""
    async with running() as (telegram, bot):
        began = time.monotonic()
        faults = itertools.cycle(FAULTS)
        next_fault, wal, first = began + pause, 0.0, None
        settled = began + min(60.0, seconds / 10)
        for number in itertools.count():
            now = time.monotonic()
            if now - began > seconds:
                break
            if now > next_fault:
                fault = next(faults)
                telegram.faults = [Fault(fault.method, fault.kind, fault.left)]
                next_fault = now + pause
            if first is None and now > settled:
                first = bot.megabytes("VmRSS"), bot.open_files()
            if number % 100 == 0:
                wal = max(wal, _wal(bot.database))
            telegram.send(5000 + number % CHATS, QUESTIONS[number % len(QUESTIONS)])
            await asyncio.sleep(1 / rate)
        await telegram.answered(60)
        memory, files = first or (0.0, 0)
        return Outcome(
            len(telegram.asked), len(telegram.unanswered()), telegram.repeated(), memory,
            bot.megabytes("VmRSS"), wal, (files, bot.open_files()), len(bot.leaks(*QUESTIONS)),
        )  # fmt: skip


def _wal(database: Path) -> float:
    """Return the megabytes of the larger log beside the two databases."""
    logs = (database.with_name(f"{stem}.db-wal") for stem in (database.stem, "facts-inbox"))
    return max(log.stat().st_size / 1e6 for log in logs)


if __name__ == "__main__":
    main()
