"""No regular expression of the project takes longer than in proportion to what it reads."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator, Mapping

import pytest

from knowledge.language.patterns import Template, compiled

ROOMS = ("bot", "handlers", "knowledge")
MARKS = "\"“”«»'()[]{}<>.,:;!?…-–—_#*@/\\|`+=&%№ \t\n"
WORDS = (
    "a|A|я|Я|Қ|1|1.|a |A |Abc |Аа |A. |a@|a.|a-|a'|said |Ab Cd, |Q: |Mr. |в 1 |1) |http://|1,|1 "
)
MIXED = '“a |"a |«a|<a|a»|- |. |# |[1]|“A b, “|.) |\n |\r\n'
UNITS = (*MARKS, *WORDS.split("|"), *MIXED.split("|"))
SHORT, LONG, LONGEST = 300, 1_200, 4_800
SOON = 0.0003
"""Seconds of this process for LONG characters: a quadratic pattern takes many times as many."""
STEEPEST = 9
"""What four times the text may cost: 4 for a linear pattern, 16 for a quadratic one."""

COMPARED = 3
"""How often a time is measured again before it counts: what else runs may double any of them."""


def _patterns_in(value: object, depth: int = 4) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, Template):
        yield compiled(value)
    elif depth:
        for each in _parts(value):
            yield from _patterns_in(each, depth - 1)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return [*value, *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return value
    slots = getattr(type(value), "__slots__", ())
    return [getattr(value, name, None) for name in ([slots] if isinstance(slots, str) else slots)]


def _all_patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for room in ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if module.name.endswith("__main__"):
                continue
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(_patterns_in(value)):
                    found.setdefault(f"{module.name}.{name}[{number}]", pattern)
    return {name: pattern for pattern, name in {p: n for n, p in found.items()}.items()}


PATTERNS = _all_patterns()


def _is_steep(pattern: re.Pattern[str], unit: str) -> bool:
    """Tell whether a pattern takes long, and too long each time anew that it is compared.

    What seems steep is compared once more between longer texts, where no pause of a busy machine
    weighs as much as what a steep pattern takes.
    """
    short, long, longest = (_grown(unit, length) for length in (SHORT, LONG, LONGEST))
    for _ in range(COMPARED):
        taken = _seconds(pattern, long)
        if taken < SOON or taken < STEEPEST * min(_seconds(pattern, short) for _ in "ab"):
            return False
    least = min(_seconds(pattern, long) for _ in "abc")
    return min(_seconds(pattern, longest) for _ in "abc") >= STEEPEST * least


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    begun = time.process_time()
    for _found in pattern.finditer(text):
        pass
    pattern.fullmatch(text)
    return time.process_time() - begun


def _grown(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length] + "\x01x"


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear_on_hostile_text(name):
    pattern = PATTERNS[name]
    for unit in UNITS:
        assert not _is_steep(pattern, unit), repr(unit)


def test_the_patterns_of_all_rooms_are_tried():
    assert {name.split(".")[0] for name in PATTERNS} == set(ROOMS)
    assert len(PATTERNS) > 80
