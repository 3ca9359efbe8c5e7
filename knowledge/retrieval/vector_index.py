"""A vector index: the facts and stored questions nearest to a question, by one model."""

import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import StoreError
from knowledge.retrieval.embedding.model import Embedding, Encoded, Floats
from knowledge.retrieval.index import vectors as stored
from knowledge.retrieval.maxsim import MaxSim, best_cosines
from knowledge.retrieval.question_match import Comparison, QuestionMatch, sum_up
from knowledge.retrieval.retriever import Candidate
from knowledge.retrieval.vectors import (
    TOGETHER,
    Progress,
    Writing,
    embed_all,
    embed_some,
    numbers,
    unpack,
)
from knowledge.store import Snapshot

logger = logging.getLogger(__name__)

NEAREST_QUESTIONS = 30
"""Stored questions that may bring the fact for which they are stored."""
CLOSEST_QUESTIONS = 60
"""Stored questions, nearest first, that say which fact answers."""

INCOMPLETE = -1
"""A version that is never stored, so that the next question looks again."""
AT_A_QUESTION = 64
"""Changed texts that a question waits for, a few milliseconds each; the next one does more."""

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Pooled vectors in memory: row `n` belongs to `facts[n]` of `documents[n]`."""

    facts: Integers
    documents: Integers
    vectors: Floats
    answers: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Memory:
    version: int
    facts: _Matrix
    questions: _Matrix
    rows: Mapping[int, int]


class VectorIndex:
    """The vectors of one model. Thread-safe; `reader` gives the thread's connection."""

    def __init__(
        self, embedding: Embedding, reader: Callable[[], Snapshot], writing: Writing | None
    ) -> None:
        """Read what a model has read; without `writing` another process stores its vectors."""
        self.embedding = embedding
        self._reader = reader
        self._writing = writing
        self._memory: _Memory | None = None
        self._loading = threading.Lock()

    @property
    def family(self) -> str:
        """The models whose cosines are alike, for which weights were learned together."""
        return self.embedding.name.split("-")[0]

    def reads(self, language: str) -> bool:
        """Tell whether the model knows a language."""
        return not self.embedding.languages or language in self.embedding.languages

    def embed(
        self, progress: Progress = lambda _done, _all: None, threads: int = TOGETHER
    ) -> None:
        """Give every text that has none its vectors; `progress` hears done and all."""
        if self._writing:
            embed_all(self._reader(), self.embedding, self._writing, progress, threads)

    def embed_some(self) -> bool:
        """Give a few texts that have none their vectors; return whether all have theirs now.

        Where only reading is allowed that is never looked for.
        """
        if self._writing is None:
            return True
        try:
            return embed_some(self._reader(), self.embedding, self._writing, AT_A_QUESTION)
        except StoreError as exc:
            logger.warning("Vectors wait until the next question: %s", exc)
            return False

    def holds(self, facts: Collection[int]) -> bool:
        """Tell whether all of these facts have vectors."""
        return self._load().rows.keys() >= set(facts)

    def candidates(
        self, question: Encoded, limit: int, documents: Collection[int] = ()
    ) -> list[int]:
        """Return the facts nearest to a question, also by the questions stored for them."""
        memory, pooled = self._load(), question.pooled
        best = _nearest(memory.facts, pooled, limit, documents)
        asked = _nearest(memory.questions, pooled, NEAREST_QUESTIONS, documents)
        return list(dict.fromkeys([*best, *asked]))

    def features(
        self, question: Encoded, candidates: Sequence[Candidate]
    ) -> dict[int, dict[str, float]]:
        """Return by fact how near it is, and how near the questions stored for it are.

        Facts without vectors are left out.
        """
        memory = self._load()
        wanted = {fact.id for each in candidates for fact in (each.fact, each.previous) if fact}
        read = stored.tokens(self._reader(), self.embedding.name, wanted)
        tokens = ((fact, numbers(content, self.embedding.size)) for fact, content in read)
        best = best_cosines(question.vectors, tokens)
        found = MaxSim(question, _cosines(memory, question, candidates), best).features(candidates)
        asked = self._near_questions(memory, question.pooled)
        for fact, features in found.items():
            near = asked.get(fact, QuestionMatch())
            features["alternate_dense"] = near.alternate
            features["negative_dense"] = near.negative
            features["support_dense"] = near.support
        return found

    def token_vectors(self, facts: Collection[int]) -> dict[int, Floats]:
        """Return the tokens of facts, rows of length 1; facts without vectors are left out."""
        read = stored.tokens(self._reader(), self.embedding.name, facts)
        return {fact: unpack(content, self.embedding.size) for fact, content in read}

    def _near_questions(self, memory: _Memory, question: Floats) -> dict[int, QuestionMatch]:
        matrix = memory.questions
        cosines = matrix.vectors @ question
        closest = np.argsort(-cosines, kind="stable")[:CLOSEST_QUESTIONS]
        return sum_up(
            [
                Comparison(
                    int(matrix.facts[at]), max(0.0, float(cosines[at])), bool(matrix.answers[at])
                )
                for at in closest
            ]
        )

    def _load(self) -> _Memory:
        db = self._reader()
        now = stored.version(db, self.embedding.name)
        memory = self._memory
        if memory is None or memory.version != now:
            with self._loading:
                memory = self._memory
                if memory is None or memory.version != now:
                    memory = self._memory = self._catch_up(db)
        return memory

    def _catch_up(self, db: Snapshot) -> _Memory:
        """Read the vectors, after those of what editors have changed since were computed."""
        is_complete = self.embed_some()
        memory = _load(db, self.embedding)
        return memory if is_complete else replace(memory, version=INCOMPLETE)


def _cosines(
    memory: _Memory, question: Encoded, candidates: Sequence[Candidate]
) -> dict[int, float]:
    """Return how near whole facts are: the candidates and all that stands around them."""
    around = {fact.id for each in candidates for fact in each.paragraph}
    before = {each.previous.id for each in candidates if each.previous}
    wanted = around | before | {each.fact.id for each in candidates}
    facts = [fact for fact in wanted if fact in memory.rows]
    vectors = memory.facts.vectors[[memory.rows[fact] for fact in facts]]
    return dict(zip(facts, (vectors @ question.pooled).tolist(), strict=True))


def _nearest(
    matrix: _Matrix, question: Floats, limit: int, documents: Collection[int]
) -> list[int]:
    scores = matrix.vectors @ question
    if documents:
        scores = np.where(np.isin(matrix.documents, list(documents)), scores, -np.inf)
    limit = min(limit, len(scores))
    if not limit:
        return []
    best = np.argpartition(-scores, limit - 1)[:limit]
    best = best[np.argsort(-scores[best], kind="stable")]
    return [int(matrix.facts[at]) for at in best if scores[at] > -np.inf]


def _load(db: Snapshot, embedding: Embedding) -> _Memory:
    now = stored.version(db, embedding.name)
    facts = _matrix(
        [(*row, 1) for row in stored.pooled_facts(db, embedding.name)],
        embedding.size,
    )
    questions = _matrix(stored.pooled_questions(db, embedding.name), embedding.size)
    rows = {int(f): at for at, f in enumerate(facts.facts)}
    return _Memory(INCOMPLETE if now is None else now, facts, questions, rows)


def _matrix(rows: list[tuple[int, int, bytes, int]], size: int) -> _Matrix:
    return _Matrix(
        np.array([row[0] for row in rows], np.int64),
        np.array([row[1] for row in rows], np.int64),
        unpack(b"".join(row[2] for row in rows), size),
        np.array([row[3] for row in rows], np.bool_),
    )
