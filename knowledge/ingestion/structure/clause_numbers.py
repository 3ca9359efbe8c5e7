"""Numbers of clauses that only their order tells from values: “5.9”, then “5.10 The rent …”."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import OPENS_CLAUSE
from knowledge.ingestion.structure.model import Voice
from knowledge.models import Span

_NUMBERED = re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{1,3}})\.?\s+(?={OPENS_CLAUSE})")
"""What opens a clause: its number, and a capital or a term in quotation marks behind it."""


def cut_clause_numbers(text: str, elements: Sequence[Element]) -> list[Element]:
    """Leave away the numbers that follow the one before: “5.10” behind “5.9”.

    Those of one digit are marks by themselves; a price or a time that opens a line follows none.
    """
    made = [*elements]
    before: tuple[int, ...] = ()
    for at, element in enumerate(elements):
        found = _NUMBERED.match(text, *element.span) if _is_narrated(element) else None
        if found is None:
            continue
        number = tuple(map(int, found[1].split(".")))
        if _follows(number, before):
            made[at] = replace(element, span=Span(found.end(), element.span.end))
        before = number
    return made


def _is_narrated(element: Element) -> bool:
    return element.kind is ElementKind.PARAGRAPH and element.voice is Voice.NARRATED


def _follows(number: tuple[int, ...], before: tuple[int, ...]) -> bool:
    """Tell a number that is two digits long at its end and comes next in its part."""
    *part, last = number
    same = before[: len(part)] == tuple(part) and len(before) >= len(number)
    return last >= 10 and same and before[len(part)] == last - 1  # noqa: PLR2004 - see NUMBER
