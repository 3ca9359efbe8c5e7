"""Bounds: for which other numbers a quantity of a text stands: about 100, up to 8 kg, 40 to 50."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import inf

from knowledge.language.document_languages import phrases
from knowledge.language.quantities import Quantity, find_quantities
from knowledge.language.tokenizer import normalise, tokens

NEAR = 0.1
"""How far what is "about" so much may lie from it, as a share of it."""
_DASHES = frozenset("-–—")
_BESIDE = 30
"""Characters before and behind a quantity in which its bound stands."""
_LONGEST = 3
"""Words of a bound."""


def find_bounded(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text, each from its `low` to its `high`."""
    found = _as_ranges(text, [*find_quantities(text)])
    return (each if each.is_range else _bounded(text, each) for each in found)


def _as_ranges(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities, of which the ends of a range both stand for all of it."""
    ranges = [*found]
    for at, (first, last) in enumerate(pairwise(found)):
        is_bare = not first.dimension and first.unit == 1.0
        is_alike = is_bare or (first.dimension, first.unit) == (last.dimension, last.unit)
        low = first.value * (last.unit if is_bare else 1.0)
        if is_alike and low < last.value and _joins(text[first.end : last.start]):
            shared = replace(last, low=low, high=last.value)
            ranges[at : at + 2] = [replace(shared, value=low, start=first.start), shared]
    return ranges


def _joins(between: str) -> bool:
    words = normalise(between).split()
    plain = [word.lstrip("-") or word for word in words]
    return bool(plain) and all(word in _DASHES or word in _words("joint") for word in plain)


def _bounded(text: str, each: Quantity) -> Quantity:
    before = tokens(text[max(0, each.start - _BESIDE) : each.start])
    behind = tokens(text[each.end : each.end + _BESIDE])
    for name in ("about", "least", "most"):
        if _ends(before, name) or _begins(behind, f"{name} after"):
            return _as(each, name)
    return each


def _as(each: Quantity, name: str) -> Quantity:
    if name == "about":
        off = NEAR * abs(each.value)
        return replace(each, low=each.value - off, high=each.value + off)
    return replace(each, low=each.value if name == "least" else -inf,
                   high=each.value if name == "most" else inf)  # fmt: skip


def _ends(words: Sequence[str], section: str) -> bool:
    return any(" ".join(words[-count:]) in _words(section) for count in range(1, _LONGEST + 1))


def _begins(words: Sequence[str], section: str) -> bool:
    # The ending of a case stands between: "100-ге жуық".
    starts = (0, 1)
    return any(
        " ".join(words[at : at + count]) in _words(section)
        for at in starts
        for count in range(1, _LONGEST + 1)
    )


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(" ".join(tokens(each)) for each in phrases("bounds.txt", section))
