"""Headings that their author numbered as items of a list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.headlines import is_headline
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.statements import states

_BELOW_ALL = 12
"""Level of such a heading, below all others."""
_LONG = 60
"""Characters from which on an item says more than a name does."""
_SENTENCES = 0.5
"""Share of whole sentences among the items of a list, from which on names among them head them."""


def head_with_items(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into headings the items that only name what follows: alone, or among sentences."""
    listed = [element for element in elements if element.kind is ElementKind.ITEM]
    if not listed:
        return [*elements]
    said = Counter(each.list_ for each in listed if is_whole(text, each))
    ended = Counter(each.list_ for each in listed if ends_sentence(text, each.span))
    items = Counter(each.list_ for each in listed)
    announced = {
        after.list_
        for before, after in pairwise(elements)
        if before.list_ != after.list_ and announces(text, before.span)
    }
    made = [*elements]
    for at, (element, following) in enumerate(pairwise(elements)):
        alone = items[element.list_] == 1 and following.kind is ElementKind.PARAGRAPH
        among = 0 < said[element.list_] * _SENTENCES <= ended[element.list_]
        among = among and following.list_ == element.list_ and element.list_ not in announced
        before = elements[at - 1] if at else None
        if (alone or among) and is_whole(text, following) and _names(text, element, before):
            made[at] = replace(element, kind=ElementKind.HEADING, level=_BELOW_ALL, list_=0)
    return made


def is_whole(text: str, element: Element) -> bool:
    """Tell an item that says something, by its end or its length."""
    long = element.span.end - element.span.start > _LONG
    return long or ends_sentence(text, element.span) or announces(text, element.span)


def _names(text: str, element: Element, before: Element | None) -> bool:
    if element.kind is not ElementKind.ITEM or element.level or element.answers is not None:
        return False
    announced = before is not None and announces(text, before.span)
    named = is_headline(text, element.span) and not states(text, element.span)
    return named and not announced and text[element.span.start].isupper()
