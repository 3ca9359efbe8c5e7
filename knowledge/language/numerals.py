"""Numbers in figures and in words, cardinal and ordinal: 25, twenty-five, 25th."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from knowledge.language.detection import detect_language
from knowledge.language.lexicon import number_value, number_words
from knowledge.language.tokenizer import stem

SAME, PART = 0.9, 0.5
"""How well another spelling stands for a number, and how well one word of two does."""
_LONGEST = 5
"""Words of the longest number that is read as one."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|го|й|я|е|х|ому|м|ші|шы|инши)")
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_RUSSIAN = "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый".split()


def numerals(words: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return for each word that is a number, or part of one, how else the index may spell it."""
    found: dict[str, dict[str, float]] = {}
    for word in words:
        if word[0].isdigit() or word in _ordinals():
            found[word] = dict(_spellings(word))
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST), start + 1, -1):
            value = number_value(" ".join(words[start:end]))
            if value is not None:
                for word in words[start:end]:
                    found.setdefault(word, {})[value] = SAME
                break
    return found


@cache
def _spellings(word: str) -> Mapping[str, float]:
    """Return the stems for a number: an ordinal is no cardinal, but "May 5th" is "May 5"."""
    ordinal = _ORDINAL.fullmatch(word)
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


@cache
def _ordinals() -> Mapping[str, str]:
    names = {name: str(at) for at, name in enumerate(_ORDINALS, 1)}
    return MappingProxyType(names | {name: str(at) for at, name in enumerate(_RUSSIAN, 1)})
