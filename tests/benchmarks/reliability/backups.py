"""Back up a large database under load, restore it elsewhere, and compare.

python -m tests.benchmarks.reliability.backups [--facts 100000] [--rate 50]
"""

import argparse
import asyncio
import contextlib
import itertools
import random
import shutil
import sqlite3
import sys
import time
from pathlib import Path

from tests.benchmarks.reliability.load import iterated, steady
from tests.benchmarks.reliability.running import EDITOR, running
from tests.benchmarks.speed import generated


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--rate", type=float, default=50)
    given = parser.parse_args()
    asyncio.run(measure(given.facts, given.rate))


async def measure(facts: int, rate: float) -> None:
    made, restored, missing, told, answered = await backed_up(facts, rate)
    print(
        f"{facts:,} facts at {rate:.0f} questions a second: backed up in {made:.1f} s, restored "
        f"in {restored:.1f} s; {missing} of {told} facts saved before it are missing; "
        f"{answered:.1%} answered meanwhile"
    )


async def backed_up(facts: int, rate: float) -> tuple[float, float, int, int, float]:
    """Return seconds to back up and to restore, facts missing, facts told, share answered."""
    chance = random.Random(2)
    sentences = list(generated(facts, chance))
    async with running(sentences, LOG_LEVEL="WARNING", BACKUP_DIR="off") as (telegram, bot):
        asking = asyncio.create_task(
            steady(telegram, iterated(sentences, chance, "known"), rate, 3600)
        )
        told = 0
        for number, sentence in enumerate(generated(20, random.Random(3))):
            text = f"/addfact {sentence[:-1]} in well number {number}.\nsource: Well book"
            asked = telegram.command(EDITOR, text)
            await telegram.answered(30, [asked.id])
            told += telegram.said[asked.id].startswith("Saved")
        kept, other = bot.database.with_name("kept.db"), bot.database.with_name("other.db")
        made = await _run(bot.database, "backup", kept)
        asking.cancel()
        # A backup is restored where its key is.
        shutil.copyfile(bot.database.with_suffix(".key"), other.with_suffix(".key"))
        restored = await _run(other, "restore", kept)
        questions = list(itertools.islice(telegram.asked, len(telegram.asked) - int(rate)))
        await telegram.answered(30, questions)
        done = sum(bool(telegram.asked[id_].answered) for id_ in questions)
        return made, restored, told - _wells(other), told, done / len(questions)


async def _run(database: Path, command: str, path: Path) -> float:
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "--database", str(database), command, str(path),
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    if await process.wait():
        raise RuntimeError(f"{command} failed")
    return time.monotonic() - began


def _wells(database: Path) -> int:
    with contextlib.closing(sqlite3.connect(database)) as db:
        query = "SELECT count(*) FROM facts WHERE text LIKE '%well number%'"
        return int(db.execute(query).fetchone()[0])


if __name__ == "__main__":
    main()
