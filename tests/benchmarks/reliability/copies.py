"""How long a copy to PostgreSQL takes, and back, and until other processes show an edit.

    python -m tests.benchmarks.reliability.copies [--facts 100000] [--log 100000] [--edits 30]

A server of its own is started for it. Both copies compare every row. Edits are made by one process
of three, each with a mirror of its own, of the shipped article.
"""

import argparse
import random
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from bot.update_queue.sql import SCHEMA
from bot.update_queue.storage import queue_path
from knowledge import Database, Draft, Library, copy_database, file_endpoint, server_endpoint
from knowledge import open_replica as opened
from tests.benchmarks.reliability.running import on_server, prepared
from tests.benchmarks.reliability.server_faults import own_server
from tests.benchmarks.speed import Times, generated

PATIENCE = 60.0
MIRRORS = 3
_PAUSE = 0.002


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--log", type=int, default=100_000)
    parser.add_argument("--edits", type=int, default=30)
    given = parser.parse_args()
    with own_server(Path(tempfile.mkdtemp())) as server:
        with on_server(server.address) as settings:
            shown = Times.of([1000 * each for each in _edits(settings["DATABASE"], given.edits)])
        print(f"edit shown by {MIRRORS - 1} others, ms, p50 / most: "
              f"{shown.quantile(0.5):.0f} / {shown.quantile(1):.0f}", flush=True)  # fmt: skip
        with on_server(server.address) as settings:
            for way, seconds in _copies(settings["DATABASE"], given.facts, given.log):
                print(f"copy {way}: {seconds:.0f} s", flush=True)


def _edits(address: str, count: int) -> Iterator[float]:
    """Yield after how many seconds the last of the others shows each edit."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        libraries = []
        for number in range(MIRRORS):
            database = opened(address, Path(folder, f"{number}.db"))
            libraries.append(stack.enter_context(closing(Library.open(database))))
            database.follow()
        one, *others = libraries
        for number in range(count):
            fact = one.add(Draft(f"The pier is {number} metres long.", "Notes"), by="editor-1")
            began = time.monotonic()
            while not all(each.fact(fact.id) for each in others):
                if time.monotonic() > began + PATIENCE:
                    raise TimeoutError(f"edit {number} is not shown")
                time.sleep(_PAUSE)
            yield time.monotonic() - began


def _copies(address: str, facts: int, log: int) -> Iterator[tuple[str, float]]:
    """Yield each way of a copy, and how many seconds it took."""
    with prepared(list(generated(facts, random.Random(1)))) as folder:
        path, back = folder / "facts.db", folder / "back.db"
        _fill_log(path, log)
        ends = [file_endpoint(each, queue_path(each), SCHEMA) for each in (path, back)]
        there = server_endpoint(address)
        for way, source, target in (("there", ends[0], there), ("back", there, ends[1])):
            began = time.monotonic()
            counts = copy_database(source, target, lambda _done, _all: None)
            yield (
                f"{way}, {counts['facts']} facts, {counts['journal']} rows of the log",
                (time.monotonic() - began),
            )


def _fill_log(path: Path, rows: int) -> None:
    moment = datetime.now(UTC).isoformat()
    with closing(Database(path)) as database, database.write(changes_answers=False) as db:
        db.insert_many("journal", (
            {"id": number + 1, "person": secrets.token_hex(16), "outcome": "found",
             "language": "en", "question": secrets.token_bytes(150),
             "confidence": 0.9, "milliseconds": 5.0,
             "at": moment, "place": secrets.token_hex(16), "answer": secrets.token_hex(16),
             "reply": secrets.token_bytes(120)}
            for number in range(rows)
        ))  # fmt: skip


if __name__ == "__main__":
    main()
