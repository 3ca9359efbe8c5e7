"""A vocabulary of pieces, in which all parts of a text are looked up at once.

A dictionary of 250,000 strings would take a quarter of a second at each start, and 50 MB. Here
they stay one text, and what is sorted are their hashes: polynomials of their letters (Rabin and
Karp 1987), modulo 2 to the 64. What a hash finds is compared letter by letter.
"""

from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

_BASE = 0x9E3779B97F4A7C15
"""An odd number, so that it can be divided by."""
_INVERSE = pow(_BASE, -1, 1 << 64)
_AT_ONCE = 1 << 14
"""Pieces that are hashed in one go: more take memory and no less time."""

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


class Vocabulary:
    """Pieces by their numbers: `names` is all of them, and each ends where the next one begins.

    `cuts` are the places in between, both ends included; pieces `without` are never found.
    Thread-safe, for nothing in it changes.
    """

    def __init__(self, names: str, cuts: Places, without: Collection[int] = ()) -> None:
        self._names = names
        self._cuts = cuts
        self.longest = int(np.diff(cuts).max(initial=0))
        hashes = np.concatenate([*self._hashed()])
        order = np.argsort(hashes, kind="stable")
        order = order[~np.isin(order, list(without))]
        self._hashes, self._numbers = hashes[order], order

    def _hashed(self) -> Iterator[Hashes]:
        """Yield the hashes of all pieces, some thousands at once."""
        for at in range(0, len(self._cuts) - 1, _AT_ONCE):
            cuts = self._cuts[at : at + _AT_ONCE + 1]
            own = cuts - cuts[0]
            yield _hashes_of(self._names[cuts[0] : cuts[-1]], own[:-1], own[1:])

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and number of the pieces that stand in a text, by start."""
        starts = np.repeat(np.arange(len(text)), self.longest)
        ends = starts + np.tile(np.arange(1, self.longest + 1), len(text))
        starts, ends = starts[ends <= len(text)], ends[ends <= len(text)]
        wanted = _hashes_of(text, starts, ends)
        places = np.minimum(np.searchsorted(self._hashes, wanted), len(self._hashes) - 1)
        hits = np.flatnonzero(self._hashes[places] == wanted)
        numbers = self._numbers[places[hits]]
        own, next_ = self._cuts[numbers], self._cuts[numbers + 1]
        rows = (each.tolist() for each in (starts[hits], ends[hits], numbers, own, next_))
        for start, end, number, first, last in zip(*rows, strict=True):
            if text[start:end] == self._names[first:last]:
                yield start, end, number


def _hashes_of(text: str, starts: Places, ends: Places) -> Hashes:
    """Return the hashes of parts of a text."""
    letters = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.uint64)
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum(letters * _powers(_BASE, len(letters)), out=sums[1:])
    return (sums[ends] - sums[starts]) * _powers(_INVERSE, len(letters) + 1)[starts]


def _powers(base: int, count: int) -> Hashes:
    """Return the powers of a number from 0 on, modulo 2 to the 64."""
    factors = np.full(count, base, np.uint64)
    factors[:1] = 1
    return np.cumprod(factors, dtype=np.uint64)
