"""Terms with what they mean, a line each: “B — Night mode”, “mooring: where a boat lies”."""

import re
from collections.abc import Iterable, Sequence

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import announces

_MOST_TERMS = 50
"""Lines of a list of terms among which its lead-in is looked for."""
_DASHED = re.compile(r"\S[^–—]{0,60}(?:\s-|[–—])\s+\S")
"""A line that says what something is or holds."""
_DEFINED = re.compile(r"[^\W\d_][^:\n]{2,60}:\s[^\n]{20}")


def is_term(text: str, elements: Sequence[Element], at: int) -> bool:
    """Tell a line of a list of terms before dashes, unless that has a lead-in."""
    if not is_dashed(text, elements[at]):
        return False
    start = at
    while start and at - start < _MOST_TERMS and is_dashed(text, elements[start - 1]):
        start -= 1
    if start and announces(text, elements[start - 1].span):
        return False
    following = elements[at + 1 : at + 2]
    return start < at or any(is_dashed(text, each) for each in following)


def is_dashed(text: str, element: Element) -> bool:
    """Tell a line of a list of terms, which stand before dashes."""
    kinds = {ElementKind.PARAGRAPH, ElementKind.ITEM}
    return element.kind in kinds and _DASHED.match(text, *element.span) is not None


def are_defined(text: str, element: Element, beside: Iterable[Element | None]) -> bool:
    """Tell a term with what it means beside another one: they may open in small letters."""
    others = (each for each in beside if each is not None)
    return _is_defined(text, element) and any(_is_defined(text, each) for each in others)


def are_dashed(text: str, element: Element, beside: Iterable[Element | None]) -> bool:
    """Tell a line of a list of terms beside another one."""
    others = (each for each in beside if each is not None)
    return is_dashed(text, element) and any(is_dashed(text, each) for each in others)


def _is_defined(text: str, element: Element) -> bool:
    """Tell a term with what it means, which may open in a small letter: “mooring: where …”."""
    if element.kind is not ElementKind.PARAGRAPH:
        return False
    return _DEFINED.match(text, *element.span) is not None
