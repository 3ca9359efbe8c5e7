"""Parts of the day: whether an hour of twelve is one of the morning or of the evening."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile

from knowledge.language.document_languages import phrases
from knowledge.language.quantities import Quantity, find_quantities
from knowledge.language.tokenizer import tokens

_BESIDE = 30
"""Characters before and behind an hour in which its part of the day stands."""
_LAST = 12
_EARLY, _LATE = "a", "p"
_SECTIONS = {_EARLY: "early", _LATE: "late"}


def part_of_day(text: str, start: int, end: int) -> str | None:
    """Return "a" or "p" if the words beside an hour, at these characters, tell; else None."""
    behind = tokens(text[end : end + _BESIDE])
    before = tokens(text[max(0, start - _BESIDE) : start])[::-1]
    for half, name in _SECTIONS.items():
        if _nearest(behind) in _words(f"after {name}"):
            return half
        if _nearest(before) in _words(f"before {name}"):
            return half
    return None


def hours_in_words(text: str) -> Iterator[Quantity]:
    """Yield the numbers in words of a text that tell an hour: six in the evening."""
    for each in find_quantities(text):
        is_hour = not text[each.start].isdigit() and 0 < each.number <= _LAST
        if is_hour and part_of_day(text, each.start, each.end):
            yield each


def _nearest(words: Sequence[str]) -> str | None:
    # The ending of a case stands between: "кешкі сағат 6-да".
    return next(dropwhile(lambda word: word in _words("between"), words), None)


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(word for each in phrases("clock.txt", section) for word in tokens(each))
