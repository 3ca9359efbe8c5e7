"""What importing a text file takes, beside indexing its sentences with FTS5, in one run.

    EMBEDDING_MODEL=off python -m tests.benchmarks.imports [--sentences 10000] [--runs 5]

The whole command is measured, its child process included: user and system time, and the clock's.
The ratio to FTS5 is that of user and system time, and stays as it is on a slower machine.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.fulltext import FullText
from tests.benchmarks.speed import PARAGRAPH, generated


@dataclass(frozen=True, order=True)
class Taken:
    """Seconds of the processors, and by the clock."""

    processor: float
    clock: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    sentences = [*generated(given.sentences, random.Random(given.sentences))]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "generated.txt")
        file.write_text(document(sentences), encoding="utf-8")
        runs = [(imported(file), indexed(sentences)) for _ in range(given.runs)]
    best, fts5 = min(taken for taken, _ in runs), min(seconds for _, seconds in runs)
    print(
        f"{given.sentences:,} sentences imported in {best.processor:.2f} s of the processors and "
        f"{best.clock:.2f} s by the clock; {best.processor / fts5:.1f} times as long as FTS5 "
        f"takes to index them ({fts5:.2f} s)."
    )


def document(sentences: Sequence[str]) -> str:
    starts = range(0, len(sentences), PARAGRAPH)
    return "\n\n".join(" ".join(sentences[at : at + PARAGRAPH]) for at in starts)


def imported(file: Path) -> Taken:
    """Import a file into a new database, by the command line."""
    database = file.with_suffix(".db")
    command = [sys.executable, "-m", "bot", "--database", str(database), "import", str(file)]
    before, began = children(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    taken = Taken(children() - before, time.perf_counter() - began)
    for each in file.parent.glob(f"{database.name}*"):
        each.unlink()
    return taken


def indexed(sentences: Sequence[str]) -> float:
    began = time.process_time()
    FullText(sentences)
    return time.process_time() - began


def children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
