"""Kill the process that changes facts, again and again, and look at what is left.

    python -m tests.benchmarks.kill_changes [KILLS] [SEED]

A child process adds, edits, withdraws, restores, asks, confirms, teaches synonyms, undoes and
imports and watches, and says when each change is done. It is killed at a random moment. What was
done is done over in a second library, which nobody kills: both must hold the same afterwards, or
the killed one exactly one change more, whole.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from knowledge import (
    AddressWatch,
    Curator,
    Draft,
    FactError,
    Library,
    PageReader,
    Source,
    SynonymError,
)
from knowledge.retrieval.index.build import rebuild
from knowledge.store import Database, Snapshot

ROOT = Path(__file__).parent.parent.parent
BY = "editor-1"
LONGEST_DELAY = 0.06
"""Seconds between a change and the kill: an import of this size takes about as long."""
WORDS = "moon tower river treaty bridge summit museum lake steppe railway garden theatre".split()

OTHER = ("confirm", "equate", "part", "watch")
"""Changes of what belongs to no single fact."""


@dataclass
class Result:
    """What came of the kills. `midway` were killed while a change was under way."""

    kills: int = 0
    acknowledged: int = 0
    midway: int = 0
    whole: int = 0
    lost: int = 0
    half: int = 0
    broken: int = 0
    doings: Counter[str] = field(default_factory=Counter)


def sentence(draw: random.Random) -> str:
    return f"The {' '.join(draw.sample(WORDS, 4))} has number {draw.randint(1, 9999)}."


def act(library: Library, bench: Curator, draw: random.Random) -> str:
    """Do one change, the same one for the same draw and the same library; return its name."""
    known = bench.search("", 10_000).shown
    live = [each.fact.id for each in known if not each.withdrawn]
    gone = [each.fact.id for each in known if each.withdrawn]
    written = [each.fact.id for each in known if each.fact.source and not each.withdrawn]
    doing = draw.choice(
        "add add edit withdraw restore ask undo import confirm equate part watch".split()
    )
    if doing in OTHER:
        return annotate(library, bench, draw, doing)
    if doing == "import":
        text = "\n\n".join(sentence(draw) for _ in range(draw.randint(50, 400)))
        title = f"Document {draw.randint(1, 3)}"
        url = f"https://example.org/{title[-1]}"
        library.import_document(Source(text, title, url=url), by=BY)
    elif doing == "undo":
        foreseen = bench.before_undoing(draw.randint(1, 3), by=BY)
        bench.undo_changes(foreseen.changes, by=BY)
    elif doing == "restore" and gone:
        bench.restore(draw.choice(gone), by=BY)
    elif doing == "add" or not live:
        library.add(Draft(sentence(draw), f"Book {draw.randint(1, 3)}"), by=BY)
    elif doing == "edit":
        fact = draw.choice(written or live)
        bench.edit(fact, sentence(draw), by=BY, seen=bench.revision(fact))
    elif doing == "withdraw":
        bench.withdraw(draw.choice(live), by=BY)
    else:
        bench.ask(draw.choice(live), f"What about {sentence(draw)}", by=BY)
    return doing


def annotate(library: Library, bench: Curator, draw: random.Random, doing: str) -> str:
    """Do one change of what belongs to no single fact."""
    groups = bench.synonyms.all()
    if doing == "watch":
        watch(library, draw)
    elif doing == "confirm":
        bench.confirmation.confirm(bench.confirmation.waiting().state, by=BY)
    elif doing == "part" and groups:
        group = draw.choice(groups)
        bench.synonyms.remove(group.id, draw.choice(["", *group.terms]), by=BY)
    else:
        bench.synonyms.teach(draw.sample(WORDS, 3), by=BY)
    return doing


def watch(library: Library, draw: random.Random) -> None:
    """Watch an address, as often as is drawn, or watch it no more."""
    watching = AddressWatch(library.database, PageReader())
    for address in draw.sample(known := watching.every(), min(1, len(known))):
        if address.hours and draw.random() < 0.3:
            watching.unwatch(address.document)
        else:
            watching.watch(address.document, draw.randint(1, 720))


def step(library: Library, bench: Curator, seed: str, number: int) -> str:
    """Do change `number` of a seed; one that is refused changes nothing."""
    draw = random.Random(f"{seed} {number}")
    try:
        return act(library, bench, draw)
    except (FactError, SynonymError):
        return "refused"


def child(path: Path, seed: str, number: int) -> None:
    """Change for ever, and say what is done."""
    library = Library.open_empty(path)
    bench = Curator(library.answerer)
    print("ready", flush=True)
    while True:
        print(f"begin {number}", flush=True)
        print(f"done {number} {step(library, bench, seed, number)}", flush=True)
        number += 1


def contents(library: Library) -> list[tuple[str, tuple[str | int | None, ...]]]:
    """Return all that is curated, without the times at which it was."""
    found = []
    for record in library.export():
        fields = dict(record.fields)
        fields.pop("added_at", None)
        if "withdrawn_at" in fields:
            fields["withdrawn_at"] = fields["withdrawn_at"] and "once"
        found.append((record.type, tuple(fields.values())))
    watched = AddressWatch(library.database, PageReader()).every()
    return [*found, *(("watched", (each.url, each.hours)) for each in watched)]


def is_sound(path: Path, folder: Path) -> bool:
    """Tell whether the file is whole, and its index what it would be if it were built anew."""
    Library.open(path).close()  # verifies every quotation
    copy_path = folder / "copy.db"
    with closing(Database(path)) as database:
        copy = database.copy(copy_path)
    with closing(copy), copy.write() as db:
        state = db.value("PRAGMA integrity_check")
        for table in ("search", "asked"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
        before = index_of(db)
        rebuild(db)
        after = index_of(db)
    copy_path.unlink()
    return state == "ok" and before == after


def index_of(db: Snapshot) -> list[object]:
    queries = (
        "SELECT rowid, stems FROM search ORDER BY 1",
        "SELECT rowid, stems FROM asked ORDER BY 1",
        "SELECT key, question, fact FROM taught ORDER BY 2",
        "SELECT term, facts, questions FROM words WHERE facts + questions > 0 ORDER BY 1",
        "SELECT facts, stems FROM state",
    )
    return [db.query(query) for query in queries]


class Trial:
    """A library that is killed, and its mirror."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.folder, self.seed, self.number = folder, seed, 0
        self.path = folder / "killed.db"
        self.mirror = Library.open_empty(folder / "mirror.db")
        self.bench = Curator(self.mirror.answerer)
        self.result = Result()

    def kill_once(self, draw: random.Random) -> None:
        """Let the child work for a while, kill it, and compare what is left with the mirror."""
        done, begun = self._work(draw)
        for number in range(self.number, self.number + done):
            self.result.doings[step(self.mirror, self.bench, self.seed, number)] += 1
        self.number += done
        self.result.kills += 1
        self.result.acknowledged += done
        self._compare(is_midway=begun > done)
        self.result.broken += not is_sound(self.path, self.folder)

    def _work(self, draw: random.Random) -> tuple[int, int]:
        wanted, delay = draw.randint(1, 6), draw.uniform(0, LONGEST_DELAY)
        command = [sys.executable, "-m", "tests.benchmarks.kill_changes", "--child",
                   str(self.path), self.seed, str(self.number)]  # fmt: skip
        lines: list[str] = []
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            if process.stdout is None:
                raise OSError("The child has no output.")
            while sum(line.startswith("done") for line in lines) < wanted:
                lines.append(process.stdout.readline())
            time.sleep(delay)
            process.kill()
            lines += process.stdout.readlines()
        said = [line.split()[0] for line in lines if line.strip()]
        return said.count("done"), said.count("begin")

    def _compare(self, *, is_midway: bool) -> None:
        killed = Library.open_empty(self.path)
        found, expected = contents(killed), contents(self.mirror)
        killed.close()
        if is_midway:
            self.result.midway += 1
        if found == expected:
            return
        if is_midway:
            self.result.doings[step(self.mirror, self.bench, self.seed, self.number)] += 1
            self.number += 1
            if contents(self.mirror) == found:
                self.result.whole += 1
                return
            self.result.half += 1
        else:
            self.result.lost += 1


def run(kills: int, seed: str, folder: Path) -> Result:
    """Kill so often, and return what was found."""
    trial, draw = Trial(folder, seed), random.Random(f"kills {seed}")
    for _ in range(kills):
        trial.kill_once(draw)
    trial.mirror.close()
    return trial.result


def main() -> None:
    """Print the figures."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = sys.argv[2] if len(sys.argv) > 2 else "1"
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        result = run(kills, seed, Path(folder))
    print(f"{result.kills} kills in {time.monotonic() - began:.0f} s, seed {seed}")
    print(f"acknowledged changes: {result.acknowledged}, of them lost: {result.lost}")
    print(f"killed during a change: {result.midway}, of these stored whole: {result.whole}, "
          f"half: {result.half}")  # fmt: skip
    print(f"database or index damaged: {result.broken}")
    print(", ".join(f"{name}: {count}" for name, count in result.doings.most_common()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    main()
