"""How near the candidates of one question are by meaning: named numbers, most of them cosines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.language import stopwords
from knowledge.retrieval.embedding.model import Encoded, Floats
from knowledge.retrieval.retriever import Candidate

STOPWORD_WEIGHT = 0.15
"""Of a stopword in MaxSim, from the measurements that this design follows."""
BEFORE = 0.9
"""What is left of a cosine if the word stands in the sentence before."""
_LEAST = 0.02
"""Weight of a word that all candidates hold equally well."""
_SPREAD = 3.0
"""Standard deviations that count as one, so that a lead stays of the size of the others."""
_FAINT = 1e-6

Numbers = NDArray[np.int8] | Floats


def best_cosines(question: Floats, sentences: Iterable[tuple[int, Numbers]]) -> dict[int, Floats]:
    """Return by sentence, for each token of the question, the highest cosine with one of its own.

    The question's rows have length 1; those of a sentence, `[tokens, size]`, any length but 0.
    """
    some = [(id_, tokens) for id_, tokens in sentences if len(tokens)]
    if not some or not len(question):
        return {}
    rows = np.concatenate([tokens for _, tokens in some]).astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    cosines = (rows @ question.T) / np.maximum(lengths, _FAINT)[:, None]
    ends = np.cumsum([len(tokens) for _, tokens in some])
    best = np.maximum.reduceat(cosines, [0, *ends[:-1].tolist()], axis=0)
    return {id_: row for (id_, _), row in zip(some, best, strict=True)}


@dataclass(frozen=True, slots=True)
class MaxSim:
    """Describes candidates by the vectors of facts.

    `pooled` are cosines of whole facts, of those that have vectors; `best` those of their tokens
    (see `best_cosines`).
    """

    question: Encoded
    pooled: Mapping[int, float]
    best: Mapping[int, Floats]

    def features(self, candidates: Sequence[Candidate]) -> dict[int, dict[str, float]]:
        """Return the features of each candidate that has vectors, by fact."""
        known = [each for each in candidates if each.fact.id in self.pooled]
        if not known or not self.question.tokens:
            return {}
        columns = self._of_tokens(known) | {
            "dense": [self.pooled[each.fact.id] for each in known],
            "dense_previous": [self._before(each) for each in known],
            "dense_paragraph": [self._around(each) for each in known],
        }
        for name in ("dense", "maxsim"):
            columns[f"{name}_lead"] = _leads(columns[name])
        return {
            each.fact.id: dict(zip(columns, row, strict=True))
            for each, row in zip(known, zip(*columns.values(), strict=True), strict=True)
        }

    def _of_tokens(self, known: Sequence[Candidate]) -> dict[str, list[float]]:
        """Return what the tokens of the question say, a number for each candidate."""
        weights = np.array([_weight(token) for token in self.question.tokens], np.float32)
        nothing = np.zeros(len(weights), np.float32)
        best = np.array([self.best.get(each.fact.id, nothing) for each in known])
        before = np.array(
            [
                self.best.get(each.previous.id, nothing) * BEFORE if each.previous else own
                for each, own in zip(known, best, strict=True)
            ]
        )
        maxsim = best @ weights / weights.sum()
        context = np.maximum(best, before) @ weights / weights.sum() - maxsim
        of_content = best[:, weights == 1]
        weakest = of_content.min(axis=1) if of_content.size else np.zeros(len(known))
        telling = weights * np.maximum(best.max(axis=0) - best.mean(axis=0), _LEAST)
        return {
            "maxsim": maxsim.tolist(),
            "maxsim_context": context.tolist(),
            "weakest": weakest.tolist(),
            "maxsim_telling": (best @ telling / telling.sum()).tolist(),
        }

    def _before(self, candidate: Candidate) -> float:
        previous = candidate.previous
        return self.pooled.get(previous.id, 0.0) if previous else 0.0

    def _around(self, candidate: Candidate) -> float:
        return max(self.pooled.get(fact.id, 0.0) for fact in candidate.paragraph)


def _leads(found: Sequence[float]) -> list[float]:
    """Return how far each stands out from all candidates, in standard deviations."""
    values = np.array(found)
    leads: list[float] = ((values - values.mean()) / (values.std() + _FAINT) / _SPREAD).tolist()
    return leads


def _weight(token: str) -> float:
    word = token.removeprefix("##").lstrip("▁").casefold()
    is_word = any(letter.isalnum() for letter in word)
    return STOPWORD_WEIGHT if not is_word or word in stopwords() else 1.0
