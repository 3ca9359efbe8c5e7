"""Boosted regression trees, run without the library that grew them.

As QuickScorer does (Lucchese et al., SIGIR 2015): a test that goes right rules out the leaves to
its left. Of all tests of one number, of whatever tree, one look tells which leaves are ruled out,
and the first that is left in a tree is where it ends. Walks from the roots take three times as
long.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from struct import Struct
from typing import NamedTuple

MOST_LEAVES = 16
"""Leaves of a tree, for as many bits stand for them."""


class _Tests(NamedTuple):
    """All tests of one number, by its name: `left` are the leaves after none, one, two of them."""

    name: str
    thresholds: Sequence[float]
    left: Sequence[int]


@dataclass(frozen=True)
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
        left, number = self._grown, given.get
        for name, thresholds, leaves in self._tests:
            left &= leaves[bisect_left(thresholds, number(name, 0.0))]
        total, first, packing = self.bias, self._first, self._packing
        packed = packing.unpack(left.to_bytes(packing.size, "little"))
        for values, of_tree in zip(self._values, packed, strict=True):
            total += values[first[of_tree]]
        return total

    @cached_property
    def _leaves(self) -> Sequence[Sequence[int]]:
        """The leaves of each tree, from left to right. Raises ValueError if there are too many."""
        found = [[*self._below(root)] for root in self.roots]
        if max(map(len, found), default=0) > MOST_LEAVES:
            raise ValueError(f"A tree has more than {MOST_LEAVES} leaves.")
        return found

    def _below(self, node: int) -> Sequence[int]:
        if node < 0:
            return (~node,)
        return (*self._below(self.left[node]), *self._below(self.right[node]))

    @cached_property
    def _values(self) -> Sequence[Sequence[float]]:
        return [tuple(map(self.values.__getitem__, leaves)) for leaves in self._leaves]

    @cached_property
    def _every(self) -> int:
        return (1 << MOST_LEAVES * len(self.roots)) - 1

    @cached_property
    def _grown(self) -> int:
        """The bits of the leaves that there are, of all trees."""
        bits = ((1 << len(leaves)) - 1 for leaves in self._leaves)
        return sum(each << MOST_LEAVES * tree for tree, each in enumerate(bits))

    @cached_property
    def _packing(self) -> Struct:
        return Struct(f"<{len(self.roots)}H")

    @cached_property
    def _first(self) -> bytes:
        """The place of the lowest bit of each number that stands for the leaves of a tree."""
        most = max(map(len, self._leaves), default=0)
        return bytes(max(0, (each & -each).bit_length() - 1) for each in range(1 << most))

    @cached_property
    def _tests(self) -> Sequence[_Tests]:
        found: dict[int, list[tuple[float, int, int]]] = {}
        for tree, (root, leaves) in enumerate(zip(self.roots, self._leaves, strict=True)):
            bits = {leaf: 1 << at for at, leaf in enumerate(leaves)}
            nodes = [root]
            while nodes:
                if (node := nodes.pop()) >= 0:
                    lost = sum(map(bits.__getitem__, self._below(self.left[node])))
                    test = self.thresholds[node], lost, MOST_LEAVES * tree
                    found.setdefault(self.features[node], []).append(test)
                    nodes += self.left[node], self.right[node]
        return [self._in_order(number, tests) for number, tests in found.items()]

    def _in_order(self, number: int, tests: Sequence[tuple[float, int, int]]) -> _Tests:
        left = [self._every]
        for _, lost, at in sorted(tests):
            left.append(left[-1] & ~(lost << at))
        return _Tests(self.names[number], sorted(each[0] for each in tests), left)
