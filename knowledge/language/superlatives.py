"""Superlatives: the most or the least of something, as a question names it: the cheapest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.language.document_languages import BY_CODE, phrases
from knowledge.language.tokenizer import normalise, tokens

SIZE = "size"
_FILE = "superlatives.txt"
_REMEMBERED = 64
"""Questions of which it is kept what they ask for, for it is asked twice of each."""
_SIZES = ("area", "volume", "length", "mass", "level", "")
"""Dimensions of what is just called big or small, the plainest first."""
_ALSO = {"length": ("length", "time", ""), "time": ("time", "length", "")}
"""What is long or short is so in metres or in minutes."""


@dataclass(frozen=True, slots=True)
class Superlative:
    """What the most or the least is asked for of.

    `dimensions` are those of units.txt in which one is more than another, as they are looked
    for; none where no number says that. `rest` are the other words of the question that may say
    of what, without those that only ask.
    """

    dimensions: tuple[str, ...]
    is_most: bool
    rest: tuple[str, ...]


def find_superlative(question: str) -> Superlative | None:
    """Return the superlative of a question, None without one."""
    return _found(" ".join(tokens(normalise(question))))


@lru_cache(_REMEMBERED)
def _found(text: str) -> Superlative | None:
    for name, pattern in _patterns():
        if found := pattern.search(text):
            rest = f"{text[: found.start()]} {text[found.end() :]}".split()
            side, _, dimension = name.partition(" ")
            return Superlative(
                _dimensions(dimension),
                side == "most",
                tuple(word for word in rest if not _joints().fullmatch(word)),
            )
    return None


def _dimensions(name: str) -> tuple[str, ...]:
    if name == SIZE:
        return _SIZES
    return _ALSO.get(name, (name, "")) if name else ()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what finds the superlatives of each section, those of no dimension last."""
    names = {name for each in BY_CODE.values() for name in each.sections(_FILE)}
    known = sorted(name for name in names if " " in name)
    marks = "|".join(_expressions("open"))
    return (
        *((name, _any(_expressions(name))) for name in known),
        ("other", _any(_expressions("other"))),
        ("other", re.compile(rf"\b(?:{marks}) \w+")),
    )


@cache
def _joints() -> re.Pattern[str]:
    return _any(_expressions("joint"))


def _any(expressions: Iterator[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(expressions)})\b")


def _expressions(section: str) -> Iterator[str]:
    for phrase in sorted(phrases(_FILE, section)):
        words = normalise(phrase.replace("*", "")).split()
        ends = (r"\w*" if word.endswith("*") else "" for word in phrase.split())
        yield " ".join(re.escape(word) + end for word, end in zip(words, ends, strict=True))
