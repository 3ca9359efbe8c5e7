"""What is said of sentences of two documents that contradict each other, and of those that do not.

    python -m tests.benchmarks.contradictions [--half tuning] [--model minilm] [--errors]

The pairs are tests/data/contradictions.jsonl, in three languages; half of them say another value,
half the same one in other words, or something else. A library a language holds the first sentence
of every pair as one document. Then

import   the second sentences come as another document: which pairs the preview tells editors
add      each second sentence is added as a fact: which sentences it is said to contradict
ask      the question of each pair is asked of both documents: both values shown, or one

What is told of two sentences that are no pair is a false alarm as well.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from knowledge import Curator, Draft, Found, Library, Similarity, Source
from knowledge.ingestion.import_preview import preview

PAIRS = Path(__file__).parents[1] / "data" / "contradictions.jsonl"
FIRST, SECOND = "Town guide", "Leaflet"
HALVES = ("tuning", "held out")
Told = tuple[str, str]
"""Two sentences that editors are told of: the new one, and the one that is known."""


@dataclass(frozen=True)
class Pair:
    """Two sentences of two documents, whether they contradict each other, and a question."""

    number: int
    half: str
    language: str
    kind: str
    contradicts: bool
    first: str
    second: str
    question: str

    @property
    def told(self) -> Told:
        return self.second, self.first


def read_pairs(half: str, path: Path = PAIRS) -> list[Pair]:
    """Return the pairs of a half, or of both if it is "all"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (Pair(**json.loads(line)) for line in lines)
    return [pair for pair in pairs if half in (pair.half, "all")]


def told_at_import(library: Library, pairs: Sequence[Pair]) -> Iterator[Told]:
    """Yield what the preview of the second document says that it contradicts."""
    source = Source("\n\n".join(pair.second for pair in pairs), SECOND)
    for each in preview(library.database.read(), source).contradictions:
        yield each.text, each.fact.text


def told_at_adding(library: Library, pairs: Sequence[Pair]) -> Iterator[Told]:
    """Yield what an editor is told before a second sentence is stored."""
    curator = Curator(library.answerer)
    for pair in pairs:
        for each in curator.before_adding(Draft(pair.second, SECOND)).alike:
            if each.similarity is Similarity.CONTRARY:
                yield pair.second, each.fact.text


def shown(library: Library, pair: Pair) -> str:
    """Return what the question of a pair gets: both values, one, the same twice, or neither."""
    answer = library.answer(pair.question).answer
    if not isinstance(answer, Found):
        return "none claimed"
    said = {hit.fact.text for hit in (answer.best, *answer.others)}
    if not {pair.first, pair.second} & said:
        return "another claimed"
    if not answer.disagrees:
        return "one"
    return "both" if {pair.first, pair.second} <= said else "others beside"


@dataclass
class Report:
    """The figures of all languages; `lines` are what went wrong."""

    right: Counter[str]
    false: Counter[str]
    asked: Counter[tuple[bool, str]]
    lines: list[str]

    def count(self, how: str, told: set[Told], pairs: Sequence[Pair]) -> None:
        """Count what editors were told, once a pair of sentences."""
        wanted = {pair.told: pair for pair in pairs if pair.contradicts}
        self.right[how] += len(told & wanted.keys())
        self.false[how] += len(told - wanted.keys())
        for each in told - wanted.keys():
            self.lines.append(f"{how}, false: {each[1]} | {each[0]}")
        for each in wanted.keys() - told:
            self.lines.append(f"{how}, missed, {wanted[each].kind}: {each[1]} | {each[0]}")


def run(half: str, model: str, folder: Path) -> Report:
    """Return the figures of a half of the pairs."""
    report, pairs = Report(Counter(), Counter(), Counter(), []), read_pairs(half)
    for language in dict.fromkeys(pair.language for pair in pairs):
        own = [pair for pair in pairs if pair.language == language]
        with closing(Library.open_empty(folder / f"{language}.db")) as library:
            first = "\n\n".join(pair.first for pair in own)
            library.import_document(Source(first, FIRST, language=language))
            report.count("import", {*told_at_import(library, own)}, own)
            report.count("add", {*told_at_adding(library, own)}, own)
            second = "\n\n".join(pair.second for pair in own)
            library.import_document(Source(second, SECOND, language=language))
            if model != "off":
                library.use_model(model)
            for pair in own:
                how = shown(library, pair)
                report.asked[pair.contradicts, how] += 1
                if how == "others beside" or (how == "both") != pair.contradicts:
                    report.lines.append(f"ask, {how}, {pair.kind}: {pair.first} | {pair.second}")
    return report


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=[*HALVES, "all"], default=HALVES[0])
    parser.add_argument("--model", default="minilm", help="an EMBEDDING_MODEL; off: words alone")
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(given.half, given.model, Path(folder))
    wanted = sum(pair.contradicts for pair in read_pairs(given.half))
    print("| editors are told | right | false | precision, % | recall, % |\n|---|---|---|---|---|")
    for how in ("import", "add"):
        right, false = report.right[how], report.false[how]
        precision = 100 * right / (right + false) if right + false else 100.0
        print(f"| {how} | {right} | {false} | {precision:.1f} | {100 * right / wanted:.1f} |")
    for contradicts, name in ((True, "contradictions"), (False, "no contradictions")):
        counts = {how: n for (which, how), n in report.asked.items() if which is contradicts}
        print(f"{name}: {sum(counts.values())}: {counts}")
    if given.errors:
        print(*sorted(report.lines), sep="\n")


if __name__ == "__main__":
    main()
