"""Vectors as they are stored: a byte a number, and how texts get theirs; some are shipped."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
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
Item = TypeVar("Item")

FILES = {"minilm": "question-vectors.npz", "e5": "question-vectors-e5.npz"}
"""By the beginning of the model's name.

`model`: whose vectors these are; `keys`: of the texts; `pooled`: a row of bytes for each.
Written by tests/benchmarks/carry_vectors.py. A text that is missing here is read by the model.
"""
_SCALE = 127.0
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


def embed_missing(
    reader: Snapshot,
    embedding: Embedding,
    writing: Writing,
    progress: Progress = lambda _done, _all: None,
    *,
    limit: int | None = None,
) -> bool:
    """Compute and store the vectors that are missing, or some `limit` of them; tell if all are.

    The model runs outside the transactions of `writing`, so that nobody waits for it.
    `progress` hears how many are done, and of how many.
    """
    if stored.version(reader, embedding.name) is None:
        with writing() as db:
            stored.start(db, embedding.name)
    facts = stored.facts_without(reader, embedding.name)[:limit]
    questions = stored.questions_without(reader, embedding.name, embedding.languages)[:limit]
    total, done = len(facts) + len(questions), 0
    for batch in _batches(facts):
        _embed_facts(embedding, batch, writing)
        progress(done := done + len(batch), total)
    for asked in _batches(questions):
        _embed_questions(embedding, asked, writing)
        progress(done := done + len(asked), total)
    return limit is None or max(len(facts), len(questions)) < limit


def _embed_facts(
    embedding: Embedding, facts: Sequence[tuple[int, str, tuple[str, ...]]], writing: Writing
) -> None:
    read = embedding.passages([_with_headings(text, above) for _, text, above in facts])
    rows = [
        (text, pack(each.pooled), pack(each.vectors), id_)
        for (id_, text, _), each in zip(facts, read, strict=True)
    ]
    with writing() as db:
        stored.add_facts(db, embedding.name, rows)


def _embed_questions(
    embedding: Embedding, questions: Sequence[tuple[int, str]], writing: Writing
) -> None:
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
