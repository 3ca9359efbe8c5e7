"""Questions to the reader, as lessons and textbooks close with: the document does not answer them.

What stands below them to choose from is as often wrong as right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import WORDS, number_end
from knowledge.language.document_languages import phrases
from knowledge.models import Span

_NAMES = phrases(WORDS, "exercise")
_LONGEST = 60
"""Characters of a line that names them, at most."""
_LOWEST = 99
"""Level of such a line that nothing marks as a heading."""
_NAMING = frozenset({ElementKind.HEADING, ElementKind.PARAGRAPH})
_KINDS = frozenset(ElementKind) - {ElementKind.HEADING, ElementKind.TABLE}


def leave_out_exercises(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into boilerplate what stands below a heading as “Review questions”.

    A name of one word may be that of a game: questions must stand below it.
    """
    made = [*elements]
    for name, section in _sections(text, elements):
        asks = any(text[elements[at].span.end - 1] == "?" for at in section)
        if asks or " " in name or "-" in name:
            for at in section:
                made[at] = replace(made[at], kind=ElementKind.BOILERPLATE)
    return made


def _sections(text: str, elements: Sequence[Element]) -> Iterator[tuple[str, list[int]]]:
    """Yield each name of exercises with the places of what stands below it."""
    name, level, section = "", 0, list[int]()
    for at, element in enumerate(elements):
        called = _name(text, element)
        heads = element.kind is ElementKind.HEADING
        if called or (heads and element.level <= level):
            yield name, section
            level = element.level if heads else _LOWEST
            name, section = called, []
        elif name and element.kind in _KINDS:
            section.append(at)
    yield name, section


def _name(text: str, element: Element) -> str:
    """Return the name of exercises that an element is; empty for another one."""
    start, end = element.span
    if element.kind not in _NAMING or end - start > _LONGEST:
        return ""
    name = " ".join(text[slice(number_end(text, *Span(start, end)), end)].casefold().split())
    return name.rstrip(" :.!") if name.rstrip(" :.!") in _NAMES else ""
