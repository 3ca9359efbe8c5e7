"""A ranking: the candidates of a question in order, each with what speaks for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.answering.evidence_features import EvidenceFeatures
from knowledge.queries import Query
from knowledge.retrieval.retriever import Candidate

CLOSE = 8
"""Candidates that are looked at more closely: a dozen would bring nothing more."""
CLOSE_IN_MEANING = 0.77
"""Cosine of e5 from which on a sentence holds something near to every word of a question."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A fact with its score (a logit: differences matter, not the zero) and its features.

    `evidence` is that of the closest candidates; nobody looked for it at the others. `also` are
    facts of other documents that say the same, word for word.
    """

    candidate: Candidate
    score: float
    features: Mapping[str, float]
    evidence: EvidenceFeatures | None = None
    also: tuple[int, ...] = ()

    @property
    def fact(self) -> int:
        return self.candidate.fact.id

    @property
    def is_near(self) -> bool:
        """Whether the sentence holds something near in meaning to every word of the question."""
        nearness = self.features.get("e5_weakest", self.features.get("weakest", 0.0))
        return nearness >= CLOSE_IN_MEANING


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of a question, best first. `model` names the weights that ordered them."""

    query: Query
    ranked: tuple[Ranked, ...]
    model: str

    def highest(self, among: int) -> float:
        """Return the share of the one of the first so many that the model believes most."""
        return max(self.shares()[:among], default=0.0)

    def shares(self) -> list[float]:
        """Return how the model divides its belief among the candidates, 0 to 1, in order."""
        if not self.ranked:
            return []
        best = self.ranked[0].score
        powers = [math.exp(hit.score - best) for hit in self.ranked]
        total = sum(powers)
        return [power / total for power in powers]
