"""Vectors as they are stored: a byte a number, and how texts get theirs."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

import numpy as np

from knowledge.retrieval.embedding.model import Embedding, Floats, unit
from knowledge.retrieval.index import vectors as stored
from knowledge.retrieval.shipped_vectors import carried, key
from knowledge.store import Snapshot, Transaction

Writing = Callable[[], AbstractContextManager[Transaction]]
"""Opens a transaction."""
Progress = Callable[[int, int], None]

_SCALE = 127.0
_BATCH = 256
"""Texts between two commits: what is embedded stays, even if the rest is cut off."""


def pack(vectors: Floats) -> bytes:
    """Return vectors of length 1 as bytes, each scaled so that its largest number is 127."""
    largest = np.maximum(np.abs(vectors).max(axis=-1, keepdims=True), 1e-9)
    return bytes(np.rint(vectors / largest * _SCALE).astype(np.int8).tobytes())


def unpack(content: bytes, size: int) -> Floats:
    """Return vectors of length 1, `[n, size]`, off by 1 % at most in their cosines."""
    return unit(np.frombuffer(content, np.int8).reshape(-1, size).astype(np.float32))


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
    if stored.state(reader)[0] != embedding.name:
        with writing() as db:
            stored.start_anew(db, embedding.name)
    facts = stored.facts_without(reader)[:limit]
    questions = stored.questions_without(reader, embedding.languages)[:limit]
    total, done = len(facts) + len(questions), 0
    for batch in _batches(facts):
        read = embedding.passages([text for _, text in batch])
        rows = [
            (text, pack(each.pooled), pack(each.vectors), id_)
            for (id_, text), each in zip(batch, read, strict=True)
        ]
        with writing() as db:
            stored.add_facts(db, rows)
        progress(done := done + len(batch), total)
    for batch in _batches(questions):
        vectors = _pooled(embedding, [text for _, text in batch])
        with writing() as db:
            stored.add_questions(db, [(text, vectors[text], id_) for id_, text in batch])
        progress(done := done + len(batch), total)
    return limit is None or max(len(facts), len(questions)) < limit


def _pooled(embedding: Embedding, questions: Sequence[str]) -> dict[str, bytes]:
    known = carried(embedding.name)
    found = {text: known[key(text)] for text in questions if key(text) in known}
    new = [text for text in dict.fromkeys(questions) if text not in found]
    read = embedding.questions(new)
    return found | {text: pack(each.pooled) for text, each in zip(new, read, strict=True)}


def _batches(rows: Sequence[tuple[int, str]]) -> Iterator[Sequence[tuple[int, str]]]:
    for at in range(0, len(rows), _BATCH):
        yield rows[at : at + _BATCH]
