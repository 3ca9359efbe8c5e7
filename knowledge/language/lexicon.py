"""Words across languages: glossaries to English, synonyms and numbers written as words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from knowledge.language.lemmatizer import fold, roots
from knowledge.language.tokenizer import normalise

_DATA = files("knowledge") / "data"

_NUMBERS = (
    ("zero ноль нөл", 0),
    ("one один одна одно бір", 1),
    ("two два две екі", 2),
    ("three три үш", 3),
    ("four четыре төрт", 4),
    ("five пять бес", 5),
    ("six шесть алты", 6),
    ("seven семь жеті", 7),
    ("eight восемь сегіз", 8),
    ("nine девять тоғыз", 9),
    ("ten десять он", 10),
    ("eleven одиннадцать", 11),
    ("twelve двенадцать dozen дюжина", 12),
    ("thirteen тринадцать", 13),
    ("fourteen четырнадцать", 14),
    ("fifteen пятнадцать", 15),
    ("sixteen шестнадцать", 16),
    ("seventeen семнадцать", 17),
    ("eighteen восемнадцать", 18),
    ("nineteen девятнадцать", 19),
    ("twenty двадцать жиырма", 20),
    ("thirty тридцать отыз", 30),
    ("forty сорок қырық", 40),
    ("fifty пятьдесят елу", 50),
    ("sixty шестьдесят алпыс", 60),
    ("seventy семьдесят жетпіс", 70),
    ("eighty восемьдесят сексен", 80),
    ("ninety девяносто тоқсан", 90),
    ("hundred сто жүз", 100),
    ("двести", 200),
    ("триста", 300),
    ("четыреста", 400),
    ("пятьсот", 500),
    ("шестьсот", 600),
    ("семьсот", 700),
    ("восемьсот", 800),
    ("девятьсот", 900),
    ("thousand тысяча мың", 1000),
    ("million миллион", 1_000_000),
    ("billion миллиард", 1_000_000_000),
)


@cache
def glossary(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return lemma → English words for "ru" or "kk"; any other language has none."""
    path = _DATA / f"glossary-{language}.tsv"
    if language not in {"ru", "kk"}:
        return MappingProxyType({})
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return MappingProxyType({lemma: tuple(english.split(";")) for lemma, english in rows})


def translate(word: str, language: str) -> tuple[str, ...]:
    """Return the English words for a word in any inflection, or () when nothing is known."""
    words = glossary(language)
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


@cache
def _unfolded() -> Mapping[str, str]:
    """People type Kazakh on Russian keyboards: lemmas by their form without Kazakh letters."""
    lemmas: dict[str, str] = {}
    for lemma in glossary("kk"):
        lemmas.setdefault(fold(lemma), lemma)
    return lemmas


@cache
def synonyms() -> Mapping[str, frozenset[str]]:
    """Return word → related words, symmetric; terms may hold several words."""
    related: dict[str, set[str]] = {}
    for group in synonym_groups():
        for term in group:
            related.setdefault(term, set()).update(group)
    return MappingProxyType({term: frozenset(others - {term}) for term, others in related.items()})


def synonym_groups() -> Iterator[tuple[str, ...]]:
    """Yield the groups of the list as written: terms of one group may stand for each other."""
    for line in (_DATA / "synonyms.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split(" = "))


@cache
def english_words() -> frozenset[str]:
    """Return the English words of the lists. That is no dictionary, but holds the common ones."""
    listed = {word for group in synonym_groups() for word in group}
    for language in ("ru", "kk"):
        listed.update(word for words in glossary(language).values() for word in words)
    return frozenset(word for words in listed for word in words.split() if word.isascii())


@cache
def foreign() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return English word → the Russian and Kazakh words for it, each with its language."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for language in ("ru", "kk"):
        for lemma, english in glossary(language).items():
            for word in english:
                found[word].append((lemma, language))
    return MappingProxyType(dict(found))


def from_english(word: str) -> Iterator[tuple[str, str]]:
    """Yield the Russian and Kazakh words for an English one in any form, with their languages."""
    words = foreign()
    for base in roots(word, "en"):
        if base in words:
            yield from words[base]
            return


@cache
def forms() -> Mapping[str, frozenset[str]]:
    """Return English word → forms of the same word that no stemmer brings together."""
    related: dict[str, set[str]] = {}
    for line in (_DATA / "forms.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            for form in (words := line.split()):
                related.setdefault(form, set()).update(words)
    return MappingProxyType({form: frozenset(others - {form}) for form, others in related.items()})


_HUNDRED, _THOUSAND = 100, 1000


@cache
def _numbers() -> Mapping[str, int]:
    return {word: value for words, value in _NUMBERS for word in words.split()}


def number_value(words: str) -> str | None:
    """Return the digits of a number in words ("twenty-five" → "25"), or None if it is none."""
    parts = words.lower().replace("-", " ").split()
    known = _numbers()
    if not parts or any(part not in known for part in parts):
        return None
    total = current = 0
    for value in (known[part] for part in parts):
        if value < _THOUSAND:
            current = current * value if value == _HUNDRED and current else current + value
        else:
            total += max(current, 1) * value
            current = 0
    return str(total + current)


def number_words(digits: str) -> tuple[tuple[str, ...], ...]:
    """Return a number below a hundred in the words of each language, () for any other."""
    if not digits.isdecimal() or int(digits) >= _HUNDRED:
        return ()
    value, found = int(digits), []
    for tens, ones in zip(_by_value(value - value % 10), _by_value(value % 10), strict=False):
        found.append((tens, ones) if value % 10 else (tens,))
    whole = [(word,) for word in _by_value(value)]
    return tuple(whole or found)


@cache
def _by_value(value: int) -> tuple[str, ...]:
    return tuple(normalise(word) for word, known in _numbers().items() if known == value)
