"""Fits models: conditional logit for orders, logistic regression and boosted trees for chances."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
from lightgbm import LGBMClassifier
from numpy.typing import NDArray
from scipy.optimize import minimize

from knowledge.answering.mismatches import MISMATCHES
from knowledge.answering.restrictions import RESTRICTIONS
from knowledge.answering.trees import BoostedTrees
from knowledge.answering.weights import LinearModel

Floats = NDArray[np.float64]
_CONSTANT = 1e-4
ORDER_PENALTY, CHANCE_PENALTY = 2.0, 10.0
"""Of the squared weights; chosen by cross-validation among 1, 2, 3, 6, 10, 30, 100."""
TREES, LEAVES, FEWEST, RATE, SHRINKAGE, SHARE = 300, 16, 40, 0.05, 20.0, 0.3
"""Trees, leaves of each, examples of a leaf, learning rate, L2 penalty of the leaves, and the
share of signals that each tree sees."""
SEEDS = 4
"""Times that the trees are grown, each seeing other signals; their mean is steadier."""
ASKS = "asks_"
"""Begins the names of signals of what is asked for: its kind makes an answer likelier or not."""
AGAINST = (
    "negative", "no_evidence", "missing", "missing_most", "name_missing", "name_unknown",
    "number_missing", "number_unknown", "absent", "unexpressed", "uncounted", "unsaid",
    "negative_dense", "e5_negative_dense", "rival", "cause_hinted",
    *(name for name in MISMATCHES if name != "above"), *RESTRICTIONS,
)  # fmt: skip
"""What never speaks for an answer."""
FOR = (
    "share", "char3", "tokenset", "covered", "tied", "tied_clause", "alternate", "support",
    "alternate_dense", "dense", "maxsim", "weakest", "e5_alternate_dense", "e5_dense",
    "e5_maxsim", "e5_weakest", "expressed", "counted", "spelt_out", "known",
    "above", "attribute_above", "interaction", "interaction_share", "interaction_ahead",
)  # fmt: skip
"""What never speaks against one."""


def fit_order(
    questions: Sequence[tuple[Floats, NDArray[np.bool_]]],
    names: Sequence[str],
    weights: Sequence[float],
) -> LinearModel:
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

    # What an editor denies of a fact must not bring it forward, near as it may be.
    bounds = [(None, 0.0 if "negative" in name else None) for name in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds)
    return LinearModel(dict(zip(names, found.x.tolist(), strict=True)))


class Table(NamedTuple):
    """Signals as columns of numbers, a row for each question."""

    names: Sequence[str]
    values: Floats

    @classmethod
    def of(cls, signals: Sequence[Mapping[str, float]]) -> Self:
        names = sorted(set().union(*signals))
        return cls(names, np.array([[each.get(name, 0.0) for name in names] for each in signals]))

    def robust(self) -> Self:
        """Return the signals that speak for or against an answer in documents of any kind.

        With all of them a logistic regression learns what kind of document it sees: AUROC on kinds
        left out fell from 0.76 to 0.72, and to 0.72 as well with bends and products of signals.
        """
        kept = [at for at, name in enumerate(self.names)
                if name in FOR or name in AGAINST or name.startswith(ASKS)]  # fmt: skip
        return type(self)([self.names[at] for at in kept], self.values[:, kept])


def fit_probability(
    signals: Table,
    told: Sequence[bool],
    weights: Sequence[float],
    penalty: float = CHANCE_PENALTY,
) -> LinearModel:
    """Fit a logistic regression over signals that were told right or wrong.

    Those whose sign is known keep it.
    """
    truth, weight = np.array(told, float), np.array(weights)
    varied = np.flatnonzero(signals.values.std(axis=0) > _CONSTANT)
    names, values = [signals.names[int(at)] for at in varied], signals.values[:, varied]
    spread = values.std(axis=0)
    scaled = np.c_[values / spread, np.ones(len(values))]

    def loss(given: Floats) -> tuple[float, Floats]:
        scores = scaled @ given
        kept = np.r_[given[:-1], 0]
        error = (weight * (np.logaddexp(0, scores) - truth * scores)).sum()
        pull = scaled.T @ (weight * (1 / (1 + np.exp(-scores)) - truth))
        return error + penalty * (kept @ kept) / 2, pull + penalty * kept

    start = np.zeros(len(names) + 1)
    bounds = [*map(_sign_bounds, names), (None, None)]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    fitted = dict(zip(names, (found[:-1] / spread).tolist(), strict=True))
    return LinearModel(fitted, float(found[-1]))


def fit_trees(signals: Table, told: Sequence[bool], weights: Sequence[float]) -> BoostedTrees:
    """Return boosted trees over all signals; those whose sign is known are monotonic."""
    models = [grown(signals, told, weights, seed) for seed in range(SEEDS)]
    roots = [tree for each in models for tree in each.booster_.dump_model()["tree_info"]]
    return _exported([each["tree_structure"] for each in roots], signals.names)


def grown(
    signals: Table, told: Sequence[bool], weights: Sequence[float], seed: int = 0
) -> LGBMClassifier:
    """Grow the trees by gradient boosting."""
    signs = [1 if name in FOR else -1 if name in AGAINST else 0 for name in signals.names]
    grower = LGBMClassifier(
        n_estimators=TREES, num_leaves=LEAVES, min_child_samples=FEWEST, learning_rate=RATE,
        reg_lambda=SHRINKAGE, colsample_bytree=SHARE, monotone_constraints=signs,
        random_state=seed, n_jobs=1, verbose=-1,
    )  # fmt: skip
    grower.fit(signals.values, np.array(told), sample_weight=np.array(weights))
    return grower


def _sign_bounds(name: str) -> tuple[float | None, float | None]:
    return (0.0 if name in FOR else None), (0.0 if name in AGAINST else None)


def _exported(roots: Sequence[Mapping[str, Any]], names: Sequence[str]) -> BoostedTrees:
    """Return trees as rows of inner nodes and of leaves, those of all seeds as their mean."""
    inner: list[list[float]] = []
    leaves: list[float] = []

    def place(node: Mapping[str, Any]) -> int:
        if "leaf_value" in node:
            leaves.append(round(node["leaf_value"] / SEEDS, 4))
            return ~(len(leaves) - 1)
        at = len(inner)
        row = [node["split_feature"], float(f"{node['threshold']:.6g}"), 0, 0]
        inner.append(row)
        row[2:] = place(node["left_child"]), place(node["right_child"])
        return at

    places = tuple(map(place, roots))
    features, thresholds, left, right = zip(*inner, strict=True)
    whole = (tuple(map(int, each)) for each in (features, left, right))
    told, below, above = whole
    return BoostedTrees(tuple(names), told, thresholds, below, above, tuple(leaves), places)
