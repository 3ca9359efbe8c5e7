"""Dates: the years, days, months, days of the week and clock times that a sentence tells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from knowledge.language import tokens
from knowledge.language.contrasts import Member, between_members, named_members
from knowledge.language.parts_of_day import hours_in_words, part_of_day

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
        told = [self.calendar_differs(other), self.clock_differs(other)]
        known = [each for each in told if each is not None]
        return any(known) if known else None

    def calendar_differs(self, other: "DateParts") -> bool | None:
        """Tell the same of years, days, months and days of the week."""
        names = (each.name for each in fields(self) if each.name != "clock")
        pairs = [(getattr(self, name), getattr(other, name)) for name in names]
        told = [one.isdisjoint(another) for one, another in pairs if one and another]
        return any(told) if told else None

    def clock_differs(self, other: "DateParts") -> bool | None:
        """Tell the same of clock times."""
        if not (self.clock and other.clock):
            return None
        return not (self.clock <= other.clock or other.clock <= self.clock)


def find_dates(text: str) -> DateParts:
    """Return what a text tells of when."""
    words = tokens(text)
    named = named_members(words)
    between = {*between_members(words, named)}
    months = {span[0]: member.name for member, span in named.items() if member.family == _MONTH}
    months |= {at: _MAY for at, word in enumerate(words) if word == _MAY and _days(words, at)}
    return DateParts(
        frozenset(int(word) for word in words if _YEAR.fullmatch(word)),
        frozenset((name, day) for at, name in months.items() for day in _days(words, at)),
        frozenset([*months.values(), *_of(between, _MONTH)]),
        frozenset(_of({*named, *between}, _WEEKDAY)),
        frozenset(minute for minute, _, _ in find_clock_times(text)),
    )


def _of(members: Iterable[Member], family: str) -> Iterator[str]:
    return (member.name for member in members if member.family == family)


def _days(words: Sequence[str], month: int) -> list[int]:
    """Return the day before a month, or else the one behind it."""
    for at in (month - 1, month + 1):
        if 0 <= at < len(words) and (found := _DAY.fullmatch(words[at])) and int(found[1]):
            return [int(found[1])]
    return []


def find_clock_times(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the clock times of a text, in minutes of the day, with their characters: from, to."""
    for found in _CLOCK.finditer(text):
        hour, minute, half, mark = found.groups()
        said = half if half and mark else part_of_day(text, *found.span())
        if (minute or said) and int(hour) <= _LAST_HOUR and int(minute or 0) < _HOUR:
            yield _minute(int(hour), int(minute or 0), said), *found.span()
    for each in hours_in_words(text):
        part = part_of_day(text, each.start, each.end)
        yield _minute(round(each.number), 0, part), each.start, each.end


def _minute(hour: int, minute: int, half: str | None) -> int:
    """Return the minute of the day of a time in its half: "a" or "p" of twelve hours, or none."""
    is_late = (half or "").lower() == "p" and hour < _NOON
    is_midnight = (half or "").lower() == "a" and hour == _NOON
    return _HOUR * (hour + (_NOON if is_late else -_NOON if is_midnight else 0)) + minute
