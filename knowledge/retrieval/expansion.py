"""What the words of a question may stand for among the words of the index."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from knowledge.language import stopwords
from knowledge.language.spelling import SHORTEST_MISSPELT, sound_key, spelling_keys
from knowledge.retrieval.index import Index

MISSPELT, VARIANT = 0.9, 0.3
"""Weight of a misspelling of an unknown and of a known word."""
OTHER_INITIAL = 0.8
SOUND = 0.8
"""Weight of a word that is spelt otherwise and sounds the same, as names do in two alphabets."""
PREFIX, SHORTEST_PREFIX, PREFIX_SHARE = 0.7, 4, 0.6
LONG_WORD = 8
"""Letters from which on a word may have two letters wrong."""
MOST_EXPANSIONS = 12
_PREFIXED = 40


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word before the index is searched for what looks like it.

    `exact` are its stems that the index holds, `related` stems there that mean the same, 0 to 1.
    """

    stems: Sequence[str]
    exact: Collection[str]
    related: Mapping[str, float]


def expand(index: Index, words: Mapping[str, Word]) -> dict[str, dict[str, float]]:
    """Return for each word the dozen stems of the index that it may stand for, 0 to 1."""
    return {word: _expanded(index, seen) for word, seen in words.items()}


def _expanded(index: Index, word: Word) -> dict[str, float]:
    found = dict(word.related) | dict.fromkeys(word.exact, 1.0)
    if not any(stem[0].isdigit() for stem in word.stems):
        for stem in word.stems:
            for other, weight in _variants(index, stem, is_known=bool(word.exact)).items():
                if weight > found.get(other, 0.0):
                    found[other] = weight
    # Of equal ones always the same, whatever the order of sets.
    best = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return dict(best[:MOST_EXPANSIONS])


def _variants(index: Index, stem: str, *, is_known: bool) -> Mapping[str, float]:
    """Return the stems of the index that look or sound like one, 0 to 1."""
    known = index.variants.get((stem, is_known))
    if known is None:
        known = index.variants[stem, is_known] = _looked_up(index, stem, is_known=is_known)
    return known


def _looked_up(index: Index, stem: str, *, is_known: bool) -> Mapping[str, float]:
    found = {
        other: _likeness(stem, other, is_known=is_known)
        for other in _alike(index, stem, is_known=is_known)
    }
    for other, weight in ({} if is_known else _heard(index, stem)).items():
        found[other] = max(weight, found.get(other, 0.0))
    return found


def _heard(index: Index, word: str) -> dict[str, float]:
    """Return words that sound so, 0 to 1; in the other alphabet the beginning is enough."""
    if len(word) < SHORTEST_MISSPELT:
        return {}
    key = sound_key(word)
    prefix = key[: max(SHORTEST_PREFIX, math.ceil(PREFIX_SHARE * len(key))) + 1]
    found: dict[str, float] = {}
    for other, other_key in index.terms.sounding(prefix, _PREFIXED):
        # The mark that opens a key is none of its letters.
        shared, longest = _shared_prefix(key, other_key) - 1, max(len(key), len(other_key)) - 1
        if key == other_key or word.isascii() != other.isascii():
            found[other] = SOUND * shared / longest
    return found


def is_misspelt_stopword(word: str) -> bool:
    """Tell whether a word that no fact holds is probably a stopword with a letter wrong."""
    if len(word) < SHORTEST_MISSPELT - 1:
        return False
    return any(
        len(other) >= SHORTEST_MISSPELT - 1 and OSA.distance(word, other, score_cutoff=1) <= 1
        for other in stopwords()
        if abs(len(other) - len(word)) <= 1
    )


def _alike(index: Index, word: str, *, is_known: bool) -> set[str]:
    if len(word) < SHORTEST_MISSPELT:
        return set()
    keys = set(spelling_keys(word))
    if len(word) >= LONG_WORD and not is_known:
        keys |= {second for key in tuple(keys) for second in spelling_keys(key)}
    prefix = word[: max(SHORTEST_PREFIX, math.ceil(PREFIX_SHARE * len(word)))]
    return index.terms.spelled(keys) | set(index.terms.starting(prefix, _PREFIXED))


def _likeness(word: str, other: str, *, is_known: bool) -> float:
    """Return how well a word of the index stands for a word of the question, 0 to 1."""
    longest = max(len(word), len(other))
    if word == other:
        return 1.0
    allowed = 2 if min(len(word), len(other)) >= LONG_WORD else 1
    weight = 0.0
    distance = OSA.distance(word, other, score_cutoff=allowed)
    if distance <= allowed and min(len(word), len(other)) >= SHORTEST_MISSPELT:
        weight = (VARIANT if is_known else MISSPELT) * (1 - distance / longest)
        weight *= 1.0 if word[0] == other[0] else OTHER_INITIAL
    shared = _shared_prefix(word, other)
    if shared >= SHORTEST_PREFIX and shared >= PREFIX_SHARE * longest:
        weight = max(weight, PREFIX * shared / longest)
    return weight


def _shared_prefix(one: str, other: str) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
