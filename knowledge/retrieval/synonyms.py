"""What means the same as a word: curated and general synonyms, translations, numbers."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from knowledge.language import detect_language, lexicon, stopwords, tokens
from knowledge.language.document_languages import PIVOT
from knowledge.language.numerals import number_value
from knowledge.language.stemmer import possible_stems, stem
from knowledge.language.tokenizer import normalise
from knowledge.language.transliteration import romanised
from knowledge.retrieval.index import Index

CURATED, TRANSLATED, GENERAL, NUMBER, SPELT, FORM = 0.6, 0.8, 0.5, 0.9, 0.7, 0.8
"""How well each stands for the word; a part of a term of several words counts for half,
and for more of one that editors taught: it is met where it stands."""
_PART, TAUGHT_PART = 0.5, 0.75
_SHORTEST_NAME = 4


def curated(index: Index, words: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return for each word the stems of the terms that editors put beside it, or its phrase.

    `words` are those of the question, normalised and in their order. The words themselves weigh
    more than what stands for them.
    """
    found: dict[str, dict[str, float]] = {}
    for run, synonym in index.equivalents.find(words):
        meant = _taught(synonym)
        for word in run:
            if word not in stopwords():
                _add(found.setdefault(word, {}), meant)
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


def _taught(term: str) -> dict[str, float]:
    """Return the stems of a term in any language: which it is in, few words do not tell."""
    parts = [part for part in tokens(term) if part not in stopwords()]
    weight = CURATED if len(parts) == 1 else CURATED * TAUGHT_PART
    return {root: weight for part in parts for root in possible_stems(part)}


def _stems(terms: Iterable[str], weight: float) -> dict[str, float]:
    found: dict[str, float] = {}
    for term in terms:
        parts = [part for part in tokens(normalise(term)) if part not in stopwords()]
        share = weight if len(parts) == 1 else weight * _PART
        for part in parts:
            root = stem(part, detect_language(part))
            found[root] = max(share, found.get(root, 0.0))
    return found
