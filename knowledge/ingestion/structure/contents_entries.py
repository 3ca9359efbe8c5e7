"""Entries of contents lists: lines that lead to pages, and names of sections in their order."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import NUMBER, WORDS, number_end, tail
from knowledge.language.document_languages import phrases
from knowledge.models import Span

LEADERS = re.compile(
    r"(?:(?:\.{3}|…{2}|(?:\. ){3}|·{3}|_{3}|\t)[.…·_ ]{0,20}(?:(?:page|pg?\.|стр\.|с\.)\s?)?"
    r"|\s(?:page|pg?\.|стр\.|бет)\s?)(\d{1,4}|[ivxlc]{1,6})(?:[ -]?бет)?$"
)
"""How a line of a contents list ends: “Payment ........ 12”, “Payment ... p. 12”."""
_PAGE_ENDS = frozenset("ivxlcт\n")
"""What such a line ends in, if in no figure: most lines end in a full stop, and lead nowhere."""
DOTS = re.compile(r"\.{4,}+|…{2,}+|(?:\. ){4,}+|·{4,}+|_{4,}+")
ENTRY_END = 40
"""Characters at the end of an entry among which its leaders stand."""
RUN = 3
"""Entries that make a list of contents."""
_PAGE = re.compile(r"\s(\d{1,3})$")
_PAGED, _AGAIN = 5, 0.6
"""Entries without leaders that make a list of contents, and the share of them that stand again."""
_ARRANGED = phrases(WORDS, "arrangement")
_SHORT = 150
"""Characters of an entry, at most."""
_DIGITS = 4
"""Digits that no page has."""
_KINDS = frozenset({ElementKind.PARAGRAPH, ElementKind.ITEM, ElementKind.HEADING})


class _Entry(NamedTuple):
    """Where an entry stands, the page it leads to, and what it names."""

    at: int
    page: int
    name: str


def led_entries(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of entries that lead to pages: in a row, with numbers that grow.

    Prices stand behind leaders as well, but in any order.
    """
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    for at, element in enumerate(elements):
        last = text[element.span.end - 1]
        may_lead = last.isdecimal() or last in _PAGE_ENDS
        entry = LEADERS.search(tail(text, element.span, ENTRY_END)) if may_lead else None
        if entry:
            run.append((at, int(entry[1]) if entry[1].isdecimal() else 0))
        if run and (not entry or at + 1 == len(elements)):
            pages = [page for _, page in run]
            if len(run) >= RUN and pages == sorted(pages):
                found.update(place for place, _ in run)
            run = []
    return found


def paged_entries(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of entries whose pages nothing leads to: “Chair of a meeting 42”.

    They stand in a row, with numbers that grow, and most of their names stand again below.
    """
    runs: list[list[_Entry]] = [[]]
    for at, element in enumerate(elements):
        entries = _entries_at(text, element, at)
        if entries:
            runs[-1] += entries
        elif runs[-1]:
            runs.append([])
    found: set[int] = set()
    for run in (run for run in runs if len(run) >= _PAGED):
        pages = [entry.page for entry in run]
        if pages == sorted(pages):
            below = {_name(text, each.span) for each in elements[run[-1].at + 1 :]}
            again = sum(entry.name in below for entry in run)
            found.update(entry.at for entry in run if again > _AGAIN * len(run))
    return found


def _entries_at(text: str, element: Element, at: int) -> list[_Entry]:
    """Return the entries of a line, or of all rows of a table; none if one of them is no entry."""
    if element.grid is None:
        start, end = element.span
        page = _PAGE.search(tail(text, element.span, 5)) if text[end - 1].isdigit() else None
        if page is None or end - start > _SHORT or element.kind not in _KINDS:
            return []
        return [_Entry(at, int(page[1]), _name(text, Span(start, end - len(page[1]) - 1)))]
    rows = [(text[slice(*row[-1])], row[-2]) for row in element.grid.rows if len(row) > 1]
    paged = len(rows) == len(element.grid.rows) and not element.grid.header
    paged = paged and all(page.isdecimal() and len(page) < _DIGITS for page, _ in rows)
    return [_Entry(at, int(page), _name(text, name)) for page, name in rows] if paged else []


def arranged_entries(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of the names of sections that an act arranges before its text begins."""
    first = next((at for at, each in enumerate(elements) if _is_arrangement(text, each)), None)
    if first is None:
        return set()
    found: list[int] = []
    last = 0
    for at, element in enumerate(elements[first + 1 :], first + 1):
        start, end = element.span
        number = NUMBER.match(text, start, end)
        count = int("".join(filter(str.isdigit, number[0])) or 0) if number else 0
        if end - start > _SHORT or element.kind not in _KINDS or (number and count < last):
            break
        last = max(last, count)
        found.append(at)
    numbered = [at for at in found if NUMBER.match(text, *elements[at].span)]
    return {at for at in found if at <= numbered[-1]} if len(numbered) >= RUN else set()


def without_leaders(text: str, span: Span) -> Span:
    """Return an entry without what leads to its page."""
    leaders = DOTS.search(text, *span)
    return Span(span.start, max(span.start, leaders.start())) if leaders else span


def _is_arrangement(text: str, element: Element) -> bool:
    start, end = element.span
    return end - start <= ENTRY_END and _name(text, element.span) in _ARRANGED


def _name(text: str, span: Span) -> str:
    if span.end - span.start > _SHORT:
        return ""
    start = number_end(text, *span)
    return " ".join(text[start : span.end].casefold().strip(" :.*").split())
