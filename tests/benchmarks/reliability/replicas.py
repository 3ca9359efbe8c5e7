"""Kill replicas of the bot on one PostgreSQL at random moments, and count what was lost.

    python -m tests.benchmarks.reliability.replicas --server postgresql://USER@HOST/NAME
        [--seeds 20] [--kills 5] [--updates 1000] [--replicas 3]

Updates arrive at 100 a second by webhook, through a proxy that passes each on to the next replica,
and by polling, while one replica after another is killed (SIGKILL) and started again. An answer
comes twice if the replica was killed between sending it and marking it: at most as many as are
worked on at once. Then how long nobody polls after the one that does is killed.
"""

import argparse
import asyncio
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import NamedTuple

from bot.throughput import CONCURRENT_UPDATES
from tests.benchmarks.reliability.kills import CHATS, PATIENCE, QUESTIONS
from tests.benchmarks.reliability.running import Bot, on_server, prepared
from tests.benchmarks.reliability.telegram import Telegram

RATE = 100
_ARRIVES_SECONDS = 0.5


@dataclass(frozen=True)
class Trial:
    """What is done. Those that are killed `come_back`, or leave all to the others."""

    seed: int
    kills: int
    updates: int
    come_back: bool = True


class Kill(NamedTuple):
    """Which bot was killed, by its number, and when it was gone."""

    bot: str
    at: float


@dataclass
class Outcome:
    """What came of some kills."""

    updates: int = 0
    lost: int = 0
    misordered: int = 0
    repeated: int = 0
    most: int = 0
    """What a single kill repeated at most."""
    seconds: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True, help="where each try gets a database")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--updates", type=int, default=1_000)
    parser.add_argument("--replicas", type=int, default=3)
    asyncio.run(measure(parser.parse_args()))


async def measure(given: argparse.Namespace) -> None:
    most = f"repeated, most by one kill, of {CONCURRENT_UPDATES}"
    print(f"| what | updates | lost | out of order in a chat | repeated | {most} | seconds |")
    print("|---|---|---|---|---|---|---|")
    for name in ("webhook", "polling"):
        with on_server(given.server) as settings:
            async with replicas(given.replicas, settings, webhook=name == "webhook") as running:
                tried = []
                for seed in range(given.seeds):
                    trial = Trial(seed, given.kills, given.updates)
                    tried.append(await killed(*running, trial))
                    print(f"{name} {seed}: {tried[-1]}", file=sys.stderr, flush=True)
                    running[0].forget()
                gaps = [await taken_over(*running) for _ in range(5)] if name == "polling" else []
        print(
            f"| kill -9, {name}, {given.replicas} replicas, {given.seeds} × {given.kills} "
            f"| {sum(each.updates for each in tried)} | {sum(each.lost for each in tried)} "
            f"| {sum(each.misordered for each in tried)} "
            f"| {sum(each.repeated for each in tried)} | {max(each.most for each in tried)} "
            f"| {sum(each.seconds for each in tried):.0f} |",
            flush=True,
        )
    print("polling taken over after (s): " + ", ".join(f"{gap:.1f}" for gap in gaps))


@asynccontextmanager
async def replicas(
    count: int, settings: Mapping[str, str], *, webhook: bool
) -> AsyncIterator[tuple[Telegram, list[Bot]]]:
    """Run so many bots on one database, each with a mirror of its own, until the body ends."""
    async with AsyncExitStack() as opened:
        telegram = Telegram()
        await telegram.open()
        opened.push_async_callback(telegram.close)
        bots: list[Bot] = []
        for _ in range(count):
            folder = opened.enter_context(prepared())
            key = (bots[0].database.parent if bots else folder) / "shared.key"
            bot = Bot(telegram, folder, **{**settings, "KEY_FILE": str(key)})
            opened.push_async_callback(bot.kill)
            if webhook:
                bot.by_webhook()
                bot.environment["WEBHOOK_URL"] = "https://bot.example/hook"
            bot.environment["TELEGRAM_API_URL"] = f"{telegram.url}/{len(bots)}"
            bots.append(bot)
            if len(bots) == 1:
                await bot.start()
        await asyncio.gather(*(each.start() for each in bots[1:]))
        telegram.proxied = [each.hook for each in bots]
        yield telegram, bots


async def killed(telegram: Telegram, bots: list[Bot], trial: Trial) -> Outcome:
    """Kill some times one of the bots while updates arrive, and wait for all answers."""
    chance = random.Random(trial.seed)
    outcome, began = Outcome(trial.updates), time.monotonic()
    sending = asyncio.create_task(_send(telegram, trial.updates, chance))
    starting: set[asyncio.Task[None]] = set()
    alive, kills = [*bots], list[Kill]()
    for _ in range(trial.kills):
        await asyncio.sleep(chance.uniform(0.2, 1.8) * trial.updates / RATE / trial.kills)
        await telegram.until(lambda: bool(alive), PATIENCE)
        victim = alive.pop(chance.randrange(len(alive)))
        await victim.kill()
        kills.append(Kill(str(bots.index(victim)), time.monotonic()))
        if trial.come_back:
            starting.add(asyncio.create_task(_start(victim, alive)))
    await sending
    await telegram.answered(PATIENCE)
    await asyncio.gather(*starting)
    outcome.seconds = time.monotonic() - began
    outcome.lost, outcome.repeated = len(telegram.unanswered()), telegram.repeated()
    outcome.misordered = misordered(telegram)
    outcome.most = max(_repeats(kills, telegram).values(), default=0)
    return outcome


def _repeats(kills: list[Kill], telegram: Telegram) -> Counter[Kill]:
    """Count what each kill repeated: what the bot had sent that was killed next."""
    return Counter(
        kill
        for each in telegram.asked.values()
        for answerer, at in [*zip(each.answerers, each.answered, strict=True)][:-1]
        # What it had sent still arrives for a moment.
        for kill in [k for k in kills if k.bot == answerer and at < k.at + _ARRIVES_SECONDS][:1]
    )


async def taken_over(telegram: Telegram, bots: list[Bot]) -> float:
    """Kill the bot that polls; return after how many seconds another one is given an update."""
    telegram.send(5000, QUESTIONS[0])
    await telegram.answered(PATIENCE)
    poller = _poller_of(bots)
    began = time.monotonic()
    await poller.kill()
    asked = telegram.send(5001, QUESTIONS[0])
    await telegram.answered(PATIENCE)
    gap = asked.answered[0] - began
    await poller.start()
    return gap


def misordered(telegram: Telegram) -> int:
    """Return how many updates were answered before an older one of their chat."""
    asked: dict[int, list[int]] = defaultdict(list)
    for each in telegram.asked.values():
        asked[each.chat].append(each.id)
    return sum(
        one != other
        for chat, answered in telegram.order.items()
        for one, other in zip(answered, sorted(asked[chat]), strict=False)
    )


def _poller_of(bots: list[Bot]) -> Bot:
    """Return the bot that holds the lock of whoever polls."""
    # It is an extra.
    import psycopg  # noqa: PLC0415

    with psycopg.connect(bots[0].environment["DATABASE"]) as raw:
        [(name,)] = raw.execute(
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
            "WHERE l.classid = 20180706 AND l.database = a.datid"
        )
    return next(each for each in bots if each.process and name.endswith(f" {each.process.pid}"))


async def _start(bot: Bot, alive: list[Bot]) -> None:
    await bot.start()
    alive.append(bot)


async def _send(telegram: Telegram, updates: int, chance: random.Random) -> None:
    for _ in range(updates):
        telegram.send(5000 + chance.randrange(CHATS), chance.choice(QUESTIONS))
        await asyncio.sleep(1 / RATE)


if __name__ == "__main__":
    main()
