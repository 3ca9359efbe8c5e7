"""Lists that a converter, or their author, ran into one paragraph: “Bring: - Oars - A rope”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.model import Voice
from knowledge.models import Span

_OPENS = re.compile(r"(?<=:)\s(?=- )|\s(?=•)")
"""Where the first item begins: a hyphen needs a colon before it, for it is a dash as well."""
_NEXT = {"-": re.compile(r"\s(?=- )"), "•": re.compile(r"\s(?=•)")}
_FIRST = re.compile(r"[-•]\s*+(\S)")
_FIRST_NUMBER = re.compile(r"(?<=:)\s(?=1([.)])\s)")
_NUMBER = re.compile(r"\s(?=(\d{1,2})([.)])\s)")
_NAME = 40
"""Characters of a name before the first bullet."""
_FEWEST = 2
"""Items of a list."""


def split_lists(text: str, elements: Sequence[Element]) -> list[Element]:
    """Cut paragraphs before each mark of the list that they hold."""
    return [part for element in elements for part in _split(text, element)]


def _split(text: str, element: Element) -> Iterator[Element]:
    start, end = element.span
    if not _may_hold_list(text, element):
        yield element
        return
    opened = _OPENS.search(text, start, end)
    if opened is None:
        cuts = _numbered(text, element.span)
        yield from _cut(element, cuts if len(cuts) >= _FEWEST else [])
        return
    mark = text[opened.end()]
    cuts = [cut.span() for cut in _NEXT[mark].finditer(text, opened.start(), end)]
    marked = text.startswith(mark, start)
    items = len(cuts) + marked >= _FEWEST and all(_is_item(text, cut, end) for _, cut in cuts)
    if not items or _names_first(text, start, cuts[0][0]):
        cuts = []
    yield from _cut(element, cuts)


def _names_first(text: str, start: int, end: int) -> bool:
    """Tell names between bullets, of which the first has none: “Boats • Oars • Ropes”.

    Where small letters follow, it leads in: “We have • red boats • blue boats”.
    """
    said = text[start:end].strip()
    ends = said.endswith((":", ".", "!", "?", "…"))
    item = _FIRST.match(text, end + 1)
    leads_in = item is not None and item[1].islower() and not said[:1].islower()
    return 0 < len(said) <= _NAME and not ends and not leads_in and said[0] != "•"


def _may_hold_list(text: str, element: Element) -> bool:
    """Tell whether a paragraph holds a colon or a bullet: two looks spare most a slow search."""
    narrated = element.kind is ElementKind.PARAGRAPH and element.voice is Voice.NARRATED
    return narrated and any(text.find(sign, *element.span) >= 0 for sign in ":•")


def _cut(element: Element, cuts: Sequence[tuple[int, int]]) -> Iterator[Element]:
    start, end = element.span
    starts = [start, *(cut for _, cut in cuts)]
    ends = [*(cut for cut, _ in cuts), end]
    for span in map(Span, starts, ends):
        yield replace(element, span=span)


def _numbered(text: str, span: Span) -> list[tuple[int, int]]:
    """Return the spaces before the numbers of a list that follows a colon, from 1 on."""
    first = _FIRST_NUMBER.search(text, *span)
    if first is None:
        return []
    cuts = [first.span()]
    for number in _NUMBER.finditer(text, first.end(), span.end):
        if number[1] == str(len(cuts) + 1) and number[2] == first[1]:
            cuts.append(number.span())
    return cuts


def _is_item(text: str, start: int, end: int) -> bool:
    """Tell an item from the words behind a dash: it opens with no small letter."""
    first = _FIRST.match(text, start, end)
    return first is not None and (first[0][0] != "-" or not first[1].islower())
