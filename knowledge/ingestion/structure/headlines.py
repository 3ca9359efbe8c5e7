"""Headings that no markup names: by their words, their capitals, and what follows them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import (
    ADDRESS,
    BULLET,
    NUMBER,
    RANKED,
    number_end,
    one_of,
)
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.own_questions import opens_asking
from knowledge.ingestion.structure.sentence_forms import (
    has_predicate,
    tells_to_do,
    wants_object,
)
from knowledge.language.letters import SMALL
from knowledge.models import Span

TITLE, CAPITALS, PART, CHAPTER, ARTICLE, PLAIN = 1, 3, 4, 5, 6, 7
"""Levels of headings: those that a format marks have 1 to 9 as well."""
LONGEST = 120
"""Characters of a heading."""
SHORT = 80
"""Characters of a heading that is told by nothing but what follows it."""
_UNLIKE = re.compile(
    r"[,;:.!…]$|: |[.!?…] \(|[\t|=@]|https?:|\d\s?(?:[%€$£₽₸]|тг\b|руб|eur|usd|kzt)", re.IGNORECASE
)
_LABEL, _LABEL_WORDS = 40, 4
"""Characters and words of a label that stands alone: “Eligibility:”."""
BELOW_ALL = 12
"""Level of such a label, below all other headings."""
_FEWEST_BEFORE = 3
"""Titles in order, at least, after which one may be missing where none lies in another."""
_SMALL_WORD, _FEW_WORDS = 4, 2
"""Letters of words of an English title that need no capital, and words of no title."""
_ROMAN_OR_DIGITS = r"(?:\d{1,4}|[IVXLCІХ]{1,7})"
_RANK = re.compile(
    rf"(?:(?i:{one_of('part', 'chapter', 'article')})\s{{1,3}}(?:№\s?)?{_ROMAN_OR_DIGITS}"
    rf"|{_ROMAN_OR_DIGITS}[- ](?i:{one_of('part_behind', 'chapter_behind', 'article_behind')}))"
    rf"(?:[-.]\d{{1,3}}){{0,2}}(?:\.?$|\.?\s+[^\W\d_{SMALL}]|\s?[|–—-]{{1,2}}\s)"
)
"""How the heading of a law begins without a full stop: “Глава II Права”, “Part I | Law”."""
_TITLE_NUMBER = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{0,2}})(?:[.)]\s*|\s+)(?=[^\W\d_{SMALL}])")
_VALUED = re.compile(r":\s\S{0,20}\d|^[^\W\d_]{2,5}:\s\S+$")
"""A label with its value: “IBAN: KZ86”, “BIC: CASPKZKA”."""
_LETTERS = re.compile(r"[^\W\d_]")
_BRACKETED = re.compile(r"(?<=\w)\s?\([^()\n]{1,60}\)|(?<=[»”])\s?\([^()\n]{1,60}\)")
"""What stands in brackets behind a title in capitals: its name in another language."""


def rank_headings(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into headings the paragraphs that a law, capitals or numbers in order mark as such."""
    made = [_ranked(text, element) for element in elements]
    for at, level in _numbered_titles(text, made).items():
        made[at] = replace(made[at], kind=ElementKind.HEADING, level=level)
    return made


def _numbered_titles(text: str, elements: Sequence[Element]) -> dict[int, int]:
    """Return the places and levels of short lines, numbered in order, with text below each.

    One alone is none. Headings that the format marks count too, and give the others their level.
    """
    found: dict[int, int] = {}
    levels: dict[int, int] = {}
    last: tuple[int, ...] = (0,)
    for at, (element, following) in enumerate(pairwise(elements)):
        marked = element.kind is ElementKind.HEADING
        number = _title_number(text, element)
        if not number or (not marked and _title_number(text, following)):
            continue
        place = tuple(map(int, number.split(".")))
        skips = len(place) == 1 and place[0] > last[0] + 1
        if _comes_next(place, last) and not (skips and has_predicate(text, element.span)):
            last = place
            if marked:
                levels[len(place)] = element.level
            else:
                found[at] = levels.get(len(place), PLAIN + len(place) - 1)
    return found if len(found) > 1 or levels else {}


def _comes_next(place: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Tell a number that follows another, or begins the next part, whose own is not written."""
    if len(place) == len((1, 1)) and place == (last[0] + 1, 1):
        return True
    above = place[:-1] == last[: len(place) - 1] and len(place) <= len(last) + 1
    before = last[len(place) - 1] if len(last) >= len(place) else 0
    # A list may have taken the one between them for its last item: “10.2”, “10.4”.
    skipped = place[-1] == before + 2 and before >= (_FEWEST_BEFORE if len(place) == 1 else 1)
    return above and (place[-1] == before + 1 or skipped)


def _title_number(text: str, element: Element) -> str:
    """Return the number of a line that may be a title: “3” of “3 Paid time off”."""
    span = element.span
    found = _TITLE_NUMBER.match(text, *span)
    kinds = {ElementKind.PARAGRAPH, ElementKind.HEADING}
    if found is None or element.kind not in kinds or ends_sentence(text, span):
        return ""
    words = Span(found.end(), span.end)
    titled = is_headline(text, words, LONGEST) and not wants_object(text, words)
    return found[1] if titled else ""


def head_with_labels(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into headings the labels that stand alone: “Eligibility:”, before no list or table."""
    made = [*elements]
    for at, (element, following) in enumerate(zip_longest(elements, elements[1:])):
        listed = following and following.kind in {ElementKind.ITEM, ElementKind.TABLE}
        listed = listed or (following and _is_shown(text, element, following))
        asks = following is not None and text[following.span.end - 1] in "?？"
        # Within an answer a label ends it only where the next question stands below.
        apart = element.answers is None or asks
        if not listed and apart and _is_label(text, element):
            made[at] = replace(element, kind=ElementKind.HEADING, level=BELOW_ALL)
    return made


def _is_shown(text: str, label: Element, following: Element) -> bool:
    """Tell what a lead-in shows: a program that it tells to run, or an address."""
    if following.kind is ElementKind.CODE:
        return tells_to_do(text, label.span) or has_predicate(text, label.span)
    return ADDRESS.fullmatch(text, *following.span) is not None


def _is_label(text: str, element: Element) -> bool:
    start, end = element.span
    if (
        element.kind is not ElementKind.PARAGRAPH
        or element.voice is not Voice.NARRATED
        or end - start > _LABEL
        or text[end - 1] != ":"
    ):
        return False
    words = Span(number_end(text, start, end), end - 1)
    if words.end <= words.start or not is_headline(text, words):
        return False
    few = len(text[words.start : words.end].split()) <= _LABEL_WORDS
    return few or opens_asking(text, words) or not has_predicate(text, words)


def is_headline(text: str, span: Span, longest: int = SHORT) -> bool:
    """Tell whether one line reads like a heading: short, and ending like no sentence."""
    line = text[span.start : span.end]
    return (
        len(line) <= longest
        and "\n" not in line
        and not line[0].islower()
        and not BULLET.match(line)
        and not _UNLIKE.search(line)
        and _LETTERS.search(line) is not None
    )


def is_title_case(text: str, span: Span) -> bool:
    """Tell an English title: capitals in all its words but the small ones, and no end."""
    words = [word for word in text[span.start : span.end].split() if len(word) > _SMALL_WORD]
    capitals = len(words) > _FEW_WORDS and all(word[0].isupper() for word in words)
    return capitals and text[span.start : span.end].isascii() and not ends_sentence(text, span)


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
    ):
        return element
    words = number_end(text, *span)
    if ends_sentence(text, span):
        named = (
            words > span.start and text[span.end - 1] == "." and text[words : span.end].isupper()
        )
        return replace(element, kind=ElementKind.HEADING, level=CAPITALS) if named else element
    law = words > span.start and RANKED.match(text, *span) and text[span.end - 1] not in ",;:"
    law = law or (_RANK.match(text, *span) and text[span.end - 1] not in ",;:")
    if law or _is_capitals(text[words : span.end]):
        return replace(element, kind=ElementKind.HEADING, level=level_of(text, span))
    return element


def _is_capitals(words: str) -> bool:
    """Tell whether words are written in capitals throughout, and are more than an abbreviation."""
    words = _BRACKETED.sub("", words)
    letters = _LETTERS.findall(words)
    if _VALUED.search(words):
        return False
    return len(letters) > 5 and words.isupper() and not words.endswith((",", ";", ":"))  # noqa: PLR2004
