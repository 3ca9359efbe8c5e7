"""What was learned from judged questions: weights and thresholds, from data files.

The files say what they were learned from, when, and how well; tests/benchmarks/learn.py writes
them.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from operator import mul
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
        given = map(features.get, self.weights, repeat(0.0))
        total: float = sum(map(mul, self.weights.values(), given))
        return self.bias + total

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the logistic function of the sum, 0 to 1."""
        return 1 / (1 + math.exp(-self(features)))


@dataclass(frozen=True, slots=True)
class Weights:
    """The models for one way of ranking.

    `first` orders all candidates and `second` the closest; `related` tells how likely the
    documents are about the question at all.
    """

    first: LinearModel
    second: LinearModel
    related: LinearModel


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which on an answer is claimed, called probable, or shown at all.

    `about` is how likely the documents must be about the question for a claim; only below `shown`
    may be said that none is about it. `found` and `probable` follow from an error budget and the
    risk-coverage curve that is stored beside them.
    """

    found: float
    shown: float
    about: float = 0.0
    probable: float = 0.4


@cache
def weights_for(model: str) -> Weights:
    """Return the weights for `words` alone or for a family of embedding models."""
    parts = learned_for(model)
    return Weights(*(LinearModel(**parts[name]) for name in ("first", "second", "related")))


@cache
def thresholds_for(model: str, language: str = "en") -> Thresholds:
    """Return the thresholds for sentences in a language."""
    limits = learned_for(model, _learned()["thresholds"])
    return Thresholds(**(limits.get(language) or limits["en"]))


def learned_for(model: str, learned: Any = None) -> Any:
    """Return the part of what was `learned`, the weights if none is given, that is a model's.

    Of several fused models, what was learned for the first serves if nothing was for them all.
    """
    every = _learned()["weights"] if learned is None else learned
    first = model.partition(JOINED)[0]
    return every[next((each for each in (model, first) if each in every), MEANING)]


@cache
def _learned() -> Any:
    source = files("knowledge") / "data" / "weights.json"
    return json.loads(source.read_text(encoding="utf-8"))
