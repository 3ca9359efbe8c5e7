"""Sentences that a file breaks into several paragraphs, as preambles and converted pages do."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import BULLET, NUMBER, number_end
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.sentence_forms import is_cut
from knowledge.models import Span

_BROKEN, _FEW = 0.15, 20
"""Share and number of paragraphs that go on in small letters, if lines were made paragraphs."""
_FEWEST_WORDS = 4
"""Words of a paragraph that may break off; a salutation and a label have fewer."""
_OPENING = 80
"""Characters at the beginning of a paragraph among which so many stand."""
_LONG = 40
"""Characters of words that may be the first half of a sentence; less is a line of a list."""


def rejoin(text: str, elements: Sequence[Element]) -> list[Element]:
    """Join to a paragraph the ones behind it that go on in small letters, in one sentence.

    Where many do, each line of the file is a paragraph, and capitals may go on as well.
    """
    made = _joined(text, elements, broken=False)
    running = sum(map(_is_running, elements))
    broken = len(elements) - len(made) > _BROKEN * running and running >= _FEW
    return _joined(text, made, broken=True) if broken else made


def _joined(text: str, elements: Sequence[Element], *, broken: bool) -> list[Element]:
    made: list[Element] = []
    for element, following in zip_longest(elements, elements[1:]):
        before = made[-1] if made else None
        if before is None:
            made.append(element)
        elif _goes_on(text, before, element, broken=broken) or (
            _breaks_off(text, before, element) and not _is_rest(text, following)
        ):
            made[-1] = replace(before, span=Span(before.span.start, element.span.end))
        else:
            made.append(element)
    return made


def _goes_on(text: str, before: Element, element: Element, *, broken: bool) -> bool:
    follows = _is_running(before) or before.kind is ElementKind.ITEM
    if not (follows and _is_running(element)) or before.answers != element.answers:
        return False
    beside = text[before.span.end : element.span.start].isspace()
    small = text[element.span.start].islower() or text[element.span.start] in ",;"
    if not beside or not (small or broken) or _is_marked(text, element):
        return False
    if text[before.span.end - 1] == "," and small:
        return True
    start = number_end(text, *before.span)
    long = before.span.end - start >= _LONG
    listed = before.kind is ElementKind.ITEM or BULLET.match(text, *before.span) is not None
    marked = listed or start > before.span.start
    first = next(filter(str.isalpha, text[start : start + _LONG]), "")
    opens = long and (first.isupper() or marked)
    ends = ends_sentence(text, before.span) or announces(text, before.span)
    return opens and not ends and text[before.span.end - 1] not in ";,"


def _breaks_off(text: str, before: Element, element: Element) -> bool:
    """Tell a paragraph whose last word wants another, so that the next one goes on in capitals."""
    span = before.span
    if not (_is_running(before) and _is_running(element)) or before.answers != element.answers:
        return False
    beside = text[span.end : element.span.start].isspace() and not _is_marked(text, element)
    opening = text[span.start : min(span.end, span.start + _OPENING)]
    several = opening.count(" ") >= _FEWEST_WORDS - 1
    return beside and several and text[number_end(text, *span)].isupper() and is_cut(text, span)


def _is_rest(text: str, element: Element | None) -> bool:
    """Tell the rest of a sentence: what stands between is a note, or in a box."""
    return element is not None and _is_running(element) and text[element.span.start].islower()


def _is_running(element: Element) -> bool:
    return element.kind is ElementKind.PARAGRAPH and element.voice is Voice.NARRATED


def _is_marked(text: str, element: Element) -> bool:
    return bool(BULLET.match(text, *element.span) or NUMBER.match(text, *element.span))
