"""What means the same as a word: curated and general synonyms, translations, numbers."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from knowledge.language import detect_language, lexicon, stopwords, tokens
from knowledge.language.document_languages import PIVOT
from knowledge.language.numerals import number_value
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import normalise
from knowledge.language.transliteration import romanised
from knowledge.retrieval.index import Index

CURATED, TRANSLATED, GENERAL, NUMBER, SPELT, FORM = 0.6, 0.8, 0.5, 0.9, 0.7, 0.8
"""How well each stands for the word; a part of a term of several words counts for half."""
_PART = 0.5
_SHORTEST_NAME = 4


def curated(index: Index, words: Collection[str]) -> dict[str, dict[str, float]]:
    """Return for each word the stems of the terms that editors put beside it."""
    found: dict[str, dict[str, float]] = {}
    for word, synonym in index.terms.synonyms(words):
        found.setdefault(word, {}).update(_stems([synonym], CURATED))
    return found


@lru_cache(maxsize=50_000)
def stems(word: str) -> Mapping[str, float]:
    """Return the stems of what means the same as a normalised word in any document.

    Kept, for two words of three were in an earlier question, and dictionary forms take long.
    """
    if word in stopwords():
        return MappingProxyType({})
    if detect_language(word) == PIVOT:
        found = _same(word)
        _add(found, _foreign(word, TRANSLATED))
    else:
        found = _translated(word)
    number = number_value(word)
    if number:
        found[number] = NUMBER
    return MappingProxyType(found)


def _translated(word: str) -> dict[str, float]:
    """Return the stems of the English for a word, also in other forms.

    Synonyms of a translation would be one step too far: they cost as much as they bring.
    """
    found = _stems([romanised(word)] if len(word) >= _SHORTEST_NAME else [], SPELT)
    for term in lexicon.translate_any(word):
        _add(found, _stems([term], TRANSLATED))
        _add(found, _stems(lexicon.forms().get(term, ()), TRANSLATED * FORM))
        _add(found, _foreign(term, TRANSLATED * GENERAL))
    return found


def _same(word: str) -> dict[str, float]:
    """Return the stems of an English word's other forms and of its synonyms."""
    found = _stems(lexicon.general_synonyms().get(word, ()), GENERAL)
    _add(found, _stems(lexicon.forms().get(word, ()), FORM))
    return found


def _foreign(word: str, share: float) -> dict[str, float]:
    """Return the stems of the Russian and Kazakh words for an English one."""
    every = (word, *lexicon.forms().get(word, ()))
    found = (pair for form in every for pair in lexicon.from_english(form))
    return {stem(normalise(lemma), language): share for lemma, language in found}


def _add(found: dict[str, float], others: Mapping[str, float]) -> None:
    for root, weight in others.items():
        found[root] = max(weight, found.get(root, 0.0))


def _stems(terms: Iterable[str], weight: float) -> dict[str, float]:
    found: dict[str, float] = {}
    for term in terms:
        parts = [part for part in tokens(normalise(term)) if part not in stopwords()]
        share = weight if len(parts) == 1 else weight * _PART
        for part in parts:
            root = stem(part, detect_language(part))
            found[root] = max(share, found.get(root, 0.0))
    return found
