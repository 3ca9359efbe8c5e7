"""Lines in a row whose parts tabs set below each other: a table without its lines."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.grids import Grid
from knowledge.ingestion.structure.markers import BULLET, NUMBER
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.sentence_forms import has_predicate
from knowledge.models import Span

_FEWEST = 3
"""Lines of such a table, at least."""
_SAID = 0.5
"""Share of its lines that say something: with a number, a verb, behind a colon."""


def tabulate(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into tables the paragraphs in a row that tabs part into as many cells each."""
    made: list[Element] = []
    for width, run in groupby(elements, key=lambda element: _width(text, element)):
        lines = [*run]
        table = width > 1 and len(lines) >= _FEWEST and _is_table(text, lines)
        made += [_table(lines)] if table else lines
    return made


def _width(text: str, element: Element) -> int:
    """Return how many cells a line has; 0 for what is none, and where only its mark is set off."""
    if element.kind is not ElementKind.PARAGRAPH or element.voice is not Voice.NARRATED:
        return 0
    if len(element.cells) < 2 or element.answers is not None:  # noqa: PLR2004
        return 0
    return 0 if _is_mark(text, element.cells[0]) else len(element.cells)


def _is_mark(text: str, cell: Span) -> bool:
    words = text[cell.start : cell.end]
    return any(mark.fullmatch(words + end) for mark in (BULLET, NUMBER) for end in ("", " "))


def _is_table(text: str, lines: Sequence[Element]) -> bool:
    """Tell a table from the two halves of a letterhead, and from a list of contents."""
    lasts = [*_numbers(text, lines)]
    led = len(lasts) == len(lines) and lasts == sorted(lasts)
    return not led and sum(_says(text, line) for line in lines) >= _SAID * len(lines)


def _numbers(text: str, lines: Sequence[Element]) -> Iterator[int]:
    for line in lines:
        words = text[line.cells[-1].start : line.cells[-1].end]
        if words.isdecimal() and len(words) < 5:  # noqa: PLR2004 - a page
            yield int(words)


def _says(text: str, line: Element) -> bool:
    first, last = line.cells[0], line.cells[-1]
    number = any(char.isdigit() for char in text[last.start : last.end])
    return number or text[first.end - 1] == ":" or has_predicate(text, last)


def _table(lines: Sequence[Element]) -> Element:
    first = lines[0]
    span = Span(first.span.start, lines[-1].span.end)
    grid = Grid(tuple(line.cells for line in lines))
    return Element(ElementKind.TABLE, span, first.page, grid=grid)
