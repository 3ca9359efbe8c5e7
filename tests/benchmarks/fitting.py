"""Fits the linear models: a conditional logit for orders, a logistic regression for chances."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
_CONSTANT = 1e-4
ORDER_PENALTY, CHANCE_PENALTY, SHAPED_PENALTY = 2.0, 6.0, 3.0
"""Of the squared weights; chosen by cross-validation over documents among 1, 2, 3, 6, 10, 30."""


@dataclass
class Model:
    """A weighed sum of named numbers."""

    weights: dict[str, float]
    bias: float = 0.0

    def __call__(self, features: Mapping[str, float]) -> float:
        return self.bias + sum(
            weight * features[name] for name, weight in self.weights.items() if name in features
        )

    def probability(self, features: Mapping[str, float]) -> float:
        return 1 / (1 + math.exp(-self(features))) if features else 0.0


def fit_order(
    questions: Sequence[tuple[Floats, NDArray[np.bool_]]],
    names: Sequence[str],
    weights: Sequence[float],
) -> Model:
    """Fit a softmax over each question's candidates; a question with several golds wants any."""
    rows = np.concatenate([features for features, _ in questions])
    gold = np.concatenate([golds for _, golds in questions])
    sizes = [len(features) for features, _ in questions]
    of = np.repeat(np.arange(len(sizes)), sizes)
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    weight = np.array(weights)

    def loss(values: Floats) -> tuple[float, Floats]:
        scores = rows @ values
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        total = np.add.reduceat(powers, starts)
        golden = np.add.reduceat(np.where(gold, powers, 0), starts)
        error = -(weight * np.log(golden / total)).sum() + ORDER_PENALTY * (values @ values) / 2
        pull = powers / total[of] - np.where(gold, powers, 0) / golden[of]
        return error, rows.T @ (pull * weight[of]) + ORDER_PENALTY * values

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return Model(dict(zip(names, found.x.tolist(), strict=True)))


def fit_probability(
    signals: Sequence[Mapping[str, float]],
    told: Sequence[bool],
    weights: Sequence[float],
    penalty: float = CHANCE_PENALTY,
) -> Model:
    """Fit a logistic regression over signals that were told right or wrong."""
    names = sorted({name for each in signals for name in each})
    values = np.array([[each.get(name, 0.0) for name in names] for each in signals])
    truth, weight = np.array(told, float), np.array(weights)
    varied = values.std(axis=0) > _CONSTANT
    names, values = [n for n, ok in zip(names, varied, strict=True) if ok], values[:, varied]
    spread = values.std(axis=0)
    scaled = np.c_[values / spread, np.ones(len(values))]

    def loss(given: Floats) -> tuple[float, Floats]:
        scores = scaled @ given
        kept = np.r_[given[:-1], 0]
        error = (weight * (np.logaddexp(0, scores) - truth * scores)).sum()
        pull = scaled.T @ (weight * (1 / (1 + np.exp(-scores)) - truth))
        return error + penalty * (kept @ kept) / 2, pull + penalty * kept

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return Model(dict(zip(names, (found[:-1] / spread).tolist(), strict=True)), float(found[-1]))
