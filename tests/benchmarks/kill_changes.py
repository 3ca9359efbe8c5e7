"""Kill the process that edits, inside each kind of change, and look at what is left.

    python -m tests.benchmarks.kill_changes [KILLS] [SEED] [KIND ...]

For each kind a child process does nothing but this kind, with what makes it possible, and says
when a step begins and when it is done. It is killed at a random moment between the two, until
KILLS have fallen inside. What was done is done over in a second library, which nobody kills: both
must hold the same afterwards, or the killed one exactly one step more, whole.
"""

import random
import statistics
import sys
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from knowledge.retrieval.index.build import rebuild
from knowledge.store import Database, Snapshot, facts
from tests.benchmarks.edited_library import EditedLibrary
from tests.benchmarks.editor_changes import (
    CHANGES,
    is_change,
    take_step,
    work_for_ever,
)

_START = get_context("forkserver")
_START.set_forkserver_preload([work_for_ever.__module__])
"""Processes are forked from one that has imported all: each would need a second for that."""
TRIES = 5
"""Kills that are tried for each that shall fall inside a change: some come too late."""
FIRST_DELAY = 0.002
"""Seconds within which the first change is killed: nobody knows yet how long it takes."""


@dataclass
class Result:
    """What came of the kills of a kind.

    `inside` fell inside a change of this kind, of which `whole` were stored all the same;
    `acknowledged` changes were said to be done. `lost` of these are gone, `half` are half done;
    `damaged` tells how often the file or its index was.
    """

    kind: str
    kills: int = 0
    inside: int = 0
    whole: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    damaged: int = 0

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.half or self.damaged)


class Trial:
    """A library that is killed, and its mirror."""

    def __init__(self, folder: Path, kind: str, seed: str) -> None:
        self.folder, self.kind, self.seed, self.number = folder, kind, seed, 0
        self.mirror = EditedLibrary(folder / "mirror.db", folder / "test.key")
        self.result = Result(kind)
        self._durations: list[float] = []

    def kill_once(self, draw: random.Random) -> None:
        """Let the child work for a while, kill it inside a change, and look at what is left."""
        done, begun = self._work(draw)
        for _ in range(done):
            self.result.acknowledged += is_change(self.kind, self.number)
            self._repeat()
        self.result.kills += 1
        self._compare(is_midway=begun > done)
        self.result.damaged += not is_sound(self.folder / "killed.db", self.folder)

    def _work(self, draw: random.Random) -> tuple[int, int]:
        """Return how many steps were done, and how many begun."""
        before, share = draw.randint(0, 2), draw.random()
        reader, writer = _START.Pipe(duplex=False)
        work = (writer, self.folder, self.kind, self.seed, self.number)
        process = _START.Process(target=work_for_ever, args=work)
        process.start()
        writer.close()
        with closing(reader):
            said = self._read_until_inside(reader, before)
            self._wait(share)
            process.kill()
            with suppress(EOFError):
                while True:
                    said.append(reader.recv_bytes().split())
        process.join()
        words = [line[0] for line in said]
        return words.count(b"done"), words.count(b"begin")

    def _read_until_inside(self, output: Connection, before: int) -> list[list[bytes]]:
        """Read what is said until a change is under way with so many of its kind behind it.

        Raises EOFError if the process ended by itself.
        """
        said, began = list[list[bytes]](), 0.0
        while True:
            line = output.recv_bytes().split()
            now = time.perf_counter()
            said.append(line)
            if not is_change(self.kind, int(line[1])):
                continue
            if line[0] == b"done":
                self._durations.append(now - began)
                continue
            began, before = now, before - 1
            if before < 0:
                return said

    def _wait(self, share: float) -> None:
        """Wait for a share of the time that a change takes; sleeping would last too long."""
        usual = statistics.median(self._durations[-20:]) if self._durations else FIRST_DELAY
        until = time.perf_counter() + share * usual
        while time.perf_counter() < until:
            pass

    def _repeat(self) -> None:
        take_step(self.mirror, self.kind, self.seed, self.number)
        self.number += 1

    def _compare(self, *, is_midway: bool) -> None:
        with closing(EditedLibrary(self.folder / "killed.db", self.folder / "test.key")) as killed:
            found = killed.contents()
        is_inside = is_midway and is_change(self.kind, self.number)
        self.result.inside += is_inside
        if found == self.mirror.contents():
            return
        if not is_midway:
            self.result.lost += 1
            return
        self._repeat()
        if found == self.mirror.contents():
            self.result.whole += is_inside
        else:
            self.result.half += 1


def is_sound(path: Path, folder: Path) -> bool:
    """Tell whether the file is whole, and its index what it would be if it were built anew."""
    copy_path = folder / "copy.db"
    with closing(Database(path)) as database:
        copy = database.copy(copy_path)
    with closing(copy), copy.write() as db:
        state, wrong = db.value("PRAGMA integrity_check"), facts.damaged(db)
        for table in ("search", "asked"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
        before = index_of(db)
        rebuild(db)
        after = index_of(db)
    copy_path.unlink()
    return state == "ok" and not wrong and before == after


def index_of(db: Snapshot) -> list[object]:
    queries = (
        "SELECT rowid, stems FROM search ORDER BY 1",
        "SELECT rowid, stems FROM asked ORDER BY 1",
        "SELECT key, question, fact FROM taught ORDER BY 2",
        "SELECT term, facts, questions FROM words WHERE facts + questions > 0 ORDER BY 1",
        "SELECT facts, stems FROM state",
    )
    return [db.query(query) for query in queries]


def run(kind: str, kills: int, seed: str) -> Result:
    """Kill inside a kind of change so often, and return what was found."""
    with tempfile.TemporaryDirectory() as folder:
        trial, draw = Trial(Path(folder), kind, seed), random.Random(f"kills {kind} {seed}")
        result = trial.result
        while result.inside < kills and result.kills < TRIES * kills and result.is_clean:
            trial.kill_once(draw)
        trial.mirror.close()
    return result


def main() -> None:
    """Print the figures, a row a kind."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    seed = sys.argv[2] if len(sys.argv) > 2 else "1"
    began, results = time.monotonic(), list[Result]()
    print("| change | killed inside it | of these stored whole | acknowledged | lost | half done "
          "| damaged |\n|---|---|---|---|---|---|---|")  # fmt: skip
    for kind in sys.argv[3:] or CHANGES:
        results.append(each := run(kind, kills, seed))
        print(f"| {kind} | {each.inside} | {each.whole} | {each.acknowledged} | {each.lost} "
              f"| {each.half} | {each.damaged} |", flush=True)  # fmt: skip
    total = [sum(column) for column in zip(*map(_figures, results), strict=True)]
    print(f"| all | {' | '.join(map(str, total))} |")
    kills = sum(each.kills for each in results)
    print(f"\n{kills} kills in {time.monotonic() - began:.0f} s, seed {seed}")


def _figures(of: Result) -> tuple[int, ...]:
    return of.inside, of.whole, of.acknowledged, of.lost, of.half, of.damaged


if __name__ == "__main__":
    main()
