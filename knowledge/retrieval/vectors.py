"""Vectors as they are stored: a byte a number, and how texts get theirs; some are shipped."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import cache, partial
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.embedding.model import Embedding, Floats, unit
from knowledge.retrieval.index import vectors as stored
from knowledge.store import Snapshot, Transaction

Writing = Callable[[], AbstractContextManager[Transaction]]
"""Opens a transaction."""
Progress = Callable[[int, int], None]
Facts = Sequence[tuple[int, str, tuple[str, ...]]]
"""Id, text and headings of facts."""
Questions = Sequence[tuple[int, str]]
Item = TypeVar("Item")
Result = TypeVar("Result")

FILES = {"minilm": "question-vectors.npz", "e5": "question-vectors-e5.npz"}
"""By the beginning of the model's name.

`model`: whose vectors these are; `keys`: of the texts; `pooled`: a row of bytes for each.
Written by tests/benchmarks/carry_vectors.py. A text that is missing here is read by the model.
"""
_SCALE = 127.0
TOGETHER = 2
"""Batches that are read side by side while nobody asks: a run of a model takes one core."""
_BATCH = 256
"""Texts between two commits: what is embedded stays, even if the rest is cut off."""


def pack(vectors: Floats) -> bytes:
    """Return vectors of length 1 as bytes, each scaled so that its largest number is 127."""
    largest = np.maximum(np.abs(vectors).max(axis=-1, keepdims=True), 1e-9)
    return bytes(np.rint(vectors / largest * _SCALE).astype(np.int8).tobytes())


def unpack(content: bytes, size: int) -> Floats:
    """Return vectors of length 1, `[n, size]`, off by 1 % at most in their cosines."""
    return unit(numbers(content, size).astype(np.float32))


def numbers(content: bytes, size: int) -> NDArray[np.int8]:
    """Return vectors as they are stored, `[n, size]`, each of another length."""
    return np.frombuffer(content, np.int8).reshape(-1, size)


def embed_all(
    reader: Snapshot, embedding: Embedding, writing: Writing, progress: Progress, threads: int
) -> None:
    """Compute and store the vectors that are missing; the model reads in so many `threads`.

    It runs outside the transactions of `writing`, so that nobody waits for it. `progress` hears
    how many are done, and of how many.
    """
    facts, questions = _missing(reader, embedding, writing)
    for done in _embedded(embedding, facts, questions, writing, threads):
        progress(done, len(facts) + len(questions))


def embed_some(reader: Snapshot, embedding: Embedding, writing: Writing, limit: int) -> bool:
    """Compute and store the vectors of as many facts and questions at most; tell if all are."""
    facts, questions = _missing(reader, embedding, writing)
    for _ in _embedded(embedding, facts[:limit], questions[:limit], writing, 1):
        pass
    return max(len(facts), len(questions)) < limit


def _missing(reader: Snapshot, embedding: Embedding, writing: Writing) -> tuple[Facts, Questions]:
    if stored.version(reader, embedding.name) is None:
        with writing() as db:
            stored.start(db, embedding.name)
    facts = stored.facts_without(reader, embedding.name)
    return facts, stored.questions_without(reader, embedding.name, embedding.languages)


def _embedded(
    embedding: Embedding, facts: Facts, questions: Questions, writing: Writing, threads: int
) -> Iterator[int]:
    """Store the vectors of texts, a batch in a transaction; yield how many have theirs."""
    done = 0
    for rows in read_ahead(partial(_read_facts, embedding), _batches(facts), threads):
        with writing() as db:
            stored.add_facts(db, embedding.name, rows)
        yield (done := done + len(rows))
    for asked in _batches(questions):
        _embed_questions(embedding, asked, writing)
        yield (done := done + len(asked))


def _read_facts(embedding: Embedding, facts: Facts) -> list[stored.VectorRow]:
    read = embedding.passages([_with_headings(text, above) for _, text, above in facts])
    return [
        (text, pack(each.pooled), pack(each.vectors), id_)
        for (id_, text, _), each in zip(facts, read, strict=True)
    ]


def read_ahead(
    read: Callable[[Item], Result], batches: Iterable[Item], threads: int
) -> Iterator[Result]:
    """Yield what is read of each batch, in order; `threads` are read at once, and no more wait."""
    if threads == 1:
        yield from map(read, batches)
        return
    running: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(threads, "embedding") as pool:
        for batch in batches:
            running.append(pool.submit(read, batch))
            if len(running) > threads:
                yield running.popleft().result()
        yield from (each.result() for each in running)


def _embed_questions(embedding: Embedding, questions: Questions, writing: Writing) -> None:
    vectors = _pooled(embedding, [text for _, text in questions])
    with writing() as db:
        rows = [(text, vectors[text], id_) for id_, text in questions]
        stored.add_questions(db, embedding.name, rows)


def _pooled(embedding: Embedding, questions: Sequence[str]) -> dict[str, bytes]:
    known = shipped_questions(embedding.name)
    found = {text: known[_key(text)] for text in questions if _key(text) in known}
    new = [text for text in dict.fromkeys(questions) if text not in found]
    read = embedding.questions(new)
    return found | {text: pack(each.pooled) for text, each in zip(new, read, strict=True)}


@cache
def shipped_questions(model: str) -> Mapping[int, bytes]:
    """Return the packed vectors of shipped questions by the keys of their texts."""
    file = FILES.get(model.partition("-")[0])
    if file is None:
        return {}
    content = (resources.files("knowledge") / "data" / file).read_bytes()
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        if str(stored["model"]) != model:
            return {}
        rows = zip(stored["keys"].tolist(), stored["pooled"], strict=True)
        return {key: row.tobytes() for key, row in rows}


def _key(text: str) -> int:
    """Return a number that stands for a text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def write_shipped(file: Path, model: str, vectors: Mapping[str, bytes]) -> None:
    """Write the file from texts and their packed vectors."""
    pooled = [np.frombuffer(row, np.int8) for row in vectors.values()]
    keys = np.array([_key(text) for text in vectors], np.uint64)
    with file.open("wb") as target:
        np.savez(target, model=np.array(model), keys=keys, pooled=np.array(pooled))


def _with_headings(text: str, headings: Sequence[str]) -> str:
    """Return what a model reads of a fact: without its headings an item may say nothing."""
    return f"{' – '.join(headings)}: {text}" if headings else text


def _batches(rows: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for at in range(0, len(rows), _BATCH):
        yield rows[at : at + _BATCH]
