"""What a site counts of itself: articles of each kind, guests, slides, minutes of reading."""

import re
from collections.abc import Sequence

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import one_of

_KINDS = frozenset({ElementKind.PARAGRAPH, ElementKind.ITEM})
_CATEGORY = re.compile(r"[^\n.?!:]{2,60}\s[\[(]\d{1,6}[\])]")
"""A kind of articles, and how many there are: “News [12]”."""
_COUNTER = re.compile(rf"(?:{one_of('counter')})\s?:\s?\d{{1,9}}", re.IGNORECASE)
"""“Guests: 3”."""
_NOW = re.compile(
    rf"(?:{one_of('day')}),? \d{{1,2}}[./]\d{{1,2}}[./]\d{{4}},? \d{{1,2}}:\d\d", re.IGNORECASE
)
"""The day and the minute at which a page was read: “Friday, 15.05.2026, 16:54”."""
_SLIDE = re.compile(
    rf"(?:{one_of('slide')}) \d{{1,3}}(?:\s?(?:/|of|из)\s?\d{{1,3}})?"
    rf"|\d{{1,3}}-(?:{one_of('slide')})",
    re.IGNORECASE,
)
"""“Slide 3”, “Slide 3 of 9”."""
_READING = re.compile(
    rf"(?:[^\n.?!]{{2,80}} )?\d{{1,3}}[ -](?:{one_of('reading_time')})", re.IGNORECASE
)
"""“By Ann · 3 min read”."""
_COUNTED = (_COUNTER, _NOW, _SLIDE, _READING)
_FEWEST = 3
"""Kinds in a row, at least."""


def find_counters(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of lines that count: kinds of articles in a row, guests, slides."""
    found: set[int] = set()
    run: list[int] = []
    for at, element in enumerate(elements):
        plain = element.kind in _KINDS
        if plain and _CATEGORY.fullmatch(text, *element.span):
            run.append(at)
            continue
        found.update(run if len(run) >= _FEWEST else ())
        run = []
        if plain and any(each.fullmatch(text, *element.span) for each in _COUNTED):
            found.add(at)
    return found | {*(run if len(run) >= _FEWEST else ())}
