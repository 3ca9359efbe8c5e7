"""Marks become lists: which paragraphs that open with a mark are items, and which are speech."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.list_marks import (
    begins_again,
    depth_of,
    is_lettered,
    mark_of,
)
from knowledge.ingestion.structure.markers import (
    BULLET,
    DASH,
    NUMBER,
    bullet_end,
    number_end,
    tail,
)
from knowledge.ingestion.structure.model import Voice
from knowledge.language.document_languages import listed
from knowledge.models import Span

ENDS = re.compile(r"[.!?…。！？][)\]\"'»”’*]*$")
"""How whole sentences end."""
_ANNOUNCING = (":", "：", " -", " –", " —")
_TAIL = 8
_LABEL_WORDS = 4
"""Words of a label, which is the heading of what it announces."""
_VERBS = listed("sentence_forms.txt", "verb") | listed("sentence_forms.txt", "predicate")
_WORD = re.compile(r"[^\W\d_]++")
_FIRST_LIST = 1_000_000
"""Numbers of lists that are made here; readers count theirs from 1."""


def mark_items(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn paragraphs with marks into items, or into speech, and take the marks off.

    A dash opens an item if such paragraphs stand in a row anywhere in the document, after a
    colon, or are fragments; a lone one of whole sentences is what somebody said. Numbers open
    items in a row after a colon, or if all are fragments. Without marks, semicolons part items.
    """
    made: list[Element] = []
    numbers = count(_FIRST_LIST)
    runs = [*_runs(text, _parted(text, elements, numbers))]
    lists = _list_marks(text, runs)
    for run in runs:
        if _is_marked(text, run[0]):
            announced = bool(made) and _announces_list(text, made[-1])
            used = announced or text[run[0].span.start] in lists
            made += _listed(text, run, next(numbers), used=used)
        else:
            made += (_plain_item(text, element) for element in run)
    return [*_nested(text, made)]


def _nested(text: str, elements: Sequence[Element]) -> Iterator[Element]:
    """Put a list into the item before it if that announces it."""
    before: Element | None = None
    outer: Element | None = None
    inner: int | None = None
    for element in elements:
        item = element
        if before is None or element.kind is not ElementKind.ITEM:
            outer = inner = None
        elif element.list_ not in (before.list_, inner):
            outer, inner = before, element.list_ if announces(text, before.span) else None
        if outer is not None and inner == element.list_:
            item = replace(element, list_=outer.list_, level=outer.level + 1 + element.level)
        before = item if item.kind is ElementKind.ITEM else None
        yield item


def _parted(text: str, elements: Sequence[Element], numbers: Iterator[int]) -> list[Element]:
    """Turn into items what stands behind a colon in paragraphs that end in semicolons."""
    made = [*elements]
    for at, element in enumerate(elements, 1):
        end = _end_of_parted(text, elements, at) if _announces_list(text, element) else at
        if end - at > 1:
            list_ = next(numbers)
            items = (replace(each, kind=ElementKind.ITEM, level=0) for each in made[at:end])
            made[at:end] = [replace(item, list_=list_) for item in items]
    return made


def _end_of_parted(text: str, elements: Sequence[Element], at: int) -> int:
    while at < len(elements) and _is_unmarked(text, elements[at]):
        at += 1
        if text[elements[at - 1].span.end - 1] != ";":
            break
    return at


def _is_unmarked(text: str, element: Element) -> bool:
    return element.kind is ElementKind.PARAGRAPH and mark_of(text, element) is None


def _plain_item(text: str, element: Element) -> Element:
    """Take off an item of a marked-up list what its author typed: mark, number, semicolon."""
    if element.kind is not ElementKind.ITEM:
        return element
    start = bullet_end(text, *element.span)
    numbered = number_end(text, start, element.span.end)
    if not element.continues and numbered < element.span.end:
        start = numbered
    return replace(element, span=_without_semicolon(text, Span(start, element.span.end)))


def _without_semicolon(text: str, span: Span) -> Span:
    """Leave away what parts an item from the next one and is no word of it."""
    end = span.end
    while end > span.start + 1 and text[end - 1] in ";,":
        end -= 1
    return Span(span.start, end)


def _list_marks(text: str, runs: Sequence[Sequence[Element]]) -> set[str]:
    """Return the marks that open several items in a row somewhere in the document."""
    return {
        text[run[0].span.start]
        for run in runs
        if len(run) > 1 and BULLET.match(text, *run[0].span)
    }


def _announces_list(text: str, element: Element) -> bool:
    kinds = {ElementKind.PARAGRAPH, ElementKind.ITEM}
    return element.kind in kinds and announces(text, element.span)


def is_fragment(text: str, span: Span) -> bool:
    """Tell whether words are no whole sentence: they end like none, or begin in small letters."""
    return text[span.start].islower() or not ends_sentence(text, span)


def ends_sentence(text: str, span: Span) -> bool:
    """Tell whether a stretch ends as sentences do."""
    return bool(ENDS.search(tail(text, span, _TAIL)))


def announces(text: str, span: Span) -> bool:
    """Tell whether a paragraph ends with the colon, or the dash, that announces a list."""
    return tail(text, span, _TAIL).rstrip("*_ ").endswith(_ANNOUNCING)


def _runs(text: str, elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield neighbours of one mark together, and every other element alone."""
    run: list[Element] = []
    under, last = False, None
    for element in elements:
        mark = mark_of(text, element, run[-1] if run else None)
        below = bool(run) and _is_below(text, run[-1], element)
        back = under and depth_of(text, element) < depth_of(text, run[0])
        if run and (mark != last or below or back or begins_again(text, run, element)):
            yield run
            run, under = [], below and mark is not None
        last = mark
        if mark is None:
            yield [element]
        else:
            run.append(element)
    if run:
        yield run


def _is_below(text: str, before: Element, element: Element) -> bool:
    """Tell the first clause under one that announces it: “5.2.1.” below “5.2. The rent holds:”.

    Below a label it is not, unless that has a verb: “12. It is forbidden:”.
    """
    if depth_of(text, element) <= depth_of(text, before) or not announces(text, before.span):
        return False
    words = _WORD.findall(text[slice(*before.span)].casefold())
    return len(words) > _LABEL_WORDS or not _VERBS.isdisjoint(words)


def _is_marked(text: str, element: Element) -> bool:
    return mark_of(text, element) is not None


def _listed(text: str, run: Sequence[Element], list_: int, *, used: bool) -> Iterator[Element]:
    end_of_mark = number_end if NUMBER.match(text, *run[0].span) else bullet_end
    words = [Span(end_of_mark(text, *element.span), element.span.end) for element in run]
    if not _is_list(text, run, words, used=used):
        for element, span in zip(run, words, strict=True):
            yield _not_listed(text, element, span)
        return
    depths = _depths([element.level for element in run])
    for element, span, depth in zip(run, words, depths, strict=True):
        if span.end > span.start:
            item = _without_semicolon(text, span)
            yield replace(element, kind=ElementKind.ITEM, span=item, level=depth, list_=list_)


def _is_list(text: str, run: Sequence[Element], words: Sequence[Span], *, used: bool) -> bool:
    fragments = [is_fragment(text, span) for span in words if span.end > span.start]
    if NUMBER.match(text, *run[0].span):
        named = all(text[span.start : span.end].isupper() for span in words)
        alike = any if is_lettered(text, run[0]) else all
        listed = len(fragments) > 1 and alike(fragments)
        return used or (listed and not (named or _heads(text, run)))
    spoken = DASH.match(text, *run[0].span) is not None
    return not spoken or used or any(fragments)


def _heads(text: str, run: Sequence[Element]) -> bool:
    """Tell a clause that heads the one behind it: “8. Duties” before “8.1. They row:”."""
    return any(
        depth_of(text, below) > depth_of(text, above) and not announces(text, above.span)
        for above, below in pairwise(run)
    )


def _not_listed(text: str, element: Element, words: Span) -> Element:
    if NUMBER.match(text, *element.span) or words.end == words.start:
        return element
    return replace(element, span=words, voice=Voice.SPOKEN)


def _depths(indents: Sequence[int]) -> Iterator[int]:
    """Yield how deep each item lies, from 0, by how far it is indented."""
    above: list[int] = []
    for indent in indents:
        while above and above[-1] > indent:
            above.pop()
        if not above or above[-1] < indent:
            above.append(indent)
        yield len(above) - 1
