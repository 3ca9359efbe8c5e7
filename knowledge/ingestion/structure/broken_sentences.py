"""Sentences that a file breaks into several paragraphs, as preambles and converted pages do."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import BULLET, NUMBER
from knowledge.ingestion.structure.model import Voice
from knowledge.models import Span

_LONG = 40
"""Characters of words that may be the first half of a sentence; less is a line of a list."""


def rejoin(text: str, elements: Sequence[Element]) -> list[Element]:
    """Join to a paragraph the ones behind it that go on in small letters, in one sentence."""
    made: list[Element] = []
    for element in elements:
        before = made[-1] if made else None
        if before is not None and _goes_on(text, before, element):
            made[-1] = replace(before, span=Span(before.span.start, element.span.end))
        else:
            made.append(element)
    return made


def _goes_on(text: str, before: Element, element: Element) -> bool:
    if not (_is_running(before) and _is_running(element)) or before.answers != element.answers:
        return False
    beside = text[before.span.end : element.span.start].isspace()
    if not beside or not text[element.span.start].islower() or _is_marked(text, element):
        return False
    if text[before.span.end - 1] == ",":
        return True
    opens = text[before.span.start].isupper() and before.span.end - before.span.start >= _LONG
    ends = ends_sentence(text, before.span) or announces(text, before.span)
    return opens and not ends and text[before.span.end - 1] != ";"


def _is_running(element: Element) -> bool:
    return element.kind is ElementKind.PARAGRAPH and element.voice is Voice.NARRATED


def _is_marked(text: str, element: Element) -> bool:
    return bool(BULLET.match(text, *element.span) or NUMBER.match(text, *element.span))
