"""How long others wait while strangers send as much work as the rate limit lets them.

    python -m tests.benchmarks.reliability.strangers [--strangers 20] [--seconds 30]
        [--processes 0]

Each stranger sends the longest messages that Telegram allows, of invented words, one after the
other as the limit allows a fresh account: five at once, then one every three seconds. Others ask
ten different questions a second. The same without strangers is measured first, in the same run.
The bot has answered a few questions before either begins, as one that has run for a while.
"""

import argparse
import asyncio
import random
import string
import time

from tests.benchmarks.reliability.running import running
from tests.benchmarks.reliability.telegram import Asked, Telegram
from tests.benchmarks.speed import Times, generated, question

FACTS = 10_000
OTHERS, A_SECOND = 50, 10
BURST, PAUSE = 5, 3.0
LONGEST = 4_090
PATIENCE = 60.0
WARMING = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--processes", default="0", help="how many answer beside the bot's own")
    given = parser.parse_args()
    print("| strangers | others' ms, p50 / p99 / most |")
    print("|---|---|")
    for strangers in (0, given.strangers):
        times = asyncio.run(waited(strangers, given.seconds, given.processes))
        print(
            f"| {strangers} | {' / '.join(f'{times.quantile(q):.0f}' for q in (0.5, 0.99, 1))} |"
        )


async def waited(strangers: int, seconds: float, processes: str = "0") -> Times:
    """Return how long others waited for their answers, in milliseconds."""
    chance = random.Random(1)
    sentences = list(generated(FACTS, chance))
    pace = f"{BURST}/{PAUSE:g}"
    async with running(sentences, RATE_LIMIT=pace, ANSWER_PROCESSES=processes) as (telegram, _):
        for number in range(WARMING):
            telegram.send(5000 + number, question(chance.choice(sentences), chance))
        await telegram.answered(PATIENCE)
        asked: list[Asked] = []
        sending = asyncio.create_task(_flood(telegram, strangers, seconds, chance))
        began = time.monotonic()
        while (passed := time.monotonic() - began) < seconds:
            while len(asked) < passed * A_SECOND:
                chat = 5000 + len(asked) % OTHERS
                asked.append(telegram.send(chat, question(chance.choice(sentences), chance)))
            await asyncio.sleep(0.01)
        await sending
        await telegram.answered(PATIENCE, [each.id for each in asked])
        return Times.of(1000 * (each.answered[0] - each.at) for each in asked if each.answered)


async def _flood(
    telegram: Telegram, strangers: int, seconds: float, chance: random.Random
) -> None:
    for turn in range(BURST + int(seconds / PAUSE)):
        for number in range(strangers):
            telegram.send(9000 + number, _invented(chance))
        if turn >= BURST:
            await asyncio.sleep(PAUSE)


def _invented(chance: random.Random) -> str:
    words = ("".join(chance.choices(string.ascii_lowercase, k=5)) for _ in iter(int, 1))
    text = ""
    while len(text) < LONGEST - 6:
        text += next(words) + " "
    return text


if __name__ == "__main__":
    main()
