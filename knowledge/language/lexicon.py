"""Words across languages: glossaries to English, synonyms and irregular forms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from knowledge.language.document_languages import BY_CODE, FOREIGN, PIVOT
from knowledge.language.lemmatizer import fold, roots


@lru_cache(maxsize=10_000)
def translate(word: str, language: str) -> tuple[str, ...]:
    """Return the English words for a word in any inflection, or () when nothing is known.

    Kept, for a word of a question is looked up by each step that reads it.
    """
    words = BY_CODE[language].glossary
    word = word.lower()
    if language == "ru":
        word = word.replace("ё", "е")
    for root in roots(word, language):
        if root in words:
            return words[root]
    if language != "kk":
        return ()
    unfolded = _unfolded()
    for root in roots(fold(word), "kk-folded"):
        if root in unfolded:
            return words[unfolded[root]]
    return ()


def translate_any(word: str) -> tuple[str, ...]:
    """Return the English words for one of whatever language, by the first glossary with it."""
    return next(filter(None, (translate(word, language) for language in FOREIGN)), ())


def lemma_of_plain(word: str) -> str | None:
    """Return the Kazakh lemma of a word that is typed without Kazakh letters, None if unknown."""
    known = _unfolded()
    return next((known[root] for root in roots(word, "kk-folded") if root in known), None)


@cache
def _unfolded() -> Mapping[str, str]:
    """People type Kazakh on Russian keyboards: lemmas by their form without Kazakh letters."""
    lemmas: dict[str, str] = {}
    for lemma in BY_CODE["kk"].glossary:
        lemmas.setdefault(fold(lemma), lemma)
    return lemmas


@cache
def general_synonyms() -> Mapping[str, frozenset[str]]:
    """Return word → related words, symmetric; terms may hold several words."""
    related: dict[str, set[str]] = {}
    for group in synonym_groups():
        for term in group:
            related.setdefault(term, set()).update(group)
    return MappingProxyType({term: frozenset(others - {term}) for term, others in related.items()})


def synonym_groups() -> Iterator[tuple[str, ...]]:
    """Yield the groups of the list as written: terms of one group may stand for each other."""
    for line in BY_CODE[PIVOT].lines("synonyms.txt"):
        yield tuple(line.split(" = "))


@cache
def english_words() -> frozenset[str]:
    """Return the English words of the lists. That is no dictionary, but holds the common ones."""
    listed = {word for group in synonym_groups() for word in group}
    for language in BY_CODE.values():
        listed.update(word for words in language.glossary.values() for word in words)
    return frozenset(word for words in listed for word in words.split() if word.isascii())


@cache
def foreign() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return English word → the Russian and Kazakh words for it, each with its language."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, language in BY_CODE.items():
        for lemma, english in language.glossary.items():
            for word in english:
                found[word].append((lemma, code))
    return MappingProxyType(dict(found))


def from_english(word: str) -> Iterator[tuple[str, str]]:
    """Yield the Russian and Kazakh words for an English one in any form, with their languages."""
    words = foreign()
    for base in roots(word, PIVOT):
        if base in words:
            yield from words[base]
            return


@cache
def forms() -> Mapping[str, frozenset[str]]:
    """Return English word → its forms and derivations that no stemmer brings together."""
    related: dict[str, set[str]] = {}
    for file in ("forms.txt", "derivations.txt"):
        for line in BY_CODE[PIVOT].lines(file):
            for form in (words := line.split()):
                related.setdefault(form, set()).update(words)
    return MappingProxyType({form: frozenset(others - {form}) for form, others in related.items()})
