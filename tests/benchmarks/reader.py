"""Models that read for many libraries: loaded once, and what they have read may be kept."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np

from knowledge import Library
from knowledge.answering import Answerer
from knowledge.answering.weights import WORDS
from knowledge.retrieval.dense import DenseRetriever
from knowledge.retrieval.embedding.loading import load_embeddings
from knowledge.retrieval.embedding.model import Embedding, Encoded


class Reader:
    """What EMBEDDING_MODEL names, or words alone; `folder` keeps the vectors of texts."""

    def __init__(self, model: str, folder: Path | None = None) -> None:
        self.model = model
        self._folder = folder

    def read(self, library: Library) -> None:
        """Let a library answer by these models, as `Library.use_model` does."""
        if self.model == WORDS:
            return
        database = library.database
        dense = DenseRetriever(self._embeddings, database.read, database.write)
        dense.embed()
        library.answerer = Answerer(database, dense)

    @cached_property
    def _embeddings(self) -> list[Embedding]:
        found, complaints = load_embeddings(self.model)
        if complaints:
            raise SystemExit("\n".join(complaints))
        if self._folder is None:
            return found
        self._folder.mkdir(parents=True, exist_ok=True)
        return [StoredEmbedding(each, self._folder / f"{each.name}.db") for each in found]


class StoredEmbedding(Embedding):
    """A model that reads no text twice; numbers are kept with half the precision."""

    def __init__(self, source: Embedding, file: Path) -> None:
        self.name, self.languages, self.size = source.name, source.languages, source.size
        self._source = source
        # Passages are read in several threads, which share what is kept.
        self._kept = Lock()
        self._db = sqlite3.connect(file, isolation_level=None, timeout=60, check_same_thread=False)
        self._db.execute("CREATE TABLE IF NOT EXISTS read (key PRIMARY KEY, tokens, vectors)")

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        return self._read("question", texts, self._source.questions)

    def passages(self, texts: Sequence[str]) -> list[Encoded]:
        return self._read("passage", texts, self._source.passages)

    def _read(
        self, kind: str, texts: Sequence[str], read: Callable[[Sequence[str]], list[Encoded]]
    ) -> list[Encoded]:
        keys = [hashlib.sha256(f"{kind} {text}".encode()).digest() for text in texts]
        with self._kept:
            known = {key: self._stored(key) for key in keys}
        new = {key: text for key, text in zip(keys, texts, strict=True) if known[key] is None}
        for key, encoded in zip(new, read([*new.values()]), strict=True):
            known[key] = encoded
            vectors = np.vstack([encoded.pooled, encoded.vectors]).astype(np.float16)
            row = (key, json.dumps(encoded.tokens), vectors.tobytes())
            with self._kept:
                self._db.execute("INSERT OR IGNORE INTO read VALUES (?, ?, ?)", row)
        return [found for key in keys if (found := known[key])]

    def _stored(self, key: bytes) -> Encoded | None:
        sql = "SELECT tokens, vectors FROM read WHERE key = ?"
        if (row := self._db.execute(sql, [key]).fetchone()) is None:
            return None
        vectors = np.frombuffer(row[1], np.float16).reshape(-1, self.size).astype(np.float32)
        return Encoded(tuple(json.loads(row[0])), vectors[1:], vectors[0])
