"""What of a web page leads elsewhere, or only names what it is about: links, menus, tags."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge.ingestion.readers.markup_words import text_of
from knowledge.ingestion.structure import visible
from knowledge.ingestion.structure.lone_lines import is_separator

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINKED = 0.8
"""Share of the words of a list that are links, if it is a menu."""
_BUTTON, _ARROWS = 3, "←→‹›«»"
"""Words of a link that is a button, and what points where it leads: “Back home”, “← To all”."""
_REACHES = re.compile(r"@|\d[\d ()-]{4}")
"""What a link shows that is a way to reach somebody."""
_LABEL = 5
"""Words of a label before links."""
_MENU, _MENU_ITEM = 8, 40
"""Items of a menu to other pages, and characters of each, on average."""
_FEWEST = 2
"""Items of a list that leads to places of the same page, such as the tabs of two examples."""
_TAGS = 3
"""Parts of a line that are tags beside each other, at least."""


def are_tags(element: "HtmlElement") -> bool:
    """Tell a row of tags: parts in one look, each with a capital, and nothing between them."""
    first = element[0] if len(element) >= _TAGS else None
    if first is None or first.tag not in {"span", "a"} or not (first.get("class") or ""):
        return False
    if (element.text or "").strip():
        return False
    return all(
        child.tag == first.tag
        and child.get("class") == first.get("class")
        and not (child.tail or "").strip()
        and text_of(child)[:1].isupper()
        and not text_of(child).endswith((".", "!", "?"))
        for child in element
    )


def leads_elsewhere(words: str, links: Sequence[str]) -> bool:
    """Tell a row of links, with marks between them and a label at most: “Language: EN · RU”."""
    rest = visible(words)
    if len(links) == 1 and rest == links[0]:
        # One link alone is a button, unless it is a sentence.
        few = len(rest.split()) <= _BUTTON or not set(rest[0] + rest[-1]).isdisjoint(_ARROWS)
        return (few or rest[0].islower()) and not rest.endswith((".", "!", "?"))
    for link in links:
        rest = rest.replace(link, " ", 1)
    return len(links) > 1 and (is_separator(rest) or _is_choice(rest, links))


def _is_choice(rest: str, links: Sequence[str]) -> bool:
    """Tell a label before links that nothing parts: “Open on a map: A B”; no ways to reach us."""
    label = rest.strip()
    few = label.endswith(":") and label.count(":") == 1 and len(label.split()) <= _LABEL
    return few and not any(_REACHES.search(link) for link in links)


def is_index(element: "HtmlElement") -> bool:
    """Tell a list whose items only lead to places of the same page, or a long menu."""
    links = [*element.iter("a")]
    items = sum(1 for _ in element.iter("li"))
    inside = sum(link.get("href", "").startswith("#") for link in links)
    if items < _FEWEST or _share_of(links, element) < _LINKED:
        return False
    short = len(text_of(element)) < _MENU_ITEM * items
    return inside >= items or (items >= _MENU and len(links) >= items and short)


def _share_of(links: Sequence["HtmlElement"], element: "HtmlElement") -> float:
    return sum(len(text_of(link)) for link in links) / max(1, len(text_of(element)))
