"""Ordinals: what "the second one" points at in what was shown last."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.denials import Missing
from knowledge.dialogue.list_items import FEWEST, Span, items
from knowledge.dialogue.neighbours import Neighbours
from knowledge.models import Fact

_LONGEST_ITEM = 80


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several: a fact, and where the item stands in it, if it is one inside a sentence.

    It `is_offered` if the last answer claimed none of them, but let the person choose.
    """

    fact: Fact
    span: Span | None = None
    is_inside: bool = False
    is_offered: bool = False


def pick(
    number: int, shown: Sequence[Fact], offered: Sequence[Fact], around: Neighbours
) -> Pick | Missing | None:
    """Return what a number points at, from 1 (-1: the last), None if there is nothing to count.

    What the person could choose from comes first, then the items inside the sentence that was
    `shown`, then the list or table that it is part of, then the facts shown beside it.
    """
    if offered:
        return _at(number, offered, is_offered=True)
    last = shown[0]
    inside = items(last.text) if len(last.citation.spans) == 1 else []
    if inside:
        if number > len(inside):
            return Missing.ITEM
        start, end = inside[number - 1 if number > 0 else -1]
        span = (start, end) if end - start <= _LONGEST_ITEM else None
        return Pick(last, span, is_inside=True)
    listed = around.listed()
    if len(listed) >= FEWEST:
        return _at(number, listed)
    return _at(number, shown, is_offered=True) if len(shown) >= FEWEST else None


def _at(number: int, choices: Sequence[Fact], *, is_offered: bool = False) -> Pick | Missing:
    if number > len(choices):
        return Missing.ITEM
    return Pick(choices[number - 1 if number > 0 else -1], is_offered=is_offered)
