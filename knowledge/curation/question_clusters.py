"""Question clusters: each question goes to the first cluster all of whose questions ask the same.

Compared is only what may be the same: by letters, by what each word means, or by vectors. So two
thousand questions take about a second.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from knowledge.curation.question_likeness import (
    CLOSE_ACROSS,
    SAME,
    ComparedQuestion,
    Vectors,
    contrast,
    is_same,
)
from knowledge.queries import AnswerType

if TYPE_CHECKING:
    from knowledge.retrieval.embedding.model import Floats

_Kind = tuple[AnswerType, str]


class QuestionClusters:
    """Clusters of questions, by numbers from 0; those `given` come first."""

    def __init__(self, given: Sequence[Sequence[ComparedQuestion]], vectors: Vectors) -> None:
        self._clusters: list[list[ComparedQuestion]] = []
        self._vectors = vectors
        self._keys: defaultdict[_Kind, dict[int, str]] = defaultdict(dict)
        self._by_meaning: defaultdict[str, set[int]] = defaultdict(set)
        self._read: list[int] = []
        self._matrix: Floats | None = None
        for each in given:
            self._open([*each])

    def place(self, question: ComparedQuestion) -> int:
        """Put a question into a cluster; return its number."""
        fitting = (at for at in self._near(question) if self._fits(question, at))
        at = next(fitting, None)
        if at is None:
            return self._open([question])
        self._clusters[at].append(question)
        return at

    def _open(self, questions: list[ComparedQuestion]) -> int:
        at, first = len(self._clusters), questions[0]
        self._clusters.append(questions)
        self._keys[_kind(first)][at] = first.key
        for meaning in first.meanings:
            self._by_meaning[meaning].add(at)
        if first.text in self._vectors:
            self._remember(at, self._vectors[first.text])
        return at

    def _remember(self, at: int, vector: "Floats") -> None:
        # Whoever has vectors has numpy; without any model nothing needs it.
        import numpy as np  # noqa: PLC0415

        if self._matrix is None:
            self._matrix = np.empty((len(self._vectors), *vector.shape), vector.dtype)
        elif len(self._read) == len(self._matrix):
            # Two clusters may begin with the same words: editors parted them, or each leans on
            # another question.
            self._matrix = np.concatenate((self._matrix, self._matrix))
        self._matrix[len(self._read)] = vector
        self._read.append(at)

    def _near(self, question: ComparedQuestion) -> list[int]:
        keys = self._keys[_kind(question)]
        alike = process.extract(
            question.key, keys, scorer=fuzz.token_sort_ratio, score_cutoff=SAME, limit=None
        )
        near = {at for *_, at in alike} | self._meaning(question)
        return sorted(near.union(self._close(question)))

    def _meaning(self, question: ComparedQuestion) -> set[int]:
        """Return the clusters in which something stands for each word of a question."""
        found = (
            set[int]().union(*(self._by_meaning.get(meaning, ()) for meaning in meanings))
            for meanings in question.meanings_by_word
        )
        first = next(found, set[int]())
        return first.intersection(*found)

    def _close(self, question: ComparedQuestion) -> Iterator[int]:
        """Yield the clusters whose first question a model finds near."""
        mine = self._vectors.get(question.text)
        if mine is None or self._matrix is None:
            return
        cosines = (self._matrix[: len(self._read)] @ mine).tolist()
        yield from (
            at for at, cosine in zip(self._read, cosines, strict=True) if cosine >= CLOSE_ACROSS
        )

    def _fits(self, question: ComparedQuestion, at: int) -> bool:
        first, *others = self._clusters[at]
        if question.leans is not first.leans or not is_same(question, first, self._vectors):
            return False
        return not any(contrast(question, each) for each in others)


def _kind(question: ComparedQuestion) -> _Kind:
    return question.asks, question.numbers
