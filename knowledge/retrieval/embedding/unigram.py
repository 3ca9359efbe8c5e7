"""Splits a text into the likeliest pieces of a vocabulary, as SentencePiece does."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

_SPACES = re.compile(" +")
SPACE = "▁"
_UNLIKELY = 10.0
"""How much less likely than any piece a letter is that stands in none, as SentencePiece has it."""


class Unigram:
    """A vocabulary of pieces, each with the logarithm of how likely it is.

    `letters` says what becomes of a letter before a text is split.
    """

    def __init__(
        self,
        pieces: Mapping[str, int],
        scores: Sequence[float],
        letters: Mapping[int, str],
        unknown: int,
    ) -> None:
        self._pieces = pieces
        self._scores = scores
        self._letters = letters
        self._unknown = unknown
        self._unlikely = min(scores) - _UNLIKELY
        self._longest = max(map(len, pieces))

    def split(self, text: str) -> list[tuple[str, int]]:
        """Return the pieces of a text and their numbers."""
        spaced = _SPACES.sub(" ", text.translate(self._letters))
        marked = SPACE + spaced.removeprefix(" ").replace(" ", SPACE)
        cuts = self._cuts(marked)
        found = (marked[start:end] for start, end in pairwise(cuts))
        return [(piece, self._pieces.get(piece, self._unknown)) for piece in found]

    def _cuts(self, text: str) -> list[int]:
        """Return where the likeliest split cuts the text, both ends included."""
        best, before = [0.0] + [float("-inf")] * len(text), [0] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                piece = self._pieces.get(text[start:end])
                if piece is not None:
                    score = best[start] + self._scores[piece]
                elif end == start + 1:
                    score = best[start] + self._unlikely
                else:
                    continue
                if score > best[end]:
                    best[end], before[end] = score, start
        cuts = [len(text)]
        while cuts[-1]:
            cuts.append(before[cuts[-1]])
        return cuts[::-1]
