"""Reading lists: works that are only named, in a row, with authors, years and pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import number_end, skip_space
from knowledge.ingestion.structure.sentence_forms import has_predicate
from knowledge.language.letters import CAPITAL
from knowledge.models import Span

_LONGEST = 500
"""Characters of such an entry, at most."""
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_BRACKETED = re.compile(r"\[(?:\d{1,3}|[A-Z][\w+-]{2,20}\d\d[a-z]?)\]")
_NAME = rf"[{CAPITAL}][\w'’-]{{1,30}}"
_INITIALS = rf"(?:[{CAPITAL}]\.[\s-]{{0,2}}){{1,3}}"
_AUTHOR = re.compile(
    rf"{_NAME}\s[{CAPITAL}]{{1,3}}(?:,\s|\.\s)|{_NAME}(?:\s{_NAME})?,\s(?:{_INITIALS}|{_NAME}(?=[\s.,(]))|{_INITIALS}{_NAME}(?=[\s,.])|{_NAME},?\s{_INITIALS}"
    rf"|{_NAME}(?:\s(?:{_NAME}|[{CAPITAL}]\.)){{1,3}}(?:,\s|\set al\b|\s(?:and|&|и)\s{_NAME})"
)
"""How entries begin: “Aster, Bo”, “B. Aster”, “Aster B.”, “Bo Aster,”, “Bo Aster and Cy Deen”."""
_WORK = re.compile(
    r"\d\(\d{1,2}\):\s?S?\d|\s//\s"
    r"|\bdoi\b|\bisbn\b|\bissn\b|\bet al\b|\(eds?\.?\)|,\seds?\.|\([^()\d]{2,60},?\s\d{4}\)"
    r"|\(\d{4}\)|\bpp\.\s?\d|\d{1,4}\s[сcб]\.|[СC]\.\s?\d|,\s\d{1,3}\s?\(\d{1,4}\)|\bno\.\s?\d"
    r"|\bvol\.\s?\d|:\s\d{1,4}[–-]\d{1,4}\.?$|,\s\d{1,4}[–-]\d{1,4}\.?$",
    re.IGNORECASE,
)
"""What else entries hold: a periodical, an editor, a publisher with its year, pages."""
_RECORD = re.compile(
    rf"\[(?:Текст|Мәтін|Электрон[^\W\d_]{{2,6}} (?:ресурс|құжат)|Text|Electronic resource)\]"
    rf"|[–—-]\s[{CAPITAL}][\w.-]{{1,30}}\s:\s[^:\n]{{2,60}},\s\d{{4}}"
)
"""How the record of a library names a work (GOST 7.1): its medium, then place, publisher, year."""
_STANDARD = re.compile(
    rf"(?:[{CAPITAL}][\w/-]{{1,9}}\s){{1,3}}\d[\d./]{{0,20}}(?:[-–:]\d{{1,4}}){{1,3}}(?=[\s.,(])"
)
"""The designation of a standard, before its title: “ГОСТ 12.1.005-88.”, “ISO 9001:2015”."""
_LINKED = re.compile(r"[^:\n]{2,120},\shttps?://\S{1,300}")
"""A note that names a page: “Windows, https://…”."""
_TITLE = re.compile(r"[“‘«\"][^”’»\"]{3,250}[”’»\"]|[“‘«]")
_QUOTED = re.compile(r"[”»\"][.,]?$")
_ATTRIBUTED = re.compile(r"(?:[-–—]\s?)?\([^()\n]{2,60}\)\.?")
"""Who is quoted, below a quotation."""
_FEWEST, _MANY = 3, 0.5
"""Entries of a reading list, and what share of a stretch they are."""
_ENTRIES = frozenset({ElementKind.PARAGRAPH, ElementKind.ITEM})


def find_citations(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of entries that only name a work, where several stand in a stretch.

    Where most are, what stands between the first and the last of them goes with them.
    """
    found: set[int] = set()
    for stretch in _stretches(elements):
        cited = [at for at in stretch if is_citation(text, elements[at].span)]
        records = [at for at in cited if _RECORD.search(text, *elements[at].span)]
        if records:
            # Libraries say below a record what is in the book.
            found.update(cited if len(cited) >= _FEWEST else records)
            continue
        if len(cited) < _FEWEST:
            continue
        within = range(cited[0], cited[-1] + 1)
        found.update(within if len(cited) > _MANY * len(within) else cited)
    return found


def find_attributions(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of names in brackets below quotations: “(A rower of Kolm)”."""
    return {
        at
        for at, (before, element) in enumerate(pairwise(elements), 1)
        if element.kind in _ENTRIES
        and _ATTRIBUTED.fullmatch(text, *element.span)
        and _QUOTED.search(text, max(before.span.start, before.span.end - 3), before.span.end)
    }


def is_citation(text: str, span: Span) -> bool:
    """Tell an entry that names a work: its author, and when, where or under what title."""
    if span.end - span.start > _LONGEST:
        return False
    if _RECORD.search(text, *span) or _LINKED.fullmatch(text, *span):
        return True
    if _STANDARD.match(text, *span):
        return not has_predicate(text, span)
    bracketed = _BRACKETED.match(text, *span)
    start = bracketed.end() if bracketed else number_end(text, *span)
    words = Span(skip_space(text, start, span.end), span.end)
    if not _AUTHOR.match(text, *words):
        return False
    dated = _YEAR.search(text, *words) is not None
    published = _WORK.search(text, *words) is not None
    return published and (dated or _TITLE.search(text, *words) is not None)


def _stretches(elements: Sequence[Element]) -> Iterator[list[int]]:
    """Yield the places of paragraphs and items that stand between other elements."""
    run: list[int] = []
    for at, element in enumerate(elements):
        if element.kind in _ENTRIES:
            run.append(at)
            continue
        yield run
        run = []
    yield run
