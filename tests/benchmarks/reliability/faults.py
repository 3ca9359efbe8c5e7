"""Let Telegram fail in every way it does, and count answers.

    python -m tests.benchmarks.reliability.faults [--updates 300] [--poison 20]

`cut` carries a call out and breaks the connection before the answer: nobody can know whether the
message was sent, so it is sent once more, and not lost. With one chat made to wait (429), the
others' p99 says whether they notice.
"""

import argparse
import asyncio
import contextlib
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.update_queue.storage import left_over
from tests.benchmarks.reliability.kills import QUESTIONS
from tests.benchmarks.reliability.running import EDITOR, Bot, arranged, running
from tests.benchmarks.reliability.telegram import Fault, Telegram
from tests.benchmarks.speed import Times

CHATS = 50
RATE = 100
SLOW = 5000
"""The chat that has to wait."""
SETTLED = 1.0
POISON = (
    {"edited_message": "junk"}, {"message": "junk"}, {"message": {"message_id": "x"}},
    {"message": {"chat": 7}}, {"callback_query": {"id": 5}},
)  # fmt: skip
KINDS = {
    "send: 429, 3 s, one chat": [Fault("sendMessage", 429, 3, SLOW, 3.0)],
    "send: 429, 2 s, 40 times": [Fault("sendMessage", 429, 40, None, 2.0)],
    "send: 502": [Fault("sendMessage", 502, 40)],
    "send: hang": [Fault("sendMessage", "hang", 5)],
    "send: cut": [Fault("sendMessage", "cut", 20)],
    "send: junk": [Fault("sendMessage", "junk", 20)],
    "poll: 429": [Fault("getUpdates", 429, 2)],
    "poll: 502": [Fault("getUpdates", 502, 2)],
    "poll: 409": [Fault("getUpdates", 409, 1)],
    "poll: hang": [Fault("getUpdates", "hang", 1)],
    "poll: cut": [Fault("getUpdates", "cut", 2)],
    "poll: junk": [Fault("getUpdates", "junk", 2)],
}


@dataclass
class Outcome:
    """What came of one kind of fault; `others` is the p99 in ms of chats that had none."""

    updates: int
    answered: int
    repeated: int
    others: float
    leaks: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=300)
    parser.add_argument("--poison", type=int, default=20)
    given = parser.parse_args()
    asyncio.run(measure(given))


async def measure(given: argparse.Namespace) -> None:
    print("| fault | answered | repeated | others' p99, ms |\n|---|---|---|---|")
    for name, faults in KINDS.items():
        (one,) = await failing([faults], given.updates)
        print(
            f"| {name} | {one.answered / one.updates:.1%} | {one.repeated} | {one.others:.0f} |",
            flush=True,
        )
    good, dead = await poisoned(1_000, given.poison)
    print(f"| {given.poison} poisonous of 1,000 | {good} answered, {dead} given up | – | – |")
    answers, rows, effects = await repeated(100)
    print(f"| 100 updates, thrice each | {answers} answers, {rows} rows | {effects} fact | – |")
    code, seconds = await refused()
    print(f"| poll: 401 | exit code {code} after {seconds:.1f} s | – | – |")
    print(f"| no server for 3 s at the start | {await late()} answered of 10 | – | – |")


async def failing(kinds: Iterable[Sequence[Fault]], updates: int) -> list[Outcome]:
    """Ask one bot at a steady rate while calls fail, in one way after the other."""
    async with running() as (telegram, bot):
        return [await _failing(telegram, bot, faults, updates) for faults in kinds]


async def _failing(telegram: Telegram, bot: Bot, faults: Sequence[Fault], updates: int) -> Outcome:
    telegram.forget()
    telegram.faults = [Fault(f.method, f.kind, f.left, f.chat, f.seconds) for f in faults]
    for number in range(updates):
        telegram.send(SLOW + number % CHATS, QUESTIONS[number % len(QUESTIONS)])
        await asyncio.sleep(1 / RATE)
    await telegram.answered(90)
    # What was cut off is sent once more, and nothing else is.
    cut = sum(f.left for f in faults if (f.method, f.kind) == ("sendMessage", "cut"))
    await telegram.until(lambda: telegram.repeated() >= cut, 30)
    await asyncio.sleep(SETTLED)
    done = [each for each in telegram.asked.values() if each.answered]
    others = Times.of(1000 * (e.answered[0] - e.at) for e in done if e.chat != SLOW)
    return Outcome(
        updates, len(done), telegram.repeated(), others.quantile(0.99),
        len(bot.leaks(*QUESTIONS)),
    )  # fmt: skip


async def poisoned(updates: int, poison: int) -> tuple[int, int]:
    """Return how many were answered, and how many were given up, of those with poison among."""
    async with running() as (telegram, bot):
        for number in range(updates):
            if number % (updates // poison) == 0:
                ill = POISON[number // (updates // poison) % len(POISON)]
                telegram.put({"update_id": telegram.next_number(), **ill}, 0)
            else:
                telegram.send(SLOW + number % CHATS, QUESTIONS[number % len(QUESTIONS)])
        good = [id_ for id_, each in telegram.asked.items() if each.chat]
        await telegram.answered(60, good)
        await bot.kill()
        _, dead = left_over(bot.database)
        return sum(bool(telegram.asked[id_].answered) for id_ in good), len(dead)


async def repeated(updates: int) -> tuple[int, int, int]:
    """Return answers, rows of the journal and facts added by one command, each sent thrice."""
    async with running() as (telegram, bot):
        telegram.repeats = 3
        for number in range(updates):
            telegram.send(SLOW + number, QUESTIONS[0])
        telegram.command(EDITOR, "/addfact The moon is far.\nsource: Moon book")
        await telegram.answered(60)
        await asyncio.sleep(0.5)
        await bot.kill()
        answers = sum(len(each.answered) for each in telegram.asked.values()) - 1
        with contextlib.closing(sqlite3.connect(bot.database)) as db:
            (rows,) = db.execute("SELECT count(*) FROM journal").fetchone()
            (facts,) = db.execute("SELECT count(*) FROM facts WHERE source IS NOT NULL").fetchone()
        return answers, rows, facts


async def refused() -> tuple[int, float]:
    """Return exit code and seconds after Telegram says that it does not know the token."""
    async with running() as (telegram, bot):
        telegram.faults = [Fault("getUpdates", 401, 1)]
        telegram.send(SLOW, QUESTIONS[0])
        began = time.monotonic()
        code = await asyncio.wait_for(bot.process.wait(), 30) if bot.process else 0
        return code, time.monotonic() - began


async def late() -> int:
    """Return how many of ten questions are answered by a bot that was there before its server."""
    async with arranged() as (telegram, bot):
        telegram.faults = [Fault("getMe", 502, 2)]
        for number in range(10):
            telegram.send(SLOW + number, QUESTIONS[0])
        await bot.start()
        await telegram.answered(30)
        return 10 - len(telegram.unanswered())


if __name__ == "__main__":
    main()
