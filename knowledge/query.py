"""A question as it is scored: its terms, what each may match, and how much each weighs."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA
from sqlite_utils import Database

from knowledge.analysis import generic_words, stem, stopwords, tokens
from knowledge.indexing import SHORTEST_MISSPELT, spelling_keys
from knowledge.language import detect_language
from knowledge.store import index

STOPWORD_WEIGHT, GENERIC_WEIGHT = 0.3, 0.6
"""Chosen on XQuAD by those who measured the recipe; see README, "How good is it?"."""
MISSPELT, VARIANT = 0.9, 0.3
"""Weight of a misspelling of an unknown and of a known word."""
SYNONYM = 0.6
OTHER_INITIAL = 0.8
PREFIX, SHORTEST_PREFIX, PREFIX_SHARE = 0.7, 4, 0.6
LONG_WORD = 8
"""Letters from which on a word may have two letters wrong."""
MOST_EXPANSIONS = 12
_PREFIXED = 40


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question.

    `expansions` maps stems of the index to how well they stand for the word, 0 to 1; `idf` is
    already weighed. `is_known` says that the word itself stands in a fact, `is_repaired` that
    only a misspelling of it does.
    """

    word: str
    expansions: Mapping[str, float]
    idf: float
    is_stopword: bool
    is_known: bool
    is_repaired: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question, analysed against one index."""

    text: str
    terms: tuple[Term, ...]
    words: tuple[str, ...] = field(default=())

    @property
    def content(self) -> tuple[Term, ...]:
        """The terms that carry the question and that the index knows."""
        return tuple(t for t in self.terms if not t.is_stopword and t.expansions)

    @property
    def unknown(self) -> tuple[Term, ...]:
        """The terms that carry the question and that nothing in the index resembles."""
        return tuple(t for t in self.terms if not t.is_stopword and not t.expansions)


def build_query(db: Database, text: str) -> Query:
    """Analyse a question: each word with what it may match in this index."""
    words = list(dict.fromkeys(tokens(text)))
    wanted = {word: _variants(word) for word in words}
    stems = {stem_ for variants in wanted.values() for stem_ in variants}
    counts = index.frequencies(db, stems)
    asked = index.in_questions(db, stems - counts.keys())
    total = index.size(db).facts
    terms = []
    for word, variants in wanted.items():
        exact = {v: 1.0 for v in variants if v in counts or v in asked}
        expansions = exact if word in stopwords() else _expand(db, word, variants, exact)
        terms.append(_term(db, word, expansions, total, is_known=bool(exact)))
    return Query(text, tuple(terms), tuple(words))


def _term(
    db: Database, word: str, expansions: dict[str, float], total: int, *, is_known: bool
) -> Term:
    counts = index.frequencies(db, expansions)
    best = max(counts, key=lambda term: (expansions[term], counts[term]), default=None)
    frequency = counts[best] if best else 0
    idf = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
    is_stopword = word in stopwords() or (not expansions and _is_misspelt_stopword(word))
    weight = STOPWORD_WEIGHT if is_stopword else GENERIC_WEIGHT if word in generic_words() else 1.0
    is_repaired = not is_known and any(weight > PREFIX for weight in expansions.values())
    return Term(word, expansions, weight * idf, is_stopword, is_known, is_repaired)


def _expand(
    db: Database, word: str, variants: set[str], exact: dict[str, float]
) -> dict[str, float]:
    found = dict(exact) | _synonyms(db, word)
    if word[0].isdigit():
        return found
    for variant in variants:
        for other in _alike(db, variant):
            weight = _likeness(variant, other, is_known=bool(exact))
            if weight > found.get(other, 0.0):
                found[other] = weight
    best = sorted(found, key=lambda term: -found[term])[:MOST_EXPANSIONS]
    return {term: found[term] for term in best}


def _synonyms(db: Database, word: str) -> dict[str, float]:
    """Return the stems of the curated synonyms of a word."""
    return {
        stem(part, detect_language(part)): SYNONYM
        for _, synonym in index.synonyms(db, [word])
        for part in tokens(synonym)
        if part not in stopwords()
    }


def _alike(db: Database, word: str) -> set[str]:
    if len(word) < SHORTEST_MISSPELT:
        return set()
    keys = set(spelling_keys(word))
    if len(word) >= LONG_WORD:
        keys |= {second for key in tuple(keys) for second in spelling_keys(key)}
    prefix = word[: max(SHORTEST_PREFIX, math.ceil(PREFIX_SHARE * len(word)))]
    return index.spelled(db, keys) | set(index.starting(db, prefix, _PREFIXED))


@lru_cache(maxsize=100_000)
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


def _variants(word: str) -> set[str]:
    """Return the stems that a word of unknown language may have."""
    return {stem(word, language) for language in ("en", "ru", "kk")}


@lru_cache(maxsize=10_000)
def _is_misspelt_stopword(word: str) -> bool:
    if len(word) < SHORTEST_MISSPELT - 1:
        return False
    return any(
        len(other) >= SHORTEST_MISSPELT - 1 and OSA.distance(word, other, score_cutoff=1) <= 1
        for other in stopwords()
        if abs(len(other) - len(word)) <= 1
    )
