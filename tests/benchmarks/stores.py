"""Asks all judged questions of a library in a file and of one on a server, and compares them.

    python -m tests.benchmarks.stores postgresql://USER@HOST/NAME [--model minilm+e5]

The shipped article and the invented documents that are not held out, each alone: its libraries are
made apart, in SQLite and in PostgreSQL, and every response must be the same to the byte. It leaves
nothing on the server.
"""

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from knowledge import Database, Library, open_replica, read_document, read_judged

DATA = Path(__file__).parents[1] / "data"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="a server of PostgreSQL, on which a schema may be made")
    parser.add_argument("--model", default="", help="an EMBEDDING_MODEL; without one, words alone")
    given = parser.parse_args()
    asked = different = 0
    seconds = [0.0, 0.0]
    for folder in _folders():
        for question, answers in _asked(folder, given.address, given.model, seconds):
            asked += 1
            if len({*answers}) > 1:
                different += 1
                print(f"{folder.name}: {question}")
    print(f"{asked} questions, {different} answered otherwise")
    print("processor time an answer: SQLite {:.2f} ms, PostgreSQL {:.2f} ms".format(
        *(1_000 * each / asked for each in seconds)))  # fmt: skip


def _folders() -> Iterator[Path]:
    yield DATA / "article"
    for about in sorted(DATA.glob("invented/*/about.json")):
        if not json.loads(about.read_text(encoding="utf-8"))["held_out"]:
            yield about.parent


def _asked(
    folder: Path, address: str, model: str, seconds: list[float]
) -> Iterator[tuple[str, list[str]]]:
    """Yield each question with what either library says; add up the processor time of both."""
    with TemporaryDirectory() as place:
        served = open_replica(address, Path(place) / "mirror.db", f"stores_{uuid4().hex}")
        libraries = [_library(Path(place) / "file.db", folder), _library(served, folder)]
        try:
            for each in libraries:
                if model:
                    each.use_model(model)
            for question in _questions(folder):
                yield question, [*_answers(libraries, question, seconds)]
        finally:
            libraries[0].close()
            served.drop()


def _library(where: Path | Database, folder: Path) -> Library:
    if folder.name == "article":
        return Library.open(where)
    library = Library.open_empty(where)
    library.import_document(read_document(next(folder.glob("article.*"))))
    return library


def _questions(folder: Path) -> Iterable[str]:
    files = sorted(folder.glob("*.jsonl"))
    return dict.fromkeys(each.question for file in files for each in read_judged(file))


def _answers(libraries: list[Library], question: str, seconds: list[float]) -> Iterator[str]:
    for number, library in enumerate(libraries):
        began = time.thread_time()
        answer = library.answer(question)
        seconds[number] += time.thread_time() - began
        yield repr(answer)


if __name__ == "__main__":
    main()
