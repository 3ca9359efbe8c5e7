"""The marks of items: of which kind they are, how deep they lie, and where another list begins."""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import BULLET, LETTER, NUMBER, RANKED
from knowledge.ingestion.structure.model import Voice

_ALPHANUMERIC = re.compile(r"[\w\s]+|(?<=\d)[.-](?=\d)")
"""What of a clause number is not its style: “1)” and “2)” are alike, “1.” is another."""
_PLAIN = re.compile(r"(\d{1,3})[.)](?!\S)")
"""A number that lies in no other: “1.”, “12)”."""


def mark_of(text: str, element: Element, before: Element | None = None) -> str | None:
    """Return the kind of the mark that opens a paragraph; `before` tells “i.” from “h.”, “i.”."""
    if element.kind is not ElementKind.PARAGRAPH or element.voice is Voice.SPOKEN:
        return None
    if BULLET.match(text, *element.span):
        return "bullet"
    if RANKED.match(text, *element.span):
        return None
    number = NUMBER.match(text, *element.span)
    if number is None:
        return None
    # “a.” lies within “1.”, and “(a)” within “(1)”, though both end alike.
    signs = number[0].strip("(.)")
    kind = ""
    if signs.isalpha():
        kind = "roman" if _is_roman(signs, text, before) else "letter"
    return kind + (_ALPHANUMERIC.sub("", number[0]) or "number")


def _is_roman(signs: str, text: str, before: Element | None) -> bool:
    """Tell a small Roman number from the letter behind another one."""
    if not all(sign in "ivx" for sign in signs):
        return False
    above = NUMBER.match(text, *before.span) if before else None
    return above is None or above[0].strip("(.)") != chr(ord(signs[0]) - 1)


def depth_of(text: str, element: Element) -> int:
    """Return how many numbers lie in that of a clause: 2 for “5.2.1.”."""
    number = NUMBER.match(text, *element.span)
    return number[0].rstrip(".)").count(".") if number else 0


def begins_again(text: str, run: Sequence[Element], element: Element) -> bool:
    """Tell the 1 of another list, below the number that names it: “1. Boats”, “1. Rowing”.

    Where every item is a 1, they are of one list.
    """
    if len(run) > 1 and _count(text, run[-1]) == _count(text, run[-2]):
        return False
    return _count(text, element) == 1 and _count(text, run[-1]) > 0


def _count(text: str, element: Element) -> int:
    """Return the plain number of an item; 0 for other marks."""
    number = _PLAIN.match(text, *element.span)
    return int(number[1]) if number else 0


def is_lettered(text: str, element: Element) -> bool:
    """Tell an item whose mark is a letter, or a small Roman number."""
    number = NUMBER.match(text, *element.span)
    return number is not None and number[0].strip("(.)").isalpha()


def is_counted(text: str, elements: Sequence[Element], at: int) -> bool:
    """Tell one of the lines in a row whose capitals count: “A. Shouting”, “B. Running home”."""
    beside = elements[max(0, at - 1) : at + 2]
    found = [LETTER.match(text, *each.span) for each in beside]
    letters = [ord(match[0][0]) if match else 0 for match in found]
    return found[min(at, 1)] is not None and any(b - a == 1 for a, b in pairwise(letters))
