"""Attributes that a question may ask for, as sentences express them: height as "97 metres"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from knowledge.language.patterns import Template, compiled, read_lists
from knowledge.language.stemmer import possible_stems

_CLAUSE = re.compile(r"[,.;]")
_BESIDE = 16
"""Characters around a value in which a word stands that tells its dimension: "24 m in depth"."""


def _read() -> Iterator[tuple[str, str, Template]]:
    for name, section in read_lists("attributes").items():
        template = Template("|".join(section["forms"].split("\n")[:-1]), "evidence")
        for noun in (name, *section["also"].split()):
            yield noun, name, template


_TEMPLATES = {noun: template for noun, _, template in _read()}
"""By the nouns that name an attribute, normalised, in English, Russian or Kazakh."""
_NAMES = {noun: name for noun, name, _ in _read()}
_SHORTEST_STEM = 3
_DIMENSIONS: Mapping[str, Template] = {
    name: Template(rf"\b(?:{section['called']})\b")
    for name, section in read_lists("attributes").items()
    if "called" in section
}
"""The words beside a value that tell which dimension it has: 24 m long."""

_IN_WORDS = frozenset(
    name for name, section in read_lists("attributes").items() if "in_words" in section
)


def expression(noun: str) -> re.Pattern[str] | None:
    """Return what a sentence that tells this attribute holds, None for one that is not listed.

    `noun` is normalised.
    """
    listed = _listed(noun)
    return compiled(_TEMPLATES[listed]) if listed else None


@cache
def _by_stem() -> Mapping[str, str]:
    """Return the Russian and Kazakh nouns by their stems; of several the first in the file."""
    found: dict[str, str] = {}
    for noun in _TEMPLATES:
        for each in () if noun.isascii() else possible_stems(noun):
            found.setdefault(each, noun)
    return {each: noun for each, noun in found.items() if len(each) >= _SHORTEST_STEM}


def _listed(noun: str) -> str | None:
    """Return the noun of the file that one is a form of: высота of высоту."""
    if noun in _TEMPLATES or noun.isascii():
        return noun if noun in _TEMPLATES else None
    return next(filter(None, map(_by_stem().get, possible_stems(noun))), None)


def nouns_of(name: str) -> frozenset[str]:
    """Return the nouns that name an attribute, normalised, in all languages."""
    return frozenset(noun for noun, each in _NAMES.items() if each == name)


def attribute_of(noun: str) -> str | None:
    """Return the name of the attribute that a normalised noun names, None if it names none."""
    return _NAMES.get(noun)


def is_told_in_words(noun: str) -> bool:
    """Tell whether an attribute needs no number to be told: every day, once a week."""
    return attribute_of(noun) in _IN_WORDS


def expressed(noun: str, sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence tells this attribute, in characters; none for one not listed.

    A value that stands beside the word for another dimension is left out: a depth is not told by
    "24 m long".
    """
    listed = _listed(noun)
    if listed is None:
        return
    for match in compiled(_TEMPLATES[listed]).finditer(sentence):
        if match[0] and not _is_of_another_dimension(_NAMES[listed], sentence, match):
            yield match.span()


def measured(name: str, sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence tells this attribute beside a word for it: "38 m long"."""
    own = compiled(_DIMENSIONS[name])
    for start, end in expressed(name, sentence):
        before, after = _beside(sentence, start, end)
        if own.search(before) or own.search(after):
            yield start, end


def _beside(sentence: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before a value, and behind it within its clause."""
    before = sentence[max(0, start - _BESIDE) : start]
    return before, _CLAUSE.split(sentence[end : end + _BESIDE])[0]


def _is_of_another_dimension(name: str, sentence: str, match: re.Match[str]) -> bool:
    if name not in _DIMENSIONS:
        return False
    before, after = _beside(sentence, *match.span())
    own = compiled(_DIMENSIONS[name])
    if own.search(before) or own.search(after):
        return False
    return any(
        compiled(template).search(after) or compiled(template).search(before)
        for other, template in _DIMENSIONS.items()
        if other != name
    )
