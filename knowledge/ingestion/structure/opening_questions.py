"""Questions that open the paragraphs which answer them -> paragraphs of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import skip_space
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.own_questions import LONGEST, RUN, ends_asking, is_question
from knowledge.models import Span


def part_questions(text: str, elements: Sequence[Element]) -> Iterator[Element]:
    """Yield apart the questions that open paragraphs in a row, and what answers them.

    Among headings that ask, one that was broken by hand before its answer is a heading too.
    """
    level = _level_of_asking(text, elements)
    for asks, run in groupby(elements, key=lambda element: _question_end(text, element) > 0):
        several = [*run]
        for element in several:
            start, end = element.span
            asked = _question_end(text, element) if asks else 0
            broken = bool(level and asked) and text[asked : asked + 1] == "\n"
            if not asked or (len(several) < RUN and not broken):
                yield element
                continue
            kind, heads = (ElementKind.HEADING, level) if broken else (element.kind, element.level)
            yield replace(element, kind=kind, level=heads, span=Span(start, asked))
            yield replace(element, span=Span(skip_space(text, asked, end), end))


def _level_of_asking(text: str, elements: Sequence[Element]) -> int:
    """Return the level of headings that ask, if there are several; 0 otherwise."""
    levels = [
        element.level
        for element in elements
        if element.kind is ElementKind.HEADING and ends_asking(text, element.span.end)
    ]
    return levels[-1] if len(levels) >= RUN else 0


def _question_end(text: str, element: Element) -> int:
    """Return where the question ends that opens a longer paragraph; 0 if none does."""
    start, end = element.span
    narrated = element.kind is ElementKind.PARAGRAPH and element.voice is Voice.NARRATED
    if not narrated or element.answers is not None:
        return 0
    if all(text.find(mark, start, start + LONGEST) < 0 for mark in "?？"):
        return 0
    _, asked = next(sentence_spans(text, start, end), (start, end))
    return asked if asked < end and is_question(text, Span(start, asked)) else 0
