"""What only serves a document, and says nothing: contents, references, addresses alone."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from knowledge.ingestion.structure.captions import find_captions
from knowledge.ingestion.structure.citations import find_attributions, find_citations
from knowledge.ingestion.structure.contents_entries import (
    DOTS,
    ENTRY_END,
    RUN,
    arranged_entries,
    led_entries,
    paged_entries,
    without_leaders,
)
from knowledge.ingestion.structure.counters import find_counters
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.form_fields import find_fields
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.lone_lines import holds_filler, is_alone
from knowledge.ingestion.structure.markers import WORDS, number_end, tail
from knowledge.ingestion.structure.own_questions import find_unanswered
from knowledge.language.document_languages import phrases
from knowledge.models import Span

_CONTENTS = phrases(WORDS, "contents")
_REFERENCES = phrases(WORDS, "references")
_LETTERS = re.compile(r"[^\W\d_]++")
_INDEXED = re.compile(r"[^\W\d]\S{0,30}, \d{1,4}$|, \d{1,4}, \d{1,4}$")
"""How an entry of an index ends."""
_WORDED_PAGE = re.compile(r"(?:page|pg?\.|стр\.|бет)\s?\d{1,4}|\d{1,4}[- ]бет", re.IGNORECASE)
_PAGE = re.compile(r"(?:\d{1,4}|(?:^|\s)[ivxlc]{1,6})$")
_VALUED = re.compile(r":\s[^\n]{0,20}\d")
"""A label with its value, which stands under each name of a price list: “One hour: 20”."""
_SEVERAL = 1.5
"""Leaders in a row of a table from which on it holds several entries; a price has one."""
_ENTRIES = frozenset({ElementKind.PARAGRAPH, ElementKind.ITEM})
_LOWEST = 99
"""Level of a line that names a list of references, and nothing marks as a heading."""
_LISTED = 9
"""Level of a heading that a list of contents names, and nothing else marks."""
_AGAIN, _MOST = 0.6, 0.75
"""Shares of the lines of a list of contents that stand again below, and of an index's items."""
_LONG = 150
"""Characters from which on a paragraph is no entry of a list of contents."""


def find_boilerplate(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into boilerplate what serves the document alone."""
    filled = holds_filler(text)
    entries = led_entries(text, elements) | _repeated(text, elements)
    elements = _headed(text, elements, entries) if entries else elements
    served = _contents(text, elements) | entries
    served |= paged_entries(text, elements) | arranged_entries(text, elements)
    served |= _references(text, elements) | _indexes(text, elements)
    served |= find_captions(text, elements) | find_citations(text, elements)
    served |= find_attributions(text, elements) | find_fields(text, elements)
    served |= find_unanswered(text, elements) | find_counters(text, elements)
    return [
        replace(element, kind=ElementKind.BOILERPLATE)
        if at in served or is_alone(text, element, filled=filled)
        else element
        for at, element in enumerate(elements)
    ]


def _repeated(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of short lines in a row that stand alone again below: of contents."""
    names = [_line(text, element) for element in elements]
    last = {name: at for at, name in enumerate(names) if name}
    listed = [
        name if _may_be_entry(text, element) else ""
        for name, element in zip(names, elements, strict=True)
    ]
    found: set[int] = set()
    run: list[int] = []
    for at, name in enumerate([*listed, ""]):
        if name and all(names[each] != name for each in run[:1]):
            run.append(at)
            continue
        again = [each for each in run if last[names[each]] > run[-1]]
        if len(again) > max(RUN, _AGAIN * len(run)):
            found.update(run)
        run = [at] if name else []
    return found


def _may_be_entry(text: str, element: Element) -> bool:
    """Tell a line that may stand in a list of contents: a question too, and no label."""
    asks = element.kind is ElementKind.QUESTION and not element.level
    return (asks or element.kind in _ENTRIES) and not announces(text, element.span)


def _headed(text: str, elements: Sequence[Element], entries: set[int]) -> list[Element]:
    """Turn into headings the lines that stand alone and are named in a list of contents.

    Headings that it names as well, and something else marks, give them their level.
    """
    names = {_name(text, without_leaders(text, elements[at].span)) for at in entries} - {""}
    marked = Counter(
        element.level
        for element in elements
        if element.kind is ElementKind.HEADING and _name(text, element.span) in names
    )
    level = marked.most_common(1)[0][0] if marked else _LISTED
    return [
        replace(element, kind=ElementKind.HEADING, level=level)
        if element.kind is ElementKind.PARAGRAPH
        and at not in entries
        and _line(text, element) in names
        else element
        for at, element in enumerate(elements)
    ]


def _line(text: str, element: Element) -> str:
    """Return the words of a short line that is no sentence, as a list of contents has them."""
    kinds = {*_ENTRIES, ElementKind.HEADING, ElementKind.QUESTION}
    short = element.span.end - element.span.start <= ENTRY_END * 2
    asks = text[element.span.end - 1] == "?"
    plain = short and element.kind in kinds and (asks or not ends_sentence(text, element.span))
    plain = plain and _LETTERS.search(text, *element.span) is not None
    valued = plain and _VALUED.search(text, *element.span) is not None
    return _name(text, element.span) if plain and not valued else ""


def _leads_to_pages(text: str, element: Element, names: set[str], *, named: bool) -> bool:
    """Tell a list of contents that was read as a table: pages that grow, or many leaders.

    Pages lead to headings whose names are known, or stand under the name of such a list.
    """
    if element.grid is None or len(element.grid.rows) < RUN - 1:
        return False
    rows = element.grid.rows
    dotted = sum(1 for _ in DOTS.finditer(text, *element.span))
    if dotted > _SEVERAL * len(rows):
        return True
    lasts = [_PAGE.search(tail(text, row[-1], ENTRY_END)) for row in rows]
    pages = [int(last[0]) for last in lasts if last and last[0].isdecimal()]
    again = sum(_name(text, row[0]) in names for row in rows) > _AGAIN * len(rows)
    worded = len(rows) >= RUN and all(_WORDED_PAGE.fullmatch(text, *row[-1]) for row in rows)
    led = named or again or worded or DOTS.search(text, *element.span) is not None
    return led and bool(pages) and all(lasts) and (again or pages == sorted(pages))


def _is_index(text: str, element: Element) -> bool:
    """Tell the columns of an index: “boats, 12, 14”."""
    cells = [cell for row in element.grid.rows for cell in row] if element.grid else []
    filled = [cell for cell in cells if cell.end > cell.start]
    led = sum(_INDEXED.search(tail(text, cell, ENTRY_END)) is not None for cell in filled)
    return len(filled) >= RUN and led > _AGAIN * len(filled)


def _contents(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of contents lists under a heading of that name."""
    found: set[int] = set()
    names = _headings(text, elements)
    inside = False
    for at, element in enumerate(elements):
        if element.kind in {ElementKind.HEADING, ElementKind.QUESTION}:
            inside = _is_contents(text, element.span)
        elif element.kind is ElementKind.PARAGRAPH and _is_contents(text, element.span):
            inside = True
        tabled = element.kind is ElementKind.TABLE
        led = tabled and _leads_to_pages(text, element, names, named=inside)
        if led or (tabled and _is_index(text, element)):
            found.add(at)
            continue
        long = element.span.end - element.span.start > _LONG
        inside = inside and not long and element.kind is not ElementKind.TABLE
        if inside:
            found.add(at)
    return found


def _is_contents(text: str, span: Span) -> bool:
    return span.end - span.start <= ENTRY_END and _name(text, span) in _CONTENTS


def _references(text: str, elements: Sequence[Element]) -> set[int]:
    found: set[int] = set()
    level: int | None = None
    for at, element in enumerate(elements):
        named = element.kind is ElementKind.PARAGRAPH and _line(text, element) in _REFERENCES
        if named and level is None:
            level = _LOWEST
            found.add(at)
        elif element.kind is ElementKind.HEADING:
            if level is None or element.level <= level:
                named = _name(text, element.span) in _REFERENCES
                level = element.level if named else None
        elif level is not None:
            found.add(at)
    return found


def _indexes(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of lists whose items are headings that stand elsewhere."""
    headings = _headings(text, elements)
    lists: dict[int, list[int]] = {}
    for at, element in enumerate(elements):
        if element.kind is ElementKind.ITEM:
            lists.setdefault(element.list_, []).append(at)
    return {
        at
        for places in lists.values()
        if len(places) >= RUN
        and sum(_name(text, elements[at].span) in headings for at in places) > _MOST * len(places)
        for at in places
    }


def _headings(text: str, elements: Sequence[Element]) -> set[str]:
    """Return the names of all headings but long ones, which have none."""
    kinds = {ElementKind.HEADING, ElementKind.QUESTION}
    return {_name(text, element.span) for element in elements if element.kind in kinds} - {""}


def _name(text: str, span: Span) -> str:
    if span.end - span.start > _LONG:
        return ""
    start = number_end(text, *span)
    return " ".join(text[start : span.end].casefold().strip(" :.*").split())
