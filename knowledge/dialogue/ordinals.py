"""Ordinals: what "the second one" points at in what was shown last."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.denials import Missing
from knowledge.dialogue.followups import FollowUp
from knowledge.dialogue.list_items import FEWEST, Span, items
from knowledge.dialogue.neighbours import Neighbours
from knowledge.language import tokens
from knowledge.language.numerals import number_value
from knowledge.models import Fact
from knowledge.queries import AnswerType

_LONGEST_ITEM = 80
_MOST = 10
"""Items of a list that a question may name."""


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
    asked: FollowUp,
    question: str,
    shown: Sequence[Fact],
    offered: Sequence[Fact],
    around: Neighbours,
) -> Pick | Missing | None:
    """Return what an ordinal points at, None if there is nothing to count.

    What the person could choose from comes first, then the items inside the sentence that was
    `shown`, then the list or table that it is part of, then the facts shown beside it. Where the
    `question` before was for several things ("what three causes…?"), or a number or a name is
    asked of one, the items come first.
    """
    number, last, inside = asked.item, shown[0], _inside(shown[0])
    count = _count(question)
    if count and len(inside) != count:
        # Of what is closest to "which three …?", the one that tells three things was meant.
        lists = ((fact, _inside(fact)) for fact in offered)
        last, inside = next(
            ((fact, found) for fact, found in lists if len(found) == count), (last, inside)
        )
    if offered and not (inside and _is_of_list(asked, question)):
        return _at(number, offered, is_offered=True)
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


def _inside(fact: Fact) -> list[Span]:
    return items(fact.text) if len(fact.citation.spans) == 1 else []


def _count(question: str) -> int:
    """Return how many things a question names: of "which three causes…?" 3, else 0."""
    return next((int(n) for word in tokens(question) if (n := _several(word))), 0)


def _several(word: str) -> str | None:
    number = number_value(word)
    return number if number and FEWEST <= int(number) <= _MOST else None


def _is_of_list(asked: FollowUp, question: str) -> bool:
    return asked.asks is not AnswerType.OTHER or any(map(number_value, tokens(question)))


def _at(number: int, choices: Sequence[Fact], *, is_offered: bool = False) -> Pick | Missing:
    if number > len(choices):
        return Missing.ITEM
    return Pick(choices[number - 1 if number > 0 else -1], is_offered=is_offered)
