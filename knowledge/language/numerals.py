"""Numbers in figures and in words, cardinal and ordinal: 25, twenty-five, 25th."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from types import MappingProxyType

from knowledge.language.detection import detect_language
from knowledge.language.document_languages import BY_CODE
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import normalise

SAME, PART = 0.9, 0.5
"""How well another spelling stands for a number, and how well one word of two does."""
_LONGEST = 5
"""Words of the longest number that is read as one."""
_HUNDRED, _THOUSAND = 100, 1000
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
_DECIMAL = re.compile(r"(?<!\d)\d++\.\d{1,3}")
_ORDINAL_CASE = re.compile(r"(?:ый|ой|ий|ши|шы)$")
"""What changes when a Russian or Kazakh ordinal is declined."""


def number_variants(words: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return for each word that is a number, or part of one, how else the index may spell it."""
    found: dict[str, dict[str, float]] = {}
    for word in words:
        if word[0].isdigit() or word in _ordinals():
            found[word] = dict(_spellings(word)) | dict.fromkeys(_same_value(word), SAME)
    known = _cardinals()
    for start in (at for at, word in enumerate(words) if word in known):
        for end in range(min(len(words), start + _LONGEST), start + 1, -1):
            value = number_value(" ".join(words[start:end]))
            if value is not None:
                for word in words[start:end]:
                    found.setdefault(word, {})[value] = SAME
                break
    return found


def plain_value(number: str) -> str:
    """Return a number in figures without noughts behind its decimals: 2.5 for 2.50, 2 for 2.0."""
    return number.rstrip("0").rstrip(".") if _DECIMAL.fullmatch(number) else number


def _same_value(number: str) -> set[str]:
    """Return how else a number may be written with noughts: 2.50 for 2.5, 3.00 for 3."""
    value = plain_value(number)
    if not _DECIMAL.fullmatch(number) and not number.isdecimal():
        return set()
    wholly = {f"{value}.0", f"{value}.00"} if "." not in value else {f"{value}0"}
    return ({value} | wholly) - {number}


def number_value(words: str) -> str | None:
    """Return the digits of a number in words ("twenty-five" → "25"), or None if it is none."""
    parts = normalise(words).replace("-", " ").split()
    known = _cardinals()
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


def is_cardinal(word: str) -> bool:
    """Tell whether a normalised word is a number, or may be a part of one."""
    return word in _cardinals()


def number_words(digits: str) -> tuple[tuple[str, ...], ...]:
    """Return a number below a hundred in the words of each language, () for any other."""
    if not digits.isdecimal() or int(digits) >= _HUNDRED:
        return ()
    value = int(digits)
    if whole := [(word,) for code in BY_CODE for word in _words(code, value)]:
        return tuple(whole)
    tens, ones = value - value % 10, value % 10
    return tuple(
        pair for code in BY_CODE for pair in product(_words(code, tens), _words(code, ones))
    )


def ordinal_place(text: str) -> int | None:
    """Return the place that an ordinal in normalised words names in any case, from 1."""
    for stem_, place in _ordinal_stems().items():
        if stem_ in text:
            return place
    return None


@cache
def _spellings(word: str) -> Mapping[str, float]:
    """Return the stems for a number: an ordinal is no cardinal, but "May 5th" is "May 5"."""
    ordinal = _ordinal_figures().fullmatch(word)
    digits = ordinal[1] if ordinal else _ordinals().get(word, word)
    is_ordinal = digits != word
    names = [name for name, value in _ordinals().items() if value == digits]
    found = dict.fromkeys((_ordinal(digits), *map(_stem, names)), SAME if is_ordinal else PART)
    if is_ordinal:
        found[digits] = PART
    else:
        for words in number_words(digits):
            found |= dict.fromkeys(map(_stem, words), SAME if len(words) == 1 else PART)
    found.pop(word, None)
    found.pop(_stem(word), None)
    return MappingProxyType(found)


def _ordinal(digits: str) -> str:
    is_teen = digits[-2:-1] == "1"
    return digits + ("th" if is_teen else _ENDINGS.get(digits[-1], "th"))


def _stem(word: str) -> str:
    return stem(word, detect_language(word))


def _words(language: str, value: int) -> list[str]:
    return [word for word, known in BY_CODE[language].cardinals.items() if known == value]


@cache
def _cardinals() -> Mapping[str, int]:
    return {word: n for each in BY_CODE.values() for word, n in each.cardinals.items()}


@cache
def _ordinals() -> Mapping[str, str]:
    return {word: str(n) for each in BY_CODE.values() for word, n in each.ordinals.items()}


@cache
def _ordinal_figures() -> re.Pattern[str]:
    endings = (normalise(end) for each in BY_CODE.values() for end in each.ordinal_endings)
    return re.compile(rf"(\d+)(?:{'|'.join(endings)})")


@cache
def _ordinal_stems() -> Mapping[str, int]:
    """Return what no case changes of "1st", "first", "первый", and the place that it names."""
    found = {_ORDINAL_CASE.sub("", word): int(digits) for word, digits in _ordinals().items()}
    return found | {_ordinal(digits): int(digits) for digits in _ordinals().values()}
