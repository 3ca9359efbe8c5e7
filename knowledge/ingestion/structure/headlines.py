"""Headings that no markup names: by their words, their capitals, and what follows them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import BULLET, NUMBER, RANKED, number_end
from knowledge.ingestion.structure.model import Voice
from knowledge.models import Span

TITLE, CAPITALS, PART, CHAPTER, ARTICLE, PLAIN = 1, 3, 4, 5, 6, 7
"""Levels of headings: those that a format marks have 1 to 9 as well."""
LONGEST = 120
"""Characters of a heading."""
_SHORT = 80
"""Characters of a heading that is told by nothing but what follows it."""
_UNLIKE = re.compile(
    r"[,;:.!…]$|: |[\t|=@]|https?:|\d\s?(?:[%€$£₽₸]|тг\b|руб|eur|usd|kzt)", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]")


def rank_headings(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into headings the paragraphs that a law, or capitals throughout, mark as such."""
    return [_ranked(text, element) for element in elements]


def is_headline(text: str, span: Span) -> bool:
    """Tell whether one line reads like a heading: short, and ending like no sentence."""
    line = text[span.start : span.end]
    return (
        len(line) <= _SHORT
        and "\n" not in line
        and not line[0].islower()
        and not BULLET.match(line)
        and not _UNLIKE.search(line)
        and _LETTERS.search(line) is not None
    )


def level_of(text: str, span: Span) -> int:
    """Return the level of a heading without markup: by its word, its number, its capitals."""
    ranked = RANKED.match(text, *span)
    if ranked and (group := ranked.lastgroup):
        return {"part": PART, "chapter": CHAPTER, "article": ARTICLE}[group]
    number = NUMBER.match(text, *span)
    if number:
        return PLAIN + number[0].rstrip(".)").count(".")
    return CAPITALS if _is_capitals(text[span.start : span.end]) else PLAIN


def _ranked(text: str, element: Element) -> Element:
    span = element.span
    if (
        element.kind is not ElementKind.PARAGRAPH
        or element.voice is not Voice.NARRATED
        or span.end - span.start > LONGEST
        or ends_sentence(text, span)
    ):
        return element
    words = number_end(text, *span)
    law = words > span.start and RANKED.match(text, *span) and text[span.end - 1] not in ",;:"
    if law or _is_capitals(text[words : span.end]):
        return replace(element, kind=ElementKind.HEADING, level=level_of(text, span))
    return element


def _is_capitals(words: str) -> bool:
    """Tell whether words are written in capitals throughout, and are more than an abbreviation."""
    letters = _LETTERS.findall(words)
    return len(letters) > 5 and words.isupper() and not words.endswith((",", ";", ":"))  # noqa: PLR2004
