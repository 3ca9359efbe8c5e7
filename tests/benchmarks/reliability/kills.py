"""Kill the bot at random moments, or stop it with much to do, and count what was lost.

    python -m tests.benchmarks.reliability.kills [--seeds 20] [--kills 5] [--updates 1000]
        [--processes 0] [--server postgresql://USER@HOST/NAME]

Updates are put at 300 a second by polling and by webhook while the process is killed (SIGKILL)
and started again; then all of them have to be answered. An answer comes twice if the process was
killed between sending it and marking it: at most as many as are worked on at once. SIGTERM, and
two of them, have to end the process within 10 s, with 1,000 updates waiting.
"""

import argparse
import asyncio
import random
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass

from bot.throughput import CONCURRENT_UPDATES
from tests.benchmarks.reliability.running import on_server, running
from tests.benchmarks.reliability.telegram import Telegram

RATE = 300
CHATS = 100
PATIENCE = 60.0
QUESTIONS = (
    "what was signed in Astana?",
    "how many nuclear tests took place in Semipalatinsk?",
    "who lives on the moon?",
)


@dataclass
class Outcome:
    """What came of some kills, or of one stop. `most` is repeated answers after one kill."""

    updates: int = 0
    lost: int = 0
    repeated: int = 0
    most: int = 0
    seconds: float = 0.0
    leaks: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--updates", type=int, default=1_000)
    parser.add_argument("--server", help="where each bot gets a database of its own, not a file")
    parser.add_argument("--processes", default="0", help="how many answer beside the bot's own")
    given = parser.parse_args()
    asyncio.run(measure(given))


async def measure(given: argparse.Namespace) -> None:
    most = f"most a kill, of {CONCURRENT_UPDATES}"
    print(f"| what | updates | lost | repeated ({most}) | seconds to exit |")
    print("|---|---|---|---|---|")
    for name in ("polling", "webhook"):
        whole = Outcome()
        for seed in range(given.seeds):
            with on_server(given.server) as settings:
                settings["ANSWER_PROCESSES"] = given.processes
                webhook = name == "webhook"
                one = await killed(
                    seed, given.kills, given.updates, webhook=webhook, settings=settings
                )
            whole.updates += one.updates
            whole.lost += one.lost
            whole.repeated += one.repeated
            whole.most = max(whole.most, one.most)
            print(f"{name} {seed}: lost {one.lost}, repeated {one.repeated}", end="\r", flush=True)
        what = f"kill -9, {name}, {given.seeds} × {given.kills}"
        print(
            f"| {what} | {whole.updates} | {whole.lost} | {whole.repeated} ({whole.most}) | – |",
            flush=True,
        )
    for signals in (1, 2):
        with on_server(given.server) as settings:
            settings["ANSWER_PROCESSES"] = given.processes
            one = await stopped(signals, given.updates, settings)
        print(
            f"| SIGTERM × {signals} | {one.updates} | {one.lost} | {one.repeated} "
            f"| {one.seconds:.1f} |",
            flush=True,
        )


async def killed(
    seed: int,
    kills: int,
    updates: int,
    *,
    webhook: bool,
    settings: Mapping[str, str] | None = None,
) -> Outcome:
    """Kill some times while updates arrive; start again, and wait for all answers.

    `settings` are those of the bot that differ.
    """
    chance = random.Random(seed)
    async with running(None, webhook=webhook, **settings or {}) as (telegram, bot):
        sending = asyncio.create_task(_send(telegram, updates, chance))
        outcome = Outcome(updates)
        for _ in range(kills):
            await asyncio.sleep(chance.uniform(0.05, updates / RATE / kills))
            await bot.kill()
            before = telegram.repeated()
            await bot.start()
            await asyncio.sleep(chance.uniform(0.0, 0.3))
            outcome.most = max(outcome.most, telegram.repeated() - before)
        await sending
        await telegram.answered(PATIENCE)
        outcome.lost, outcome.repeated = len(telegram.unanswered()), telegram.repeated()
        outcome.leaks = len(bot.leaks(*QUESTIONS))
        return outcome


async def stopped(
    signals: int, updates: int, settings: Mapping[str, str] | None = None
) -> Outcome:
    """Stop the bot with all that waiting; start it again, and wait for all answers."""
    async with running(None, webhook=False, **settings or {}) as (telegram, bot):
        for number in range(updates):
            telegram.send(5000 + number % CHATS, QUESTIONS[number % len(QUESTIONS)])
        await asyncio.sleep(0.3)
        began = time.monotonic()
        code = await bot.end(*[signal.SIGTERM] * signals)
        outcome = Outcome(updates, seconds=time.monotonic() - began)
        if code != 0:
            raise RuntimeError(f"exit code {code}")
        await bot.start()
        await telegram.answered(PATIENCE)
        outcome.lost, outcome.repeated = len(telegram.unanswered()), telegram.repeated()
        return outcome


async def _send(telegram: Telegram, updates: int, chance: random.Random) -> None:
    for _ in range(updates):
        telegram.send(5000 + chance.randrange(CHATS), chance.choice(QUESTIONS))
        await asyncio.sleep(1 / RATE)


if __name__ == "__main__":
    main()
