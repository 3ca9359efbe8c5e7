"""Lines of acts that belong together: by whom one was approved, and who resolves what."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import BULLET, WORDS, tail
from knowledge.ingestion.structure.model import Voice
from knowledge.language.document_languages import phrases
from knowledge.models import Span

_FIRST = 4
"""Letters by which lines are passed over at once."""
_APPROVED = tuple(sorted(phrases(WORDS, "approved")))
_APPROVES = phrases(WORDS, "approves")
_OPENINGS = tuple({each[:_FIRST] for each in (*_APPROVED, *_APPROVES)})
_RESOLVES = frozenset("".join(each.split()) for each in phrases(WORDS, "resolves"))
_WORD, _PREAMBLE = 40, 20
"""Characters of such a word at most, and of what stands before it at least."""
_LONGEST, _LINES = 110, 5
"""Characters of such a line, and lines below the first one, at most."""
_DATED = re.compile(r"\b(?:19|20)\d\d\b|№\s?\d")
_YEAR_END, _TAIL = re.compile(r"\d\s?(?:г|ж)\.$"), 12
"""How a year ends in Russian and Kazakh, whose full stop ends no sentence."""
_SIGNED = re.compile(r"_{4}|\b[^\W\d_]\.\s?[^\W\d_]\.")


def join_approvals(text: str, elements: Sequence[Element]) -> list[Element]:
    """Join the lines that say who approved a document, and leave out places to sign it."""
    made: list[Element] = []
    at = 0
    while at < len(elements):
        element, behind = elements[at], 0
        line = _opening(text, element)
        if line.rstrip(" :.") in _APPROVES:
            behind = _end(text, elements, at, _DATED, _SIGNED)
            made += [replace(each, kind=ElementKind.BOILERPLATE) for each in elements[at:behind]]
        elif line.startswith(_APPROVED) and not _DATED.search(text, *element.span):
            behind = _end(text, elements, at, _DATED)
            if behind:
                whole = Span(element.span.start, elements[behind - 1].span.end)
                kind = ElementKind.PARAGRAPH
                made.append(replace(element, kind=kind, span=whole, level=0, cells=()))
        if not behind:
            made.append(element)
        at = max(behind, at + 1)
    return made


def join_resolutions(text: str, elements: Sequence[Element]) -> list[Element]:
    """Join the word that an act sets apart to whose it is: “…, the board” and “ORDERS:”."""
    made: list[Element] = []
    for element in elements:
        before = made[-1] if made else None
        if before is not None and _resolves(text, before, element):
            made[-1] = replace(before, span=Span(before.span.start, element.span.end), cells=())
        else:
            made.append(element)
    return made


def _resolves(text: str, before: Element, element: Element) -> bool:
    start, end = element.span
    if end - start > _WORD or text[end - 1] != ":" or before.kind is not ElementKind.PARAGRAPH:
        return False
    opens = before.span.end - before.span.start >= _PREAMBLE and _is_line(element)
    opens = opens and _is_line(before) and text[before.span.end - 1] not in ":;"
    word = "".join(text[start : end - 1].split()).casefold()
    return opens and word in _RESOLVES and not ends_sentence(text, before.span)


def _opening(text: str, element: Element) -> str:
    """Return a line in small letters if it may open an approval; else nothing."""
    start, end = element.span
    if end - start > _LONGEST or not _is_line(element):
        return ""
    may_open = text[start : start + _FIRST].casefold().startswith(_OPENINGS)
    return text[start:end].casefold() if may_open and not ends_sentence(text, element.span) else ""


def _end(text: str, elements: Sequence[Element], at: int, *ends: re.Pattern[str]) -> int:
    """Return the place behind the approval that begins here: a line with such an end; else 0."""
    behind = 0
    for row, element in enumerate(elements[at + 1 : at + 1 + _LINES], at + 1):
        start, end = element.span
        short = end - start <= _LONGEST and element.kind is ElementKind.PARAGRAPH
        dated = _YEAR_END.search(tail(text, element.span, _TAIL)) is not None
        said = ends_sentence(text, element.span) and not dated
        if not short or said or not _is_line(element) or BULLET.match(text, start, end):
            break
        if any(each.search(text, start, end) for each in ends):
            behind = row + 1
        if _DATED.search(text, start, end):
            break
    return behind


def _is_line(element: Element) -> bool:
    kinds = {ElementKind.PARAGRAPH, ElementKind.HEADING}
    return element.kind in kinds and element.voice is Voice.NARRATED and element.answers is None
