"""Number differences: which numbers of one sentence the other does not hold."""

import re
from collections.abc import Iterator
from itertools import islice

from knowledge.language.bounds import find_bounded
from knowledge.language.quantities import MOST_COMPARED, Quantity, find_quantities

_FIGURES = re.compile(r"\d+")
_MOST_FIGURES = 18
"""Digits of a number that is compared; what is longer is a key, and no number."""
_HALF_DAY, _HOURS = 12, 24


def numbers_differ(one: str, other: str) -> bool:
    """Tell whether a number of each sentence stands against another one in the other.

    What both hold says nothing, and neither does what cannot be compared: 97 m and 24 floors.
    """
    left, right = ([*islice(find_bounded(each), MOST_COMPARED)] for each in (one, other))
    gone, come = _without(left, right), _without(right, left)
    if any(each.is_comparable(another) for each in gone for another in come):
        return True
    # A date or a number of a floor is no quantity.
    written, another = _figures_beside(one, left), _figures_beside(other, right)
    return bool(written - another) and bool(another - written)


def figures_apart(one: str, other: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the figures of a sentence and of its translation that the other lacks, in order.

    A number in words is one as well, and an hour is the same of twelve and of 24.
    """
    said, translated = _values(one), _values(other)
    return _lacking(one, translated), _lacking(other, said)


def _without(some: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    return [
        each
        for each in some
        if not any(each.is_comparable(other) and each.is_same(other) for other in others)
    ]


def _figures_beside(text: str, quantities: list[Quantity]) -> set[str]:
    return {
        found[0].lstrip("0")
        for found in _FIGURES.finditer(text)
        if not any(each.start <= found.start() < each.end for each in quantities)
    } - {""}


def _values(text: str) -> set[int]:
    quantities = islice(find_quantities(text), MOST_COMPARED)
    in_words = {each.number for each in quantities}
    return {int(each) for each in in_words if each == int(each)} | {*_figures_in(text)}


def _lacking(text: str, known: set[int]) -> tuple[int, ...]:
    figures = dict.fromkeys(_figures_in(text))
    return tuple(each for each in figures if each and not _is_known(each, known))


def _is_known(number: int, known: set[int]) -> bool:
    halves = {number - _HALF_DAY, number + _HALF_DAY} if number <= _HOURS else set()
    return number in known or any(each in known for each in halves if 0 < each <= _HOURS)


def _figures_in(text: str) -> Iterator[int]:
    found = (each[0] for each in _FIGURES.finditer(text))
    return (int(each) for each in found if len(each) <= _MOST_FIGURES)
