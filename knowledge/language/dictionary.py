"""A dictionary: which words are common ones of a language, and so no slip of the pen for another.

English by the counts of a spelling checker, Russian by the stems of such a list, Kazakh and what
those lack by the lists that the project has anyway. The files say where they come from.
"""

from functools import cache, lru_cache
from string import ascii_lowercase

from knowledge.language import lexicon
from knowledge.language.detection import base_of
from knowledge.language.document_languages import BY_CODE, FOREIGN, PIVOT, generic_words, stopwords
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import normalise

_SHORTEST = 2
"""Letters from which on a word is looked up; all letters by themselves stand in some list."""
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


@cache
def common_stems() -> frozenset[str]:
    """Return the stems of the common words of all languages."""
    english = frozenset(stem(word, PIVOT) for word in _english())
    return english.union(*(_stems(code) for code in FOREIGN))


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
def _english() -> frozenset[str]:
    language = BY_CODE[PIVOT]
    listed = lexicon.english_words() | language.common_words
    return listed.union(lexicon.forms())


@cache
def _stems(code: str) -> frozenset[str]:
    language = BY_CODE[code]
    return language.common_stems.union(stem(normalise(each), code) for each in language.glossary)
