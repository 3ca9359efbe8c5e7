"""Excerpts: the stretch of a long sentence that holds most of what was asked."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from knowledge.answering.evidence import find_evidence
from knowledge.language.stemmer import stem_set
from knowledge.models import Span
from knowledge.queries import Query

EXCERPT = 120
"""Characters of an excerpt: two lines on a phone."""
LINE = 72
"""Characters of an excerpt that shares a line with others, or stands on a button."""
SHORT = 160
"""Characters of a sentence that is shown whole: an excerpt of it would save no line."""
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"\w+")
_CLAUSE_END = (",", ";", ":", "—", "–", ".", "(")
_AS_GOOD = 1e-9
_SLIGHT = 0.5
"""Share of the heaviest word of the question that may be missing where a sentence is opened."""
_REMEMBERED = 20_000
"""Words of which the stems are kept."""
_MOST = 4_000
"""Characters of a sentence that are looked at."""


def find_excerpts(
    query: Query, sentence: str, limits: Sequence[int] = (EXCERPT, LINE)
) -> list[Span | None]:
    """Return where a stretch of each length stands, in characters; None if all of it fits.

    The first that begins with the sentence or with a clause, where its subject and its verb
    stand, is taken if it holds about as much of the question, weighed by idf, and of what that
    asks for, as the best; or else, of those that hold as much as that, the one in the middle.
    """
    wanted = [len(sentence) > (SHORT if limit == EXCERPT else limit) for limit in limits]
    if not any(wanted):
        return [None] * len(limits)
    said = sentence[:_MOST]
    words = [word.span() for word in _WORD.finditer(said)]
    values, weights = find_evidence(query.analysis, said), _weights(query)
    meant = [_heaviest(said[start:end], weights) for start, end in words]
    shares = [0.0, *accumulate(_share_of_value(query, word, values) for word in words)]
    slight = _SLIGHT * max(weights.values(), default=0.0) + _AS_GOOD

    def held(first: int, last: int) -> tuple[float, float]:
        return sum(dict(meant[first:last]).values()), shares[last] - shares[first]

    return [
        _best_stretch(sentence, words, held, slight, limit) if is_wanted else None
        for limit, is_wanted in zip(limits, wanted, strict=True)
    ]


def _best_stretch(
    sentence: str,
    words: list[tuple[int, int]],
    held: Callable[[int, int], tuple[float, float]],
    slight: float,
    limit: int,
) -> Span:
    """Return the stretch of so many characters that is shown.

    `held` tells what the words of one hold of the question, and what of the value that is asked
    for. One that opens well may hold less of the question by what is `slight`.
    """
    weighed = [(*held(*stretch), stretch) for stretch in _stretches(words, limit)]
    best, value = max((asked + told, told) for asked, told, _ in weighed)
    opening = (
        stretch
        for asked, told, stretch in weighed
        if asked + told > best - slight
        and told > value - _AS_GOOD
        and _opens(sentence, words, stretch[0])
    )
    as_good = [stretch for asked, told, stretch in weighed if asked + told > best - _AS_GOOD]
    first, last = next(opening, as_good[len(as_good) // 2])
    return Span(words[first][0], words[last - 1][1])


def _stretches(words: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    """Return from each word on how many fit, as the first and the one behind the last."""
    found, last = [], 0
    for first, (start, _) in enumerate(words):
        last = max(last, first + 1)
        while last < len(words) and words[last][1] - start <= limit:
            last += 1
        found.append((first, last))
    return found


def _opens(sentence: str, words: list[tuple[int, int]], first: int) -> bool:
    """Tell whether the sentence or a clause begins with a word."""
    return not first or sentence[: words[first][0]].rstrip().endswith(_CLAUSE_END)


def _share_of_value(
    query: Query, word: tuple[int, int], values: Sequence[tuple[int, int]]
) -> float:
    """Return what a word holds of a value that is asked for, which weighs as the heaviest word."""
    if not values:
        return 0.0
    start, end = word
    value = next((each for each in values if start < each[1] and each[0] < end), None)
    if value is None:
        return 0.0
    whole = max((term.idf for term in query.terms), default=0.0)
    return whole * (min(end, value[1]) - max(start, value[0])) / (value[1] - value[0])


def _heaviest(word: str, weights: dict[str, float]) -> tuple[str, float]:
    """Return the stem of a word that holds most of the question, and how much; "" if none does."""
    found = [(weights[stem], stem) for stem in _stems(word) if stem in weights]
    weight, stem = max(found, default=(0.0, ""))
    return stem, weight


def _weights(query: Query) -> dict[str, float]:
    """Return how much of the question each stem holds."""
    return {
        stem: max((query.terms[at].idf * weight for at, weight in meant), default=0.0)
        for stem, meant in query.meanings.items()
    }


@lru_cache(_REMEMBERED)
def _stems(word: str) -> frozenset[str]:
    """Return the stems of a word with the marks around it. Kept, for sentences share words."""
    return frozenset(stem for part in _LETTERS.findall(word) for stem in stem_set(part))
