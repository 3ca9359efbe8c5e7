"""Headings that only name what stands below them: lines without a verb, over running text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.headlines import BELOW_ALL, LONGEST, is_headline
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import number_end
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.sentence_forms import has_predicate, is_nominal
from knowledge.ingestion.structure.statements import is_valued
from knowledge.models import Span

_NAME, _NAMES = 70, 2
"""Characters of a line that only names what stands below it, and lines that name it at most."""
_CAPITALS = 4
"""Words with capitals in such a line, from which on it may be longer."""
_LONG = 40
"""Characters from which on a line is text that has a heading."""
_DASHED = re.compile(r"\d{1,2} [–—-] (?=\w)")
"""The number of a part before a dash: “2 — The boats”."""
_EQUATION = re.compile(r"\S\s[–—-]\s[^\x00-\x7f]")
"""A dash that says what something is, in languages that need no verb for it."""


def head_with_names(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into headings a line without a verb that stands over running text, or two of them.

    More in a row are a list without marks. Loose ones that head nothing are left out.
    """
    made = [*elements]
    run: list[int] = []
    asked: Span | None = None
    for at, element in enumerate(elements):
        if element.kind is ElementKind.QUESTION:
            asked = element.span if element.level else None
        # Below a heading that asks, names part what answers it; the first one may be the answer.
        first = at > 0 and elements[at - 1].kind is ElementKind.QUESTION
        if _is_name(text, element, asked=None if first else asked):
            run.append(at)
            continue
        if len(run) <= _NAMES and _is_text(text, element):
            for name in run:
                made[name] = replace(elements[name], kind=ElementKind.HEADING, level=BELOW_ALL)
        run = []
    return [
        replace(element, kind=ElementKind.BOILERPLATE)
        if element.loose and (_is_name(text, element) or _is_scrap(text, element))
        else element
        for element in made
    ]


def _is_name(text: str, element: Element, *, asked: Span | None = None) -> bool:
    start, end = element.span
    alone = element.voice is Voice.NARRATED and element.answers in (None, asked)
    if element.kind is not ElementKind.PARAGRAPH or not alone or end - start > LONGEST:
        return False
    longest = LONGEST if _is_title_case(text, element.span) else _NAME
    if end - start > longest:
        return False
    dashed = _DASHED.match(text, start, end)
    if dashed is None and _EQUATION.search(text, start, end):
        return False
    words = Span(dashed.end() if dashed else number_end(text, start, end), end)
    named = words.end > words.start and is_headline(text, words, longest)
    return named and is_nominal(text, words)


def _is_title_case(text: str, span: Span) -> bool:
    """Tell an English name of many words with capitals: “Rules for the Boats of the Lake”."""
    line = text[span.start : span.end]
    return line.isascii() and sum(word[0].isupper() for word in line.split()) >= _CAPITALS


def _is_scrap(text: str, element: Element) -> bool:
    """Tell small words by themselves, as those below a figure: “on the lake”."""
    start, end = element.span
    small = (
        element.kind is ElementKind.PARAGRAPH and text[start].islower() and end - start <= _NAME
    )
    return (
        small
        and element.answers is None
        and not (
            ends_sentence(text, element.span)
            or text[end - 1] == ":"
            or has_predicate(text, element.span)
            or is_valued(text, element.span)
        )
    )


def _is_text(text: str, element: Element) -> bool:
    long = element.span.end - element.span.start > _LONG
    said = long or ends_sentence(text, element.span) or is_valued(text, element.span)
    return element.kind is ElementKind.PARAGRAPH and said
