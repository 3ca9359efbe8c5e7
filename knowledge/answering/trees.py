"""Boosted regression trees, run without the library that grew them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoostedTrees:
    """A sum of regression trees, a logit (gradient boosting: Friedman 2001).

    Each inner node compares the number `names[features[node]]`, 0 if it is not given, with
    `thresholds[node]`: up to that it goes `left`, else `right`. A child below 0 is a leaf, the
    complement of its place in `values`. `roots` are where the trees begin.
    """

    names: tuple[str, ...]
    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    values: tuple[float, ...]
    roots: tuple[int, ...]
    bias: float = 0.0

    def __call__(self, given: Mapping[str, float]) -> float:
        numbers = [given.get(name, 0.0) for name in self.names]
        features, thresholds, left, right = (
            self.features, self.thresholds, self.left, self.right,
        )  # fmt: skip
        total = self.bias
        for root in self.roots:
            node = root
            while node >= 0:
                below = numbers[features[node]] <= thresholds[node]
                node = left[node] if below else right[node]
            total += self.values[~node]
        return total
