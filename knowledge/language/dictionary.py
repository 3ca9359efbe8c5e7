"""A dictionary: which words are common ones of a language, and so no slip of the pen for another.

English by the counts of a spelling checker, Russian by the stems of such a list, Kazakh and what
those lack by the lists that the project has anyway. The files say where they come from.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from string import ascii_lowercase

from rapidfuzz.distance import OSA

from knowledge.language import lexicon
from knowledge.language.detection import base_of
from knowledge.language.document_languages import BY_CODE, FOREIGN, PIVOT, generic_words, stopwords
from knowledge.language.stemmer import english_stems, stem
from knowledge.language.tokenizer import normalise

_SHORTEST = 2
"""Letters from which on a word is looked up; all letters by themselves stand in some list."""
_SUFFIXES = "s es ed d ing er ers or able ly ness less".split()
_PREFIXES = "un re non pre mis over".split()
_SHORTEST_BASE = 4
_DOUBLED = re.compile(r"..(.)\1$")
"""As in planning, from plan."""
_OPENING = 4
"""Letters by which a word is told from what is none."""
LONGEST_MISSPELT = 20
"""Letters of the longest word whose corrections are looked up: 54 words for each letter."""


@lru_cache(maxsize=50_000)
def is_common_word(word: str) -> bool:
    """Tell whether a normalised word, in any form, is a common one of a language."""
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    if word in stopwords() or word in generic_words():
        return True
    if base_of(word).code == PIVOT:
        return word in _english()
    return any(stem(word, code) in _stems(code) for code in FOREIGN)


def common_among(words: Collection[str], code: str) -> frozenset[str]:
    """Return those of many normalised words that are common ones of a language, by its list."""
    if code == PIVOT:
        return _english().intersection(words)
    known = _stems(code)
    # Most are no words at all, which their beginnings tell before anything is cut off.
    openings = _openings(code)
    likely = (word for word in words if word[:_OPENING] in openings)
    return frozenset(word for word in likely if stem(word, code) in known)


def common_near(word: str, edits: int) -> list[str]:
    """Return the common English words so few edits from one that begins the same."""
    return [
        each
        for each in _by_initial().get(word[0], ())
        if abs(len(each) - len(word)) <= edits
        and OSA.distance(word, each, score_cutoff=edits) <= edits
    ]


def is_rare_word(word: str) -> bool:
    """Tell whether a normalised word, an English one or a name, is in no list of common ones.

    By the words that a language model knows whole.
    """
    return word in _whole_pieces()


def may_be_derived(word: str) -> bool:
    """Tell whether a normalised word is an English one with what English puts before or behind."""
    known = _english()
    without = [word[: -len(each)] for each in _SUFFIXES if word.endswith(each)]
    without += [word[len(each) :] for each in _PREFIXES if word.startswith(each)]
    bases = {base for base in without if len(base) >= _SHORTEST_BASE}
    silent, doubled = (
        {f"{base}e" for base in bases},
        {base[:-1] for base in bases if _DOUBLED.search(base)},
    )
    return not known.isdisjoint(bases | silent | doubled)


@cache
def common_stems() -> frozenset[str]:
    """Return the stems of the common words of all languages."""
    return english_stems(_english()).union(*(_stems(code) for code in FOREIGN))


def load_word_lists() -> None:
    """Read and stem what misspelt words are compared with, before anybody waits for that."""
    common_stems()


@lru_cache(maxsize=10_000)
def corrections(word: str) -> tuple[str, ...]:
    """Return the common English words that a normalised one may be meant for: one edit away.

    An edit is a letter too few, too many or wrong, or two letters in the wrong order (optimal
    string alignment, distance 1); after Norvig, "How to Write a Spelling Corrector" (2007). Other
    languages have none: the stems of their words are compared with those of the index.
    """
    if not word.isascii() or len(word) > LONGEST_MISSPELT:
        return ()
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    edits = {head + tail[1:] for head, tail in parts}
    edits |= {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if tail[1:]}
    for letter in ascii_lowercase:
        edits |= {head + letter + tail for head, tail in parts}
        edits |= {head + letter + tail[1:] for head, tail in parts if tail}
    return tuple(sorted((edits - {word}) & _english()))


@cache
def _by_initial() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for word in _english():
        found.setdefault(word[0], []).append(word)
    return found


@cache
def _whole_pieces() -> frozenset[str]:
    source = resources.files("knowledge") / "data" / "wordpieces.txt"
    pieces = source.read_text(encoding="utf-8").splitlines()
    return frozenset(piece for piece in pieces if piece.isalpha() and piece.isascii())


@cache
def _english() -> frozenset[str]:
    language = BY_CODE[PIVOT]
    listed = lexicon.english_words() | language.common_words
    return listed.union(lexicon.forms())


@cache
def _openings(code: str) -> frozenset[str]:
    return frozenset(each[:_OPENING] for each in _stems(code))


@cache
def _stems(code: str) -> frozenset[str]:
    language = BY_CODE[code]
    return language.common_stems.union(stem(normalise(each), code) for each in language.glossary)
