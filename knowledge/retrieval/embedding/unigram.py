"""Splits a text into the likeliest pieces of a vocabulary, as SentencePiece does."""

import re
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.embedding.vocabulary import Vocabulary

_SPACES = re.compile(" +")
SPACE = "▁"
_UNLIKELY = 10.0
"""How much less likely than any piece a letter is that stands in none, as SentencePiece has it."""


class Unigram:
    """A vocabulary of pieces; `scores` are the logarithms of how likely each is, by number.

    `letters` says what becomes of a letter before a text is split.
    """

    def __init__(
        self,
        pieces: Vocabulary,
        scores: NDArray[np.float32],
        letters: Mapping[int, str],
        unknown: int,
    ) -> None:
        self._pieces = pieces
        self._scores = scores
        self._letters = letters
        self._unknown = unknown
        self._unlikely = float(scores.min()) - _UNLIKELY

    def split(self, text: str) -> list[tuple[str, int]]:
        """Return the pieces of a text and their numbers."""
        spaced = _SPACES.sub(" ", text.translate(self._letters))
        marked = SPACE + spaced.removeprefix(" ").replace(" ", SPACE)
        found = {(start, end): number for start, end, number in self._pieces.find(marked)}
        places = pairwise(self._cuts(len(marked), found))
        return [(marked[a:b], found.get((a, b), self._unknown)) for a, b in places]

    def _cuts(self, length: int, found: Mapping[tuple[int, int], int]) -> list[int]:
        """Return where the likeliest split cuts a text, both ends included."""
        scores = self._scores[[*found.values()]].tolist() if found else []
        steps: list[list[tuple[int, float]]] = [[] for _ in range(length)]
        for (start, end), score in zip(found, scores, strict=True):
            steps[start].append((end, score))
        best, before = [0.0] + [float("-inf")] * length, [0] * (length + 1)
        for start, own in enumerate(steps):
            if (start, start + 1) not in found:
                own.append((start + 1, self._unlikely))
            for end, score in own:
                if best[start] + score > best[end]:
                    best[end], before[end] = best[start] + score, start
        cuts = [length]
        while cuts[-1]:
            cuts.append(before[cuts[-1]])
        return cuts[::-1]
