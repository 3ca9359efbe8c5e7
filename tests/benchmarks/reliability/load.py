"""How fast the bot answers, and how it bears more than it can answer.

    python -m tests.benchmarks.reliability.load [--facts 10000] [--seconds 60] [--rate 200]
        [--model off] [--processes 0] [--kinds new reworded known]

`steady` puts questions at a rate, whatever the bot does; `saturation` puts more as soon as some
are answered, and tells how many it can at most; `burst` puts 2,000 at once.

`new`, unless said otherwise: each is asked once, of five words of a sentence, which mostly settle
the answer without a model. `reworded`: each once, of two words of a sentence and three of others,
so that models read each. `known`: 200 questions that were asked before the clock starts, as
people ask the same.
"""

import argparse
import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise

from tests.benchmarks.reliability.running import Bot, running
from tests.benchmarks.reliability.telegram import Telegram
from tests.benchmarks.speed import Times, generated, question

CHATS = 200
REPEATED = 200
IN_FLIGHT = 400
PATIENCE = 60.0


@dataclass(frozen=True)
class Load:
    """What came of a load, and how long each answer took."""

    name: str
    asked: int
    answered: int
    seconds: float
    times: Times
    misordered: int
    megabytes: float

    def row(self) -> str:
        share, speed = self.answered / self.asked, self.answered / self.seconds
        return (
            f"| {self.name} | {share:.1%} | {speed:.0f}"
            f" | {' / '.join(f'{self.times.quantile(each):.0f}' for each in (0.5, 0.95, 0.99))}"
            f" | {self.misordered} | {self.megabytes:.0f} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--burst", type=int, default=2_000)
    parser.add_argument("--model", default="off", help="an EMBEDDING_MODEL; off: words alone")
    parser.add_argument("--processes", default="0", help="how many answer beside the bot's own")
    parser.add_argument("--kinds", nargs="+", choices=[*KINDS], default=["new"])
    given = parser.parse_args()
    asyncio.run(measure(given))


async def measure(given: argparse.Namespace) -> None:
    chance = random.Random(1)
    sentences = list(generated(given.facts, chance))
    print("| load | answered | a second | ms, p50 / p95 / p99 | out of order | MB at most |")
    print("|---|---|---|---|---|---|")
    for kind in given.kinds:
        for name in ("steady", "saturation", "burst"):
            questions = iterated(sentences, chance, kind)
            settings = {
                "LOG_LEVEL": "WARNING",
                "EMBEDDING_MODEL": given.model,
                "ANSWER_PROCESSES": given.processes,
            }
            async with running(sentences, **settings) as (telegram, bot):
                if kind == "known":
                    burst(telegram, questions, REPEATED)
                    await telegram.answered(PATIENCE)
                    telegram.forget()
                began = time.monotonic()
                if name == "steady":
                    await steady(telegram, questions, given.rate, given.seconds)
                elif name == "saturation":
                    await saturated(telegram, questions, given.seconds / 3)
                else:
                    burst(telegram, questions, given.burst)
                await telegram.answered(PATIENCE)
                result = account(f"{name}, {kind} questions", telegram, bot, began)
            print(result.row(), flush=True)


def iterated(sentences: Sequence[str], chance: random.Random, kind: str) -> Iterator[str]:
    if kind == "known":
        return cycle([question(chance.choice(sentences), chance) for _ in range(REPEATED)])
    return (KINDS[kind](sentences, chance) for _ in iter(int, 1))


def reworded(sentences: Sequence[str], chance: random.Random) -> str:
    """Return a question of two words of a sentence and of three of others."""
    own, other = (question(chance.choice(sentences), chance)[:-1].split() for _ in range(2))
    return " ".join([*own[:4], *other[2:5]]) + "?"


def of_a_sentence(sentences: Sequence[str], chance: random.Random) -> str:
    return question(chance.choice(sentences), chance)


KINDS = {"new": of_a_sentence, "reworded": reworded, "known": of_a_sentence}


async def steady(
    telegram: Telegram, questions: Iterator[str], rate: float, seconds: float
) -> None:
    began, count = time.monotonic(), 0
    while (passed := time.monotonic() - began) < seconds:
        while count < passed * rate:
            telegram.send(5000 + count % CHATS, next(questions))
            count += 1
        await asyncio.sleep(0.002)


async def saturated(telegram: Telegram, questions: Iterator[str], seconds: float) -> None:
    began, count = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        answered = sum(map(len, telegram.order.values()))
        while count - answered < IN_FLIGHT:
            telegram.send(5000 + count % CHATS, next(questions))
            count += 1
        await asyncio.sleep(0.005)


def burst(telegram: Telegram, questions: Iterator[str], count: int) -> None:
    for number in range(count):
        telegram.send(5000 + number % CHATS, next(questions))


def account(name: str, telegram: Telegram, bot: Bot, began: float) -> Load:
    done = [asked for asked in telegram.asked.values() if asked.answered]
    ended = max((asked.answered[0] for asked in done), default=time.monotonic())
    misordered = sum(
        later < earlier for order in telegram.order.values() for earlier, later in pairwise(order)
    )
    times = Times.of(1000 * (asked.answered[0] - asked.at) for asked in done)
    return Load(
        name, len(telegram.asked), len(done), ended - began, times, misordered,
        bot.megabytes(),
    )  # fmt: skip


if __name__ == "__main__":
    main()
