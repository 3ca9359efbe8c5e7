"""Quantities: numbers of a text with their units, as 97 m or ninety-seven metres.

Two are compared in the first unit of their dimension. What cannot be compared differs in nothing:
97 m and 24 floors may both be right.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, product

from knowledge.language.document_languages import BY_CODE
from knowledge.language.numerals import is_cardinal, number_value
from knowledge.language.tokenizer import FIGURES, figures, normalise

CONVERTED = 0.02
"""How far equal quantities of different units may lie apart, as a share of the larger: 318 feet
are 96.9 metres, and 12 months are 360 days here."""
MOST_COMPARED = 50
"""Quantities of a sentence that are compared with those of another one."""
_PART = re.compile(rf"(?=\d)(?:{FIGURES})|\d+|[^\W\d_]+[23²³]?(?!\w)|[^\W\d_]+|[$€£₸¥₽%°]")
_LONGEST = 6
"""Words of the longest number that is read as one."""
_ORDINAL_MARKS = frozenset("st nd rd th й ый ой ий го ого му ая я е ое ші шы".split())
_JOINT = "and"
_SQUARE = {"m": "m2", "km": "km2"}
_MONEY, _ANY_MONEY = "money-", "money-any"
_THOUSANDS, _BETWEEN = "thousands", "between"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the first unit of its `dimension`, "" for a bare one, and where it stands.

    `unit` is how many of the first unit the written one is; `start` and `end` are characters. It
    may stand for all from `low` to `high` (see `bounds`).
    """

    value: float
    dimension: str
    unit: float
    start: int
    end: int
    low: float | None = None
    high: float | None = None

    def is_comparable(self, other: "Quantity") -> bool:
        """Tell whether both are of one dimension; what is free is a price in any currency."""
        pair = {self.dimension, other.dimension}
        if len(pair) == 1:
            return True
        return _ANY_MONEY in pair and all(each.startswith(_MONEY) for each in pair)

    @property
    def number(self) -> float:
        """The number as it is written; what is free is none."""
        return self.value / self.unit if self.unit else 0.0

    @property
    def is_range(self) -> bool:
        """Whether it stands for more than one number."""
        return self.low is not None or self.high is not None

    @property
    def span(self) -> tuple[float, float]:
        """The least and the most that it may stand for."""
        low, high = self.low, self.high
        return self.value if low is None else low, self.value if high is None else high

    @property
    def is_end(self) -> bool:
        """Whether it is an end of a range, or all above or below it."""
        return self.is_range and self.value in self.span

    def is_same(self, other: "Quantity") -> bool:
        """Tell whether both are as much, as far as their units and bounds let one compare them.

        Two ends are compared as they are: 9 to 18 and 10 to 18, up to 8 and up to 10.
        """
        mine, theirs, most = self.span, other.span, max(abs(self.value), abs(other.value))
        if (self.is_range or other.is_range) and not (self.is_end and other.is_end):
            slack = 0.0 if self.unit == other.unit else CONVERTED * most
            return mine[0] <= theirs[1] + slack and theirs[0] <= mine[1] + slack
        if self.unit == other.unit:
            return self.value == other.value
        return abs(self.value - other.value) <= CONVERTED * most and self.value * other.value > 0


def differ(one: Collection[Quantity], other: Collection[Quantity]) -> bool | None:
    """Tell whether nothing in what two sentences say is as much; None if nothing is comparable.

    Of more than MOST_COMPARED quantities the first ones are compared.
    """
    few = [*islice(one, MOST_COMPARED)], [*islice(other, MOST_COMPARED)]
    pairs = [pair for pair in product(*few) if pair[0].is_comparable(pair[1])]
    return not any(left.is_same(right) for left, right in pairs) if pairs else None


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text in its order; ordinals are none."""
    parts = [_Part(normalise(m[0]), m[0], *m.span()) for m in _PART.finditer(text)]
    at = 0
    while at < len(parts):
        end, number = _number_at(parts, at)
        if number is not None:
            yield _measured(parts, at, end, number)
        elif (unit := _unit_of(parts[at].word)) and unit[0] == _ANY_MONEY:
            yield Quantity(0.0, _ANY_MONEY, 1.0, parts[at].start, parts[at].end)
        at = max(at + 1, end)


@dataclass(frozen=True, slots=True)
class _Part:
    word: str
    written: str
    start: int
    end: int


def _number_at(parts: Sequence[_Part], at: int) -> tuple[int, float | None]:
    """Return the number that begins at a part, and the part behind it; None if there is none."""
    if parts[at].written[0].isdigit():
        return _figures_at(parts, at)
    if not is_cardinal(parts[at].word):
        return at, None
    for end in range(min(len(parts), at + _LONGEST), at, -1):
        words = [part.word for part in parts[at:end]]
        if words[0] == _JOINT or words[-1] == _JOINT:
            continue
        if value := number_value(" ".join(word for word in words if word != _JOINT)):
            return end, float(value)
    return at, None


def _figures_at(parts: Sequence[_Part], at: int) -> tuple[int, float | None]:
    said, end = figures(parts[at].word), at + 1
    is_touched = end < len(parts) and parts[end].start == parts[at].end
    is_ordinal = is_touched and parts[end].word in _ORDINAL_MARKS
    if is_ordinal or len(said) != 1 or not _is_decimal(said[0]):
        return end, None
    value = float(said[0])
    if end < len(parts) and (many := _times(parts[end].word)):
        return end + 1, value * many
    return end, value


def _measured(parts: Sequence[_Part], at: int, end: int, number: float) -> Quantity:
    """Return a number with the unit behind it, or the sign of a currency before it."""
    start, last = parts[at].start, parts[end - 1].end
    if at and (found := _currency_before(parts[at - 1], parts[at])):
        return Quantity(number * found[1], *found, parts[at - 1].start, last)
    behind = [part.word for part in parts[end : end + 2]]
    is_square = behind[:1] == ["square"]
    if len(behind) > 1 and _unit_of(behind[0], _BETWEEN):
        behind, end = behind[1:], end + 1
    word = behind[0] if behind else ""
    if is_square:
        word = _square(word)
    if found := _unit_of(word):
        return Quantity(number * found[1], *found, start, parts[end].end)
    return Quantity(number, "", 1.0, start, last)


def _currency_before(sign: _Part, number: _Part) -> tuple[str, float] | None:
    is_sign = not sign.word[:1].isalnum() and sign.end == number.start
    found = _unit_of(sign.word) if is_sign else None
    return found if found and found[0].startswith(_MONEY) else None


def _square(word: str) -> str:
    length = _unit_of(word)
    return next((name for each, name in _SQUARE.items() if _unit_of(each) == length), word)


def _is_decimal(number: str) -> bool:
    return number.replace(".", "", 1).isdecimal()


def _times(word: str) -> float | None:
    """Return how much a word multiplies the figures before it: 5 million, 1,5 млн."""
    if found := _unit_of(word, _THOUSANDS):
        return found[1]
    value = number_value(word)
    return float(value) if value and float(value) >= 1_000 else None  # noqa: PLR2004


def _unit_of(word: str, section: str = "") -> tuple[str, float] | None:
    """Return dimension and size of a unit; of what is no unit, only from its own section."""
    known = _units()
    forms = (word, *(f"{word[:end]}*" for end in range(len(word), 1, -1)))
    found = next((known[form] for form in forms if form in known), None)
    if found is None:
        return None
    is_wanted = found[0] == section if section else found[0] not in {_THOUSANDS, _BETWEEN}
    return found if is_wanted else None


@cache
def _units() -> Mapping[str, tuple[str, float]]:
    found: dict[str, tuple[str, float]] = {}
    for language in BY_CODE.values():
        section = ""
        for line in language.lines("units.txt"):
            if line.startswith("["):
                section = line.strip("[]")
                continue
            size, *words = line.split()
            for word in words:
                found.setdefault(normalise(word), (section, float(size)))
    return found
