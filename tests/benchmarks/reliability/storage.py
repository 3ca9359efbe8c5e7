"""Take the disk away from the bot, lock its database, damage it, and see what it says.

    python -m tests.benchmarks.reliability.storage

The disk is full for the process alone (RLIMIT_FSIZE: files may not grow any more), which needs no
rights; a lock is held by another process for 10 s; pages and bytes are overwritten in the file.
"""

import argparse
import asyncio
import contextlib
import os
import random
import resource
import signal
import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from knowledge import back_up
from tests.benchmarks.reliability.running import EDITOR, Bot, running
from tests.benchmarks.reliability.telegram import Asked, Telegram

QUESTION = "what was signed in Astana?"
NOTHING = 4096
"""Bytes up to which files may be written: every file of the bot is larger."""


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    asyncio.run(measure())


async def measure() -> None:
    print("| what | answers meanwhile | what editors are told | after it |\n|---|---|---|---|")
    for name, examine in FAULTS.items():
        print(f"| {name} | {' | '.join(await examine())} |", flush=True)


async def full() -> tuple[str, str, str]:
    """Let no file of the process grow, and then let them again."""
    async with running() as (telegram, bot):
        stored = await _add(telegram, "The well is deep.")
        _limit(bot, NOTHING)
        asked = [telegram.send(5000 + n, QUESTION) for n in range(50)]
        refused = await _add(telegram, "The well is dry. " * 200)
        await telegram.answered(30, [each.id for each in asked])
        _limit(bot, resource.RLIM_INFINITY)
        again = await _add(telegram, "The well is wide.")
        return await _account(bot, asked, refused, [stored, refused, again])


async def locked() -> tuple[str, str, str]:
    """Hold the lock of the database for 10 s from another process."""
    async with running() as (telegram, bot):
        with contextlib.closing(sqlite3.connect(bot.database, isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            held = time.monotonic()
            asked = [telegram.send(5000 + n, QUESTION) for n in range(50)]
            adding = asyncio.create_task(_add(telegram, "The well is deep."))
            await telegram.answered(30, [each.id for each in asked])
            await asyncio.sleep(max(0.0, held + 10 - time.monotonic()))
            db.execute("COMMIT")
        first = await adding
        again = await _add(telegram, "The well is wide.")
        return await _account(bot, asked, first, [first, again])


async def _account(
    bot: Bot, asked: list[Asked], told: str, stored: list[str]
) -> tuple[str, str, str]:
    await bot.kill()
    kept = _written(bot.database)
    acknowledged = sum(text.startswith("Saved") for text in stored)
    share = sum(bool(each.answered) for each in asked) / len(asked)
    return (
        f"{share:.0%}",
        told.split("\n", maxsplit=1)[0][:60],
        f"{acknowledged} acknowledged, {len(kept)} kept",
    )


async def flipped() -> tuple[str, str, str]:
    """Flip one byte of every sentence, while it runs, and look for what is no sentence of it."""
    async with running() as (telegram, bot):
        await _ask(telegram, QUESTION)
        with contextlib.closing(sqlite3.connect(bot.database)) as db, db:
            before = [text for (text,) in db.execute("SELECT text FROM facts")]
            db.execute("UPDATE facts SET text = 'X' || substr(text, 2) WHERE id % 2")
            db.execute("UPDATE state SET revision = revision + 1")
            wrong = [text for (text,) in db.execute("SELECT text FROM facts WHERE id % 2")]
        said = [await _ask(telegram, text) for text in before]
        quoted = sum(text[:60] in words for text in wrong for words in said)
        told = any("changed without an editor" in text for text in telegram.texts)
        await bot.kill()
        code, words = await _start_and_end(bot)
        heard = "owners hear at the next night" if not told else "owners heard"
        return f"{quoted} wrong quotations in {len(said)}", heard, f"exit {code}: {words}"


async def _damaged(damage: Callable[[Path], None]) -> tuple[str, str, str]:
    async with running() as (telegram, bot):
        await _ask(telegram, QUESTION)
        await bot.end(signal.SIGTERM)
        kept = bot.database.with_name("kept.db")
        back_up(bot.database, kept)
        damage(bot.database)
        code, words = await _start_and_end(bot)
        restored = await asyncio.create_subprocess_exec(
            *bot.command, "restore", str(kept), env=bot.environment,
            stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await restored.wait()
        await bot.start()
        answer = await _ask(telegram, QUESTION)
        return f"exit {code}: {words}", "–", "restored" if "signed" in answer else "NOT restored"


def noise(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[8192:12288] = random.Random(1).randbytes(4096)
    database.write_bytes(content)


def header(database: Path) -> None:
    database.write_bytes(bytes(100) + database.read_bytes()[100:])


def half(database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])


def byte(database: Path) -> None:
    content = bytearray(database.read_bytes())
    at = content.find(b"balanced foreign")
    content[at] ^= 1
    database.write_bytes(content)


async def read_only() -> tuple[str, str, str]:
    """Start on a database that may not be written; root may write it all the same."""
    if os.geteuid() == 0:
        return "not tried as root", "–", "–"
    return await _damaged(lambda database: database.chmod(0o400))


async def _start_and_end(bot: Bot) -> tuple[int, str]:
    """Start it; return how it ends by itself, and its last words."""
    bot.log.write_text("", encoding="utf-8")
    await bot.launch()
    try:
        code = await asyncio.wait_for(bot.process.wait(), 15) if bot.process else 0
    except TimeoutError:
        await bot.kill()
        return 0, "it runs"
    last = bot.log.read_text(encoding="utf-8").strip().split("\n")[-1]
    return code, last.replace(str(bot.database), "facts.db")[:80]


async def _ask(telegram: Telegram, question: str) -> str:
    return await _said_to(telegram, telegram.send(5000, question))


async def _add(telegram: Telegram, fact: str) -> str:
    text = f"/addfact {fact}\nsource: Well book"
    return await _said_to(telegram, telegram.command(EDITOR, text))


async def _said_to(telegram: Telegram, asked: Asked) -> str:
    await telegram.answered(40, [asked.id])
    return telegram.said.get(asked.id, "")


def _limit(bot: Bot, size: int) -> None:
    pid = bot.process.pid if bot.process else 0
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _written(database: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(database)) as db:
        rows = db.execute("SELECT text FROM facts WHERE source IS NOT NULL").fetchall()
    return [text for (text,) in rows]


FAULTS: dict[str, Callable[[], Awaitable[tuple[str, str, str]]]] = {
    "disk full": full,
    "locked for 10 s": locked,
    "one byte of sentences": flipped,
    "a page of noise": lambda: _damaged(noise),
    "no header": lambda: _damaged(header),
    "half a file": lambda: _damaged(half),
    "one byte, found at the start": lambda: _damaged(byte),
    "read only": read_only,
}


if __name__ == "__main__":
    main()
