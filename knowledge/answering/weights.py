"""What was learned from judged questions: weights and thresholds, from data files.

The files say what they were learned from, when, and how well; tests/benchmarks/learn.py writes
them.
"""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

WORDS, MEANING = "words", "minilm"
"""The weights for ranking without a model, and those for a model that none were learned for."""
JOINED = "+"
"""Between the families of models whose features are fused, as in `minilm+e5`."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A weighed sum of named numbers; what it does not know counts nothing."""

    weights: Mapping[str, float]
    bias: float = 0.0

    def __call__(self, features: Mapping[str, float]) -> float:
        return self.bias + sum(
            [weight * features[name] for name, weight in self.weights.items() if name in features]
        )

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the logistic function of the sum, 0 to 1."""
        return 1 / (1 + math.exp(-self(features)))


@dataclass(frozen=True, slots=True)
class Weights:
    """The models for one way of ranking.

    `first` orders all candidates and `second` the closest; `right` tells how likely the best
    answers the question, `related` how likely the documents are about it at all.
    """

    first: LinearModel
    second: LinearModel
    right: LinearModel
    related: LinearModel


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which on an answer is claimed, and from which on one is shown.

    `about` is how likely the documents must be about the question for a claim; from `probable`
    on what is not claimed is called the probable answer. Only below `shown` may be said that no
    document is about it.
    """

    found: float
    shown: float
    about: float = 0.0
    probable: float = 0.4


@cache
def weights_for(model: str) -> Weights:
    """Return the weights for `words` alone or for a family of embedding models."""
    learned = _learned()["weights"]
    parts = learned[_nearest(model, learned)]
    return Weights(**{name: LinearModel(**part) for name, part in parts.items()})


@cache
def thresholds_for(model: str, facts: int, *, curated: bool, language: str = "en") -> Thresholds:
    """Return the thresholds for a library of so many facts, and for sentences in a language.

    `curated` tells that editors wrote down what facts answer near the question, and what they do
    not: it has thresholds of its own, for their words are signals that others lack.
    """
    learned = _learned()["thresholds"]
    limits = learned[_nearest(model, learned)]
    if special := limits.get("curated" if curated else language):
        return Thresholds(**special)
    sizes = sorted(int(size) for size in limits if size.isdecimal())
    size = next((each for each in sizes if facts <= each), sizes[-1])
    return Thresholds(**limits[str(size)])


def _nearest(model: str, learned: Collection[str]) -> str:
    """Return what was learned for a model; of several fused ones, else for the first of them."""
    first = model.partition(JOINED)[0]
    return next((each for each in (model, first) if each in learned), MEANING)


@cache
def _learned() -> Any:
    source = files("knowledge") / "data" / "weights.json"
    return json.loads(source.read_text(encoding="utf-8"))
