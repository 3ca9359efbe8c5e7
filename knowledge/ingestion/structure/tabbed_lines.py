"""Lines in a row whose parts tabs set below each other: a table without its lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from knowledge.ingestion.structure.clause_tables import clauses_of
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.grids import gridded
from knowledge.ingestion.structure.markers import BULLET, NUMBER
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.sentence_forms import has_predicate
from knowledge.models import Span

_FEWEST = 3
"""Lines of such a table, at least."""
_PAGES = 6
"""Lines that lead to pages which grow, from which on they are a list of contents."""
_PAGE = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_SAID = 0.5
"""Share of its lines that say something: with a number, a verb, behind a colon."""


def tabulate(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into tables the paragraphs in a row that tabs part into as many cells each.

    A list of contents is none, and serves the document alone; numbers set apart are of clauses.
    """
    made: list[Element] = []
    for width, run in groupby(elements, key=lambda element: _width(text, element)):
        lines = [*run]
        if clauses := clauses_of(text, lines) if width > 1 else []:
            made += clauses
            continue
        led = width > 1 and _leads_to_pages(text, lines)
        if led and len(lines) >= _PAGES:
            made += (replace(line, kind=ElementKind.BOILERPLATE, cells=()) for line in lines)
        elif width > 1 and not led and len(lines) >= _FEWEST and _is_table(text, lines):
            made.append(_table(text, lines))
        else:
            made += lines
    return made


def _width(text: str, element: Element) -> int:
    """Return how many cells a line has; 0 for what is none, and where only its mark is set off."""
    if element.kind is not ElementKind.PARAGRAPH or element.voice is not Voice.NARRATED:
        return 0
    if len(element.cells) < 2 or element.answers is not None:  # noqa: PLR2004
        return 0
    return 0 if _is_mark(text, element.cells[0]) else len(element.cells)


def is_row(words: str) -> bool:
    """Tell words that tabs part into cells, and not only a mark from what it marks."""
    cells = [cell.strip() for cell in words.split("\t") if cell.strip()]
    return len(cells) > 1 and not _is_mark(cells[0], Span(0, len(cells[0])))


def _is_mark(text: str, cell: Span) -> bool:
    words = text[cell.start : cell.end]
    return any(mark.fullmatch(words + end) for mark in (BULLET, NUMBER) for end in ("", " "))


def _is_table(text: str, lines: Sequence[Element]) -> bool:
    """Tell a table from the two halves of a letterhead."""
    return sum(_says(text, line) for line in lines) >= _SAID * len(lines)


def _leads_to_pages(text: str, lines: Sequence[Element]) -> bool:
    """Tell a list of contents: names, and pages that grow, in Roman numbers at first."""
    lasts = [text[slice(*line.cells[-1])] for line in lines]
    pages = [int(last) for last in lasts if last.isdecimal()]
    named = all(any(map(str.isalpha, text[slice(*line.cells[0])])) for line in lines)
    return named and bool(pages) and all(map(_PAGE.fullmatch, lasts)) and pages == sorted(pages)


def _says(text: str, line: Element) -> bool:
    first, last = line.cells[0], line.cells[-1]
    number = any(char.isdigit() for char in text[last.start : last.end])
    return number or text[first.end - 1] == ":" or has_predicate(text, last)


def _table(text: str, lines: Sequence[Element]) -> Element:
    """Return the table of lines; the first one names the columns if it alone has no number."""
    first = lines[0]
    span = Span(first.span.start, lines[-1].span.end)
    numbers = [any(map(str.isdigit, text[slice(*line.span)])) for line in lines]
    named = not numbers[0] and all(numbers[1:])
    grid = gridded([line.cells for line in lines], int(named), None)
    return Element(ElementKind.TABLE, span, first.page, grid=grid)
