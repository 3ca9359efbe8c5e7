"""Who signed a document, and lines at its beginning that only date it: no facts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import WORDS
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.sentence_forms import has_predicate
from knowledge.language.document_languages import phrases
from knowledge.language.letters import CAPITAL, SMALL
from knowledge.models import Span

_VALEDICTIONS = phrases(WORDS, "valediction")
_SURNAME = rf"[{CAPITAL}][{SMALL}'’-]{{1,24}}(?:-[{CAPITAL}][{SMALL}]{{1,24}})?"
_SIGNED = re.compile(
    rf"(?:[{CAPITAL}]\.\s?){{1,2}}{_SURNAME}|{_SURNAME}\s(?:[{CAPITAL}]\.\s?){{1,2}}"
)
"""A name with initials, as people sign: “A. B. Rower”."""
_OFFICES = 3
"""Lines of an office that stand over or below the name of who holds it, at most."""
_LONGEST = 100
"""Characters of such a line."""
_OPENING = 6
"""Elements at the beginning of a document among which it says of when it is."""
_DATE = re.compile(
    r"[^\w\n]?\d{1,2}[^\w\n]{0,3}\s?[^\W\d_]{3,10},?\s\d{4}\s?(?:(?:г|ж)\.?|года|жыл\w{0,4})?"
    r"|[^\W\d_]{3,10}\s\d{1,2}(?:st|nd|rd|th)?,\s?\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{4}\s?жыл\w{0,4}\s\d{1,2}\s[^\W\d_]{3,10}"
)


def leave_out_signatures(
    text: str, elements: Sequence[Element], titles: Sequence[Element]
) -> list[Element]:
    """Turn into boilerplate who signed a document, and lines before its text that only date it."""
    kept = {element.span for element in titles}
    served = {*_signatures(text, elements), *_dates(text, elements, kept)}
    if not served:
        return [*elements]
    return [
        replace(element, kind=ElementKind.BOILERPLATE) if at in served else element
        for at, element in enumerate(elements)
    ]


def _signatures(text: str, elements: Sequence[Element]) -> Iterator[int]:
    for at, element in enumerate(elements):
        start, end = element.span
        if end - start > _LONGEST or not _is_plain(element):
            continue
        if text[end - 1] == "," and text[start : end - 1].casefold() in _VALEDICTIONS:
            rows = range(at + 1, min(at + 1 + _OFFICES, len(elements)))
            yield from (at, *takewhile(lambda row: _names(text, elements[row]), rows))
        elif _SIGNED.fullmatch(text, start, end):
            above = range(at - 1, max(-1, at - 1 - _OFFICES), -1)
            offices = [*takewhile(lambda row: _names(text, elements[row]), above)]
            first = elements[offices[-1] - 1 if offices else at - 1] if at else None
            if first is not None and _is_said(text, first):
                yield from (at, *offices)


def _dates(text: str, elements: Sequence[Element], kept: set[Span]) -> Iterator[int]:
    for at, element in enumerate(elements[:_OPENING]):
        if element.span in kept or element.kind is ElementKind.BOILERPLATE:
            continue
        if not _is_plain(element):
            return
        following = elements[at + 1] if at + 1 < len(elements) else None
        dated = _DATE.search(text, *element.span)
        whole = dated is not None and dated.span() == element.span
        named = dated is not None and dated.end() == element.span.end
        named = named and dated is not None and _says_no_more(text, element, dated.start())
        headed = following is not None and following.kind is ElementKind.HEADING
        if whole or (named and headed and bool(kept)):
            yield at
        elif not _names(text, element) or has_predicate(text, element.span):
            return


def _says_no_more(text: str, element: Element, end: int) -> bool:
    """Tell words before a date that only name what is of it: “Monthly meeting”."""
    start = element.span.start
    return ":" not in text[start:end] and not has_predicate(text, Span(start, end))


def _is_said(text: str, element: Element) -> bool:
    """Tell what stands above a signature: text, and no heading that says whose name this is."""
    kinds = {ElementKind.PARAGRAPH, ElementKind.ITEM}
    return element.kind in kinds and not announces(text, element.span)


def _is_plain(element: Element) -> bool:
    narrated = element.kind is ElementKind.PARAGRAPH and element.voice is Voice.NARRATED
    return narrated and element.answers is None


def _names(text: str, element: Element) -> bool:
    """Tell a line that only names somebody or an office: short, without figures or an end.

    By its endings an office may look like a verb.
    """
    start, end = element.span
    if end - start > _LONGEST or not _is_plain(element):
        return False
    line = text[start:end]
    plain = not any(map(str.isdigit, line)) and ":" not in line and "@" not in line
    return plain and not ends_sentence(text, element.span)
