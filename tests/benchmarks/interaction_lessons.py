"""What the network of late interaction learns from: invented documents, asked as the bot is.

tests/data/interaction.jsonl.xz holds a document a line: `title`, `topic`, `kind`, `language`,
`text` in Markdown and `questions`, each with `question`, `language`, the sentences that answer it
(`answers`; none: the document does not say) and those that only seem to (`near`). Most
questions were written before the document, from its title and topic alone.
"""

import pickle
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge import Library
from knowledge.retrieval.embedding.loading import BOTH
from knowledge.retrieval.interaction import MODEL, leans
from tests.benchmarks.judged import is_answer, read_packed
from tests.benchmarks.reader import Reader
from tests.files import extracted

DOCUMENTS = Path(__file__).parents[1] / "data" / "interaction.jsonl.xz"
EVERY = 20
"""Of so many documents the network learns from every second one."""
_JUDGES, _TEACHES_CONFIDENCE = (0, 10), (2, 6, 8, 12, 16)
"""Of the others, which are for measuring alone, and which the confidence is learned from: it would
take the network for better than it is on what that has learned. The rest is left for later."""
CLOSEST = 8
"""Candidates of a question that are learned from, beside those that answer."""
Half = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question of a document: `sentences` are its candidates, the closest first.

    All numbers are places among the document's texts; `before` is given for what leans on it.
    """

    question: int
    sentences: tuple[int, ...]
    before: tuple[int | None, ...]
    golds: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons of one document; `texts` are tokens, rows of length 1."""

    title: str
    texts: tuple[Half, ...]
    asked: tuple[Lesson, ...]


def read_lessons(kept: Path, processes: int) -> list[Lessons]:
    """Return the lessons of all documents; those that lie in `kept` are not asked again."""
    kept.mkdir(parents=True, exist_ok=True)
    documents = read_packed(DOCUMENTS)
    with ProcessPoolExecutor(processes) as pool:
        files = [*pool.map(partial(_kept, kept), range(len(documents)), documents)]
    return [pickle.loads(file.read_bytes()) for file in files]  # noqa: S301


def for_network(number: int) -> bool:
    """Tell whether the network learns from a document, by its place."""
    return number % 2 == 1


def for_measuring(number: int) -> bool:
    """Tell whether nothing is learned from a document."""
    return number % EVERY in _JUDGES


def for_confidence(number: int) -> bool:
    """Tell whether orders and the confidence are learned from a document."""
    return number % EVERY in _TEACHES_CONFIDENCE


def _kept(kept: Path, number: int, document: Mapping[str, Any]) -> Path:
    file = kept / f"{number:04}.pickle"
    if not file.exists():
        file.write_bytes(pickle.dumps(_asked(document, kept), pickle.HIGHEST_PROTOCOL))
    return file


def _asked(document: Mapping[str, Any], kept: Path) -> Lessons:
    with tempfile.TemporaryDirectory() as place:
        library = Library.open_empty(Path(place) / "lessons.db")
        library.import_document(extracted(".md", document["text"].encode()))
        Reader(BOTH, kept / "vectors").read(library)
        texts: list[Half] = []
        asked = [*_lessons(library, document, texts)]
        library.close()
    return Lessons(document["title"], tuple(texts), tuple(asked))


def _lessons(library: Library, document: Mapping[str, Any], texts: list[Half]) -> Iterator[Lesson]:
    dense, places = library.answerer.dense, dict[int, int]()
    assert dense is not None
    for each in document["questions"]:
        query = library.answerer.analyse(" ".join(each["question"].split()) or "?")
        ranked = library.answerer.rank(query).ranked
        golds = {hit.fact for hit in ranked if _answers(hit.candidate.fact.text, each["answers"])}
        hits = [hit for at, hit in enumerate(ranked) if at < CLOSEST or hit.fact in golds]
        encoded = dense.encode(query.text, query.language)
        index = next((own for own in encoded if own.family == MODEL), None)
        if not hits or index is None:
            continue
        before = [hit.candidate.previous if leans(hit.candidate) else None for hit in hits]
        wanted = {hit.fact for hit in hits} | {fact.id for fact in before if fact}
        for fact, rows in index.token_vectors(wanted - places.keys()).items():
            places[fact] = len(texts)
            texts.append(rows.astype(np.float16))
        texts.append(encoded[index].vectors.astype(np.float16))
        yield Lesson(
            len(texts) - 1, tuple(places[hit.fact] for hit in hits),
            tuple(places[fact.id] if fact else None for fact in before),
            tuple(hit.fact in golds for hit in hits),
        )  # fmt: skip


def _answers(text: str, answers: list[str]) -> bool:
    return any(is_answer(text, 0, len(text), answer) for answer in answers)
