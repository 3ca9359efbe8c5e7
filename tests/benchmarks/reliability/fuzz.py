"""Send the bot whatever people and machines may send, to a server that checks what it says.

python -m tests.benchmarks.reliability.fuzz [--texts 20000] [--seed 1]
"""

import argparse
import asyncio
import json
import random
from dataclasses import dataclass

from bot.update_queue.storage import left_over
from tests.benchmarks.reliability.running import running
from tests.botapi_messages import check_encoding, read_content
from tests.hostile import NASTY, cut

CHATS = 64
BATCH = 1_000
PATIENCE = 600.0
"""Seconds for a batch: what is slow on a busy machine is not lost."""
_PLANES = (
    (0x20, 0x7F), (0xA0, 0x2FF), (0x300, 0x36F), (0x400, 0x52F), (0x590, 0x6FF), (0x2000, 0x206F),
    (0x1F300, 0x1FAFF),
)  # fmt: skip
_COMMANDS = "start help ask new settings documents privacy mydata addfact facts nothing".split()


@dataclass
class Outcome:
    """`refused` are calls that the server turned down, `dead` updates that were given up."""

    texts: int
    answered: int
    refused: list[str]
    dead: list[str]
    errors: int
    leaks: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    one = asyncio.run(fuzzed(given.texts, given.seed))
    print(
        f"{one.texts} texts: {one.answered} answered, {one.errors} errors in the log, "
        f"{len(one.refused)} calls refused, {len(one.dead)} given up"
    )
    for line in (*one.refused[:5], *one.dead[:5]):
        print(line[:300])


async def fuzzed(texts: int, seed: int) -> Outcome:
    """Send texts in batches, each to one of some chats."""
    chance = random.Random(seed)
    async with running() as (telegram, bot):
        telegram.check = _check
        for start in range(0, texts, BATCH):
            for number in range(start, min(texts, start + BATCH)):
                telegram.send(5000 + number % CHATS, hostile(chance))
            await telegram.answered(PATIENCE)
        await bot.kill()
        log = bot.log.read_text(encoding="utf-8").splitlines()
        errors = sum('"level": "error"' in line for line in log)
        dead = [each.error for each in left_over(bot.database)[1]]
        return Outcome(
            texts, texts - len(telegram.unanswered()), telegram.refused, dead, errors,
            len(bot.leaks()),
        )  # fmt: skip


def hostile(chance: random.Random) -> str:
    """Return a text that Telegram would let somebody send."""
    parts = [_part(chance) for _ in range(chance.randint(1, 8))]
    text = cut("".join(parts) * chance.choice((1, 1, 1, 1, 30)))
    return str(json.loads(json.dumps(text))) if text.strip() else "?"


def _part(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.5:
        return chance.choice(NASTY)
    if kind < 0.6:
        return f"/{chance.choice(_COMMANDS)} "
    first, last = chance.choice(_PLANES)
    return "".join(chr(chance.randint(first, last)) for _ in range(chance.randint(1, 12)))


def _check(values: dict[str, str]) -> None:
    """Raise RefusedError for what Telegram would refuse."""
    read = {
        name: json.loads(text) if text[:1] in "{[" and name != "text" else text
        for name, text in values.items()
        if text
    }
    check_encoding(read)
    read_content(read)


if __name__ == "__main__":
    main()
