"""Short nouns: the forms of Kazakh nouns of three letters, and of some of two.

The stemmer takes nothing off a stem of four letters, so "бақта" and "бағында", in a garden and in
its garden, share none. A hard consonant at the end of a noun is voiced before a possessive ending.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from knowledge.language.dictionary import common_stems
from knowledge.language.document_languages import BY_CODE, light_verbs, stopwords
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import normalise

_CODE = "kk"
_ROOT = 3
"""Letters of a root: two are those of too many other words."""
_SHORTEST = frozenset(map(normalise, ("ит", "үй")))
"""Nouns of two letters whose forms are those of no other word: dog, house."""
_VOICED = {"к": "г", "п": "б"}
"""Consonants as the tokenizer writes them, and what stands for them before a possessive ending."""
_HARDENED = {voiced: hard for hard, voiced in _VOICED.items()}


def is_short_noun(word: str, language: str) -> bool:
    """Tell whether a normalised word of a text in a language is a form of a short noun."""
    return language == _CODE and next(_roots(word), None) is not None


@lru_cache(maxsize=20_000)
def other_forms(word: str) -> frozenset[str]:
    """Return the stems of the other forms of a normalised word that is one of a short noun.

    Empty for any other word. A form that is typed as another common word is left out: "түрді", the
    kind, as "тұрды", stood.
    """
    roots = {*_roots(word)}
    forms = (stem(form, _CODE) for form in chain.from_iterable(map(_forms, roots)))
    others = common_stems() | _other_words()
    return frozenset(roots | ({*forms} - others)) - {stem(word, _CODE)}


def _roots(word: str) -> Iterator[str]:
    """Yield the nouns of so few letters of which a word is a form, by one ending of each slot."""
    root, ending = word[:_ROOT], word[_ROOT:]
    if root in _nouns() and ending in _plain_endings():
        yield root
    short, behind = word[: _ROOT - 1], word[_ROOT - 1 :]
    if short in _SHORTEST and behind in _several_endings():
        yield short
    hard = root[:-1] + _HARDENED.get(root[-1:], root[-1:])
    if hard in _nouns() and ending in _owned_endings():
        yield hard


def _forms(root: str) -> Iterator[str]:
    endings = _several_endings() if root in _SHORTEST else _plain_endings()
    yield from (root + ending for ending in endings)
    voiced = root[:-1] + _VOICED.get(root[-1], root[-1])
    yield from (voiced + ending for ending in _owned_endings())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(normalise(each) for each in BY_CODE[_CODE].glossary if len(each) == _ROOT)


@cache
def _other_words() -> frozenset[str]:
    light = (word for phrase in light_verbs() for word in phrase)
    return frozenset(stem(word, _CODE) for word in (*light, *stopwords()))


@cache
def _plain_endings() -> frozenset[str]:
    return frozenset({"", *_slot("plural"), *_slot("case")})


@cache
def _several_endings() -> frozenset[str]:
    """Return the plain endings, and those of several with their case: иттерді."""
    cases = ("", *_slot("case"))
    return _plain_endings() | {many + case for many in _slot("plural") for case in cases}


@cache
def _owned_endings() -> frozenset[str]:
    return frozenset(one + case for one in _slot("possessive") for case in ("", *_slot("case")))


def _slot(name: str) -> tuple[str, ...]:
    return tuple(map(normalise, BY_CODE[_CODE].endings[name]))
