"""Stage two: the candidates in the order of a linear model, whose weights were learned."""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlite_utils import Database

from knowledge.alternates import Likeness, alike
from knowledge.asking import understand
from knowledge.candidates import candidates
from knowledge.evidence import evidence, is_typed
from knowledge.features import Candidate, Description
from knowledge.query import Query, build_query
from knowledge.semantics.fusion import fuse
from knowledge.store import index

if TYPE_CHECKING:
    from knowledge.semantics.search import Semantics

BY_MEANING = 20
"""Facts that meaning alone brings; the gold sentence is among them in 97 %."""


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


def rank(
    db: Database,
    question: str,
    documents: Collection[int] = (),
    semantics: "Semantics | None" = None,
    also: Collection[int] = (),
) -> Ranking:
    """Rank the facts that may answer a question, by words and, if there is a model, by meaning.

    `also` are facts that are looked at whatever they say.
    """
    query = build_query(db, question)
    likeness = alike(db, query, documents)
    asking = understand(question)
    size = index.size(db)
    mean = size.stems / max(1, size.facts)
    semantics = semantics if semantics and semantics.reads(question) else None
    near = semantics.candidates(question, BY_MEANING, documents) if semantics else []
    found = list(candidates(db, query, documents, {*likeness, *near, *also}))
    meant = semantics.features(question, [c.fact.id for c in found]) if semantics else {}
    weights = _weights("weights-semantic.json" if meant else "weights.json")
    description, ranked = Description(query, mean), []
    for candidate in found:
        features = description.features(candidate)
        if is_typed(asking):
            has = bool(evidence(asking, question, candidate.fact.text))
            features["evidence"] = float(has)
        asked = likeness.get(candidate.fact.id, Likeness())
        features |= {"alternate": asked.alternate, "negative": asked.negative}
        features |= meant.get(candidate.fact.id, {})
        features = fuse(query, features, size.facts)
        ranked.append(Ranked(candidate, _score(features, weights), features))
    ranked.sort(key=lambda hit: (-hit.score, hit.fact))
    return Ranking(query, tuple(ranked), size.facts)


def _score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


@cache
def _weights(file: str) -> Mapping[str, float]:
    source = files("knowledge") / "data" / file
    weights: dict[str, float] = json.loads(source.read_text(encoding="utf-8"))["weights"]
    return weights
