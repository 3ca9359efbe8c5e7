"""Behaviour of the answers when questions are rewritten, after CheckList (Ribeiro et al., 2020).

    python -m tests.benchmarks.behaviour [FOLDER…] [--model minilm] [--sample N] [--errors NAME]

FOLDER holds judged questions (*.jsonl), and perhaps its document: article.md or article.txt, with
about.json or title.txt; without one the shipped article is asked. The default are the project's
own, but for documents that are held out. Only questions answered right as written are rewritten.

kept     of these, the share still answered right after a rewrite that keeps what is asked
claimed  of these, the share still claimed after a rewrite that asks something else
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from knowledge import Found, Judged, Library, Response, Source, read_judged
from knowledge.language import tokens
from tests.benchmarks.behaviour_changed import CHANGED
from tests.benchmarks.behaviour_kept import KEPT
from tests.benchmarks.behaviour_rewrites import Rewrite, chance
from tests.files import extracted

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Asked:
    """A question that a library answers right as it is written, with the words of its document."""

    library: Library
    judged: Judged
    words: frozenset[str]

    @property
    def language(self) -> str:
        return self.judged.language or "en"

    def answer(self, question: str) -> Response:
        return self.library.answer(question, limit=1)

    def is_right(self, question: str) -> bool:
        return self.judged.is_right(self.answer(question).answer)


@dataclass(frozen=True)
class Outcome:
    """What became of one rewritten question; `holds` is what it should do."""

    asked: Asked
    rewrite: str
    text: str
    holds: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[*own_folders()])
    parser.add_argument("--model", default="minilm", help="an EMBEDDING_MODEL; off: words alone")
    parser.add_argument("--sample", type=int, help="so many of the right questions, not all")
    parser.add_argument(
        "--errors", metavar="NAME", help="print what this rewrite breaks; all: any"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        asked = answered_right(given.folders, Path(place), given.model)
        print(f"{len(asked)} questions answered right as written")
        asked = sample(asked, given.sample)
        kept, changed = outcomes(asked, KEPT), outcomes(asked, CHANGED, changes=True)
    print(table("kept", kept), table("changed ones claimed", changed), sep="\n\n")
    for each in (*kept, *changed):
        if not each.holds and given.errors in (each.rewrite, "all"):
            print(each.rewrite, each.asked.judged.question, each.text, sep=" | ")


def own_folders() -> Iterator[Path]:
    """Yield the folders of the project's judged questions, but for what is held out."""
    yield DATA / "article"
    for each in sorted((DATA / "invented").iterdir()):
        about = each / "about.json"
        if not about.exists() or not json.loads(about.read_text(encoding="utf-8"))["held_out"]:
            yield each


def answered_right(
    folders: Iterable[Path], place: Path, model: str, most: int | None = None
) -> list[Asked]:
    """Return the questions of all folders that are answered right as they are written.

    All, or so `most` of each folder: they are drawn always the same, and the others not asked.
    """
    found: list[Asked] = []
    for at, folder in enumerate(folders):
        library = _opened(folder, place / f"{at}.db", model)
        words = frozenset(tokens(" ".join(library.text(each.id) for each in library.documents())))
        files = sorted(folder.glob("*questions.jsonl")) + sorted(folder.glob("multi*.jsonl"))
        judged = [each for file in files for each in read_judged(file) if not each.is_unanswerable]
        asked = [Asked(library, each, words) for each in judged]
        drawn = asked if most is None else chance("sample", "").sample(asked, len(asked))
        found += islice((each for each in drawn if each.is_right(each.judged.question)), most)
    return found


def _opened(folder: Path, database: Path, model: str) -> Library:
    document = next((folder / n for n in _DOCUMENTS if (folder / n).exists()), None)
    library = Library.open(database) if document is None else Library.open_empty(database)
    if document is not None:
        library.import_document(replace(_read(document), title=_title(folder)))
    if model != "off":
        library.use_model(model)
    return library


def _read(document: Path) -> Source:
    """Return a document as its reader reads it, without the time limit of the sandbox."""
    if document.suffix == ".txt":
        return Source(document.read_text("utf-8"))
    return extracted(document.suffix, document.read_bytes())


_DOCUMENTS = ("article.md", "article.txt")


def _title(folder: Path) -> str:
    if (file := folder / "about.json").exists():
        return str(json.loads(file.read_text(encoding="utf-8"))["title"])
    return (folder / "title.txt").read_text(encoding="utf-8").strip()


def sample(asked: Sequence[Asked], size: int | None) -> list[Asked]:
    """Return so many of the questions, drawn always the same."""
    if size is None or size >= len(asked):
        return [*asked]
    return chance("sample", "").sample([*asked], size)


def outcomes(
    asked: Iterable[Asked], rewrites: Sequence[Rewrite], *, changes: bool = False
) -> list[Outcome]:
    """Ask everything again, rewritten; a change whose words the document holds is left out."""
    found = []
    for each in asked:
        for rewrite in rewrites:
            text = rewrite(each.judged.question, each.language)
            if text is None or (changes and not _is_new(each, text)):
                continue
            if changes:
                holds = not isinstance(each.answer(text).answer, Found)
            else:
                holds = each.is_right(text)
            found.append(Outcome(each, rewrite.name, text, holds))
    return found


def _is_new(asked: Asked, text: str) -> bool:
    """Tell whether the last words that a change puts in are strange to the document."""
    added = [word for word in tokens(text) if word not in tokens(asked.judged.question)]
    return not added or not set(added) <= asked.words


def table(title: str, found: Sequence[Outcome]) -> str:
    """Return per cent and counts a rewrite, and in total: what is kept, or what is claimed."""
    is_kept = title == "kept"
    all_, good = Counter(o.rewrite for o in found), Counter(o.rewrite for o in found if o.holds)
    rows = [
        (name, good[name] if is_kept else total - good[name], total)
        for name, total in all_.items()
    ]
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    lines = [f"| {title} | % | of |", "|---|---|---|"]
    lines += [f"| {name} | {100 * n / max(1, of):.1f} | {n}/{of} |" for name, n, of in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
