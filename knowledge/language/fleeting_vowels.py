"""Fleeting vowels: forms of a Russian noun between whose last consonants a vowel comes and goes.

Of "утки" and "уток", ducks and of ducks, the stems differ, and no ending tells that.
"""

from collections.abc import Iterator
from functools import lru_cache

from knowledge.language.detection import base_of
from knowledge.language.dictionary import common_stems
from knowledge.language.stemmer import stem

_CODE = "ru"
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_VOWELS = "ое"
"""Vowels that come and go, as the tokenizer writes them."""
_SHORTEST = 3
"""Letters of the shortest stem; "окн" has so many."""


@lru_cache(maxsize=20_000)
def with_moved_vowel(word: str) -> frozenset[str]:
    """Return the stems that the other forms of a normalised Russian noun may have.

    Most of them are the stems of no word; none for a word of another language.
    """
    if base_of(word).code != _CODE or not word.isalpha():
        return frozenset()
    return frozenset(_without_vowel(word)) | frozenset(_with_vowel(stem(word, _CODE)))


@lru_cache(maxsize=20_000)
def is_plural_of_common(word: str) -> bool:
    """Tell whether a normalised word is, by a vowel that came, a form of a common Russian noun."""
    is_own = base_of(word).code == _CODE and word.isalpha()
    return is_own and not common_stems().isdisjoint(_without_vowel(word))


def _without_vowel(word: str) -> Iterator[str]:
    """Yield утк for уток, and деньг for денег."""
    head, last = word[:-2], word[-1:]
    if len(word) <= _SHORTEST or word[-2] not in _VOWELS or not _CONSONANTS.issuperset(last):
        return
    if head[-1] in _CONSONANTS:
        yield from (head + between + last for between in ("", "ь"))


def _with_vowel(root: str) -> Iterator[str]:
    """Yield уток for утк."""
    if len(root) >= _SHORTEST and _CONSONANTS.issuperset(root[-2:]):
        yield from (root[:-1] + vowel + root[-1] for vowel in _VOWELS)
