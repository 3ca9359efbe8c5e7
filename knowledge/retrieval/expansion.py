"""What the words of a question may stand for among the words of the index."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from knowledge.language import stopwords
from knowledge.language.contrasts import opposites
from knowledge.language.dictionary import common_stems, is_common_word
from knowledge.language.spelling import SHORTEST_MISSPELT, sound_key, spelling_keys
from knowledge.language.stemmer import possible_stems
from knowledge.retrieval.index import Index

MISSPELT, VARIANT = 0.9, 0.3
"""Weight of a misspelling of an unknown and of a known word."""
OTHER_INITIAL = 0.8
SOUND = 0.8
"""Weight of a word that is spelt otherwise and sounds the same, as names do in two alphabets."""
HEARD = 0.6
"""Weight from which on a common word is taken for a name in the other alphabet: London, Лондон."""
PREFIX, SHORTEST_PREFIX, PREFIX_SHARE = 0.7, 4, 0.6
RELATED = 0.25
"""Weight of a common word that begins as another common one does: current for currency. It helps
to rank, and stands for nothing; derivations are in a list."""
COMPOUND, SHORTEST_OPENING, SHORTEST_END, LONGER = 0.35, 4, 5, 4
"""Weight of a Russian or Kazakh word that begins or ends as one that stands nowhere, letters of
that, and letters that it has more: an electric hob for a hob, photographs for photo."""
MOST_STEMS = 300_000
"""Stems of all facts above which no word is looked for within another, which reads all words."""
LONG_WORD = 8
"""Letters from which on a word may have two letters wrong."""
MOST_EXPANSIONS = 12
_PREFIXED = 40


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word before the index is searched for what looks like it.

    `exact` are its stems that the index holds, `related` stems there that mean the same, 0 to 1.
    A common word of a language is no misspelling of another.
    """

    stems: Sequence[str]
    exact: Collection[str]
    related: Mapping[str, float]
    is_common: bool = False


def expand(index: Index, words: Mapping[str, Word]) -> dict[str, dict[str, float]]:
    """Return for each word the dozen stems of the index that it may stand for, 0 to 1."""
    return {word: _expanded(index, seen) for word, seen in words.items()}


def opposed_stems(index: Index, word: str) -> tuple[str, ...]:
    """Return the stems of the index that are forms of the opposite of a word."""
    forms = opposites(word)
    stems = {stem for form in forms if form[-1] != "*" for stem in possible_stems(form)}
    found = {*index.terms.frequencies(stems)} if stems else set()
    for form in forms:
        found |= set(index.terms.starting(form[:-1], _PREFIXED)) if form[-1] == "*" else set()
    return tuple(sorted(found)[:MOST_EXPANSIONS])


def _expanded(index: Index, word: Word) -> dict[str, float]:
    found = dict(word.related) | dict.fromkeys(word.exact, 1.0)
    if not any(stem[0].isdigit() for stem in word.stems):
        for stem in word.stems:
            for other, weight in _variants(index, stem, word).items():
                if weight > found.get(other, 0.0):
                    found[other] = weight
    if not found and index.size.stems <= MOST_STEMS:
        found = dict.fromkeys(_compounds(index, word.stems), COMPOUND)
    # Of equal ones always the same, whatever the order of sets.
    best = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return dict(best[:MOST_EXPANSIONS])


def _compounds(index: Index, stems: Collection[str]) -> set[str]:
    """Return the words of the index that are made of one and another."""
    found = {
        (stem, other)
        for stem in stems
        if stem.isalpha() and not stem.isascii() and len(stem) >= SHORTEST_OPENING
        for other in index.terms.containing(stem, _PREFIXED)
    }
    return {
        other
        for stem, other in found
        if len(other) >= len(stem) + LONGER
        and (other.startswith(stem) or len(stem) >= SHORTEST_END)
    }


def _variants(index: Index, stem: str, word: Word) -> Mapping[str, float]:
    """Return the stems of the index that look or sound like one, 0 to 1."""
    key = stem, bool(word.exact), word.is_common
    known = index.variants.get(key)
    if known is None:
        looked_up = _common_variants if word.is_common else _looked_up
        known = index.variants[key] = looked_up(index, stem, is_known=bool(word.exact))
    return known


def _common_variants(index: Index, stem: str, *, is_known: bool) -> Mapping[str, float]:
    """Return what a common word may stand for besides itself: for no other common one.

    Forms that the stemmer leaves apart begin alike. In English, whose derivations are in a list,
    so do words that have nothing to do with each other. Russian and Kazakh words are common by
    their stems, so one may be a slip of the pen for what is no common word: a name, a rare form.
    """
    if not stem.isascii():
        found = dict(_looked_up(index, stem, is_known=is_known))
        common = common_stems()
        return {
            other: _prefix_likeness(stem, other) if other in common else weight
            for other, weight in found.items()
        }
    found = {other: _prefix_likeness(stem, other) for other in _starting(index, stem)}
    found |= {other: min(RELATED, found[other]) for other in found if other in common_stems()}
    for other, weight in ({} if is_known else _heard(index, stem)).items():
        if not other.isascii() and weight >= HEARD:
            found[other] = max(weight, found.get(other, 0.0))
    return found


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
    if len(word) < SHORTEST_MISSPELT - 1 or is_common_word(word):
        return False
    return extractOne(word, _longer_stopwords(), scorer=OSA.distance, score_cutoff=1) is not None


@cache
def _longer_stopwords() -> Sequence[str]:
    """Return the stopwords that may have a letter wrong, to be compared all in one call."""
    return sorted(each for each in stopwords() if len(each) >= SHORTEST_MISSPELT - 1)


def _alike(index: Index, word: str, *, is_known: bool) -> set[str]:
    if len(word) < SHORTEST_MISSPELT:
        return set()
    keys = set(spelling_keys(word))
    if len(word) >= LONG_WORD and not is_known:
        keys |= {second for key in tuple(keys) for second in spelling_keys(key)}
    return index.terms.spelled(keys) | _starting(index, word)


def _starting(index: Index, word: str) -> set[str]:
    if len(word) < SHORTEST_PREFIX:
        return set()
    prefix = word[: max(SHORTEST_PREFIX, math.ceil(PREFIX_SHARE * len(word)))]
    return set(index.terms.starting(prefix, _PREFIXED))


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
    return max(weight, _prefix_likeness(word, other))


def _prefix_likeness(word: str, other: str) -> float:
    """Return how well a word of the index that begins the same stands for another, 0 to 1."""
    if word == other:
        return 1.0
    longest, shared = max(len(word), len(other)), _shared_prefix(word, other)
    if shared >= SHORTEST_PREFIX and shared >= PREFIX_SHARE * longest:
        return PREFIX * shared / longest
    return 0.0


def _shared_prefix(one: str, other: str) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
