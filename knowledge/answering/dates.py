"""Dates: the years, days, months, days of the week and clock times that a sentence tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from knowledge.answering.contrasts import named_members
from knowledge.language import tokens

_WEEKDAY, _MONTH = "weekday", "month"
_MAY = "may"
"""A month beside a number only: elsewhere it is a verb."""
_YEAR = re.compile(r"1\d{3}|20\d\d")
_DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?")
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d\d)(?!\d))? ?([ap])?\.?(m\b)?", re.IGNORECASE)
_NOON = 12
_LAST_HOUR = 24
_HOUR = 60
"""Minutes of it."""


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a sentence tells of when, each part by itself; clock times are minutes of the day."""

    years: frozenset[int] = frozenset()
    days: frozenset[tuple[str, int]] = frozenset()
    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    clock: frozenset[int] = frozenset()

    def differs(self, other: "DateParts") -> bool | None:
        """Tell whether a part that both tell has nothing in common; None if they share no part.

        Of clock times one may tell more than the other, as of Fridays, and never another opening.
        """
        names = (each.name for each in fields(self) if each.name != "clock")
        pairs = [(getattr(self, name), getattr(other, name)) for name in names]
        told = [one.isdisjoint(another) for one, another in pairs if one and another]
        if self.clock and other.clock:
            told.append(not (self.clock <= other.clock or other.clock <= self.clock))
        return any(told) if told else None


def find_dates(text: str) -> DateParts:
    """Return what a text tells of when."""
    words = tokens(text)
    named = named_members(words)
    months = {span[0]: member.name for member, span in named.items() if member.family == _MONTH}
    months |= {at: _MAY for at, word in enumerate(words) if word == _MAY and _days(words, at)}
    return DateParts(
        frozenset(int(word) for word in words if _YEAR.fullmatch(word)),
        frozenset((name, day) for at, name in months.items() for day in _days(words, at)),
        frozenset(months.values()),
        frozenset(member.name for member in named if member.family == _WEEKDAY),
        frozenset(_clock(text)),
    )


def _days(words: Sequence[str], month: int) -> list[int]:
    """Return the day before a month, or else the one behind it."""
    for at in (month - 1, month + 1):
        if 0 <= at < len(words) and (found := _DAY.fullmatch(words[at])) and int(found[1]):
            return [int(found[1])]
    return []


def _clock(text: str) -> Iterator[int]:
    for hour, minute, half, mark in _CLOCK.findall(text):
        if (minute or (half and mark)) and int(hour) <= _LAST_HOUR and int(minute or 0) < _HOUR:
            is_late = half.lower() == "p" and int(hour) < _NOON
            is_midnight = half.lower() == "a" and int(hour) == _NOON
            shift = _NOON if is_late else -_NOON if is_midnight else 0
            yield _HOUR * (int(hour) + shift) + int(minute or 0)
