"""Stage two: the candidates in the order of a linear model, whose weights were learned."""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sqlite_utils import Database

from knowledge.alternates import Likeness, alike
from knowledge.asking import understand
from knowledge.candidates import candidates
from knowledge.evidence import evidence, is_typed
from knowledge.features import Candidate, Description
from knowledge.query import Query, build_query
from knowledge.store import index


@dataclass(frozen=True, slots=True)
class Ranked:
    """A fact with its score (a logit: differences matter, not the zero) and its features."""

    candidate: Candidate
    score: float
    features: Mapping[str, float]

    @property
    def fact(self) -> int:
        return self.candidate.fact.id


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of a question, best first. `total` is the number of facts searched."""

    query: Query
    ranked: tuple[Ranked, ...]
    total: int

    def shares(self) -> list[float]:
        """Return how the model divides its belief among the candidates, 0 to 1, in order."""
        if not self.ranked:
            return []
        best = self.ranked[0].score
        powers = [math.exp(hit.score - best) for hit in self.ranked]
        return [power / sum(powers) for power in powers]


def rank(db: Database, question: str, documents: Collection[int] = ()) -> Ranking:
    """Rank the facts that may answer a question."""
    query = build_query(db, question)
    likeness = alike(db, query, documents)
    asking = understand(question)
    size = index.size(db)
    mean = size.stems / max(1, size.facts)
    description, ranked = Description(query, mean), []
    for candidate in candidates(db, query, documents, likeness.keys()):
        features = description.features(candidate)
        if is_typed(asking):
            has = bool(evidence(asking, question, candidate.fact.text))
            features["evidence"] = float(has)
        near = likeness.get(candidate.fact.id, Likeness())
        features |= {"alternate": near.alternate, "negative": near.negative}
        ranked.append(Ranked(candidate, _score(features), features))
    ranked.sort(key=lambda hit: (-hit.score, hit.fact))
    return Ranking(query, tuple(ranked), size.facts)


def _score(features: Mapping[str, float]) -> float:
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


@cache
def _weights() -> Mapping[str, float]:
    source = files("knowledge") / "data" / "weights.json"
    weights: dict[str, float] = json.loads(source.read_text(encoding="utf-8"))["weights"]
    return weights
