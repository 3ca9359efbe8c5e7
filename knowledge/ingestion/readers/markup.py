"""A tree of HTML -> elements of a structured document, for pages, books and notes alike."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge.ingestion.readers.tables_of_markup import definitions, table_rows
from knowledge.ingestion.structure import ElementKind, TextWriter, Voice, is_named, visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption
    figure footer form header hgroup hr html legend li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul""".split()
) | {*HEADINGS}
_SILENT = frozenset(
    """script style noscript template head title meta link input select option textarea iframe
    object embed map canvas datalist nav rp rt del""".split()
)
_UNREAD = {
    "img": "pictures",
    "svg": "pictures",
    "picture": "pictures",
    "math": "formulas",
    "video": "films",
    "audio": "recordings",
}
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:headerlink|mw-editsection|anchor|breadcrumbs?|cookies?|share|sharing|social"
    r"|related|newsletter|pagination|pager|skip-link|toc|reflist|noprint|navbox|sidebar|comments?"
    r"|hatnote|navigation|menu|dropdown|catlinks|interlanguage[\w-]*)"
    r"(?:[\s_-]|$)",
    re.IGNORECASE,
)
_BOLD = frozenset({"b", "strong"})
_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡↑↩])\]?")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 200
"""Elements within elements that are walked into; a person writes a dozen."""
_LINKED = 0.8
"""Share of the words of a list that are links, if it is a menu."""
_MENU, _MENU_ITEM = 8, 40
"""Items of a menu to other pages, and characters of each, on average."""
TERM = 9
"""Level of a heading that is a term of a glossary or the summary of a part that opens."""


class MarkupWalker:
    """Walks elements in order and writes what a person reads; counts what is not read."""

    def __init__(self, writer: TextWriter) -> None:
        self.unread: Counter[str] = Counter()
        self._writer = writer
        self._line: list[str] = []
        self._voice = Voice.NARRATED
        self._lists: list[int] = []
        self._fresh_item = False

    def walk(self, element: "HtmlElement", depth: int = 0) -> None:
        """Write all blocks of an element."""
        self._add(element.text)
        for child in element:
            if depth < _DEEPEST:
                self._visit(child, depth)
            self._add(child.tail)
        if depth == 0:
            self._flush()

    def _add(self, words: str | None) -> None:
        if words:
            self._line.append(words.replace("\n", " ").replace("\r", " "))

    def _visit(self, child: "HtmlElement", depth: int) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _UNREAD:
            self.unread[_UNREAD[tag]] += 1
        elif not tag or tag in _SILENT or _is_hidden(child) or _is_furniture(child, tag):
            return
        elif tag == "br":
            self._line.append("\n")
        elif tag in _BLOCKS:
            self._flush()
            self._block(child, tag, depth + 1)
            self._flush()
        elif tag == "button":
            self._button(child)
        else:
            self.walk(child, depth + 1)
            if tag in _BOLD and visible("".join(self._line)).endswith("?"):
                # A question in bold letters that opens a paragraph stands on a line of its own.
                opens = visible("".join(self._line)) == text_of(child)
                self._line += ["\n"] * opens

    def _block(self, element: "HtmlElement", tag: str, depth: int) -> None:
        ways = {
            "table": self._table,
            "ul": self._list,
            "ol": self._list,
            "li": self._item,
            "blockquote": self._quotation,
            "dl": self._definitions,
            "details": self._details,
        }
        if tag in HEADINGS:
            self._writer.write(ElementKind.HEADING, text_of(element), level=int(tag[1]))
        elif tag == "pre":
            self._writer.write(ElementKind.CODE, element.text_content())
        else:
            ways.get(tag, self.walk)(element, depth)

    def _flush(self) -> None:
        """Write the words since the last block as a paragraph, or as part of an item."""
        words, self._line = "".join(self._line), []
        if not words.strip():
            return
        if not self._lists:
            self._writer.write_lines(words, self._voice)
            return
        depth = len(self._lists) - 1
        goes_on = not self._fresh_item
        self._writer.write_item(words, self._lists[0], depth, continues=goes_on)
        self._fresh_item = False

    def _list(self, element: "HtmlElement", depth: int) -> None:
        if _is_index(element):
            self._writer.write(ElementKind.BOILERPLATE, text_of(element))
            return
        self._lists.append(self._lists[0] if self._lists else self._writer.new_list())
        self.walk(element, depth)
        self._flush()
        self._lists.pop()

    def _item(self, element: "HtmlElement", depth: int) -> None:
        outside = not self._lists
        if outside:
            self._lists.append(self._writer.new_list())
        self._fresh_item = True
        self.walk(element, depth)
        self._flush()
        if outside:
            self._lists.pop()

    def _quotation(self, element: "HtmlElement", depth: int) -> None:
        self._voice = Voice.QUOTED
        self.walk(element, depth)
        self._flush()
        self._voice = Voice.NARRATED

    def _definitions(self, element: "HtmlElement", depth: int) -> None:
        rows = definitions(element)
        if rows is not None:
            self._writer.write_table(rows)
            return
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                self._ask(text_of(child))
            else:
                self.walk(child, depth)
                self._flush()
        self._writer.answers = None

    def _details(self, element: "HtmlElement", depth: int) -> None:
        summary = element.find("summary")
        if summary is not None:
            self._ask(text_of(summary))
            element.remove(summary)
        self.walk(element, depth)
        self._flush()
        self._writer.answers = None

    def _ask(self, words: str) -> None:
        """Write what opens an answer: a question, or else the heading of it."""
        self._writer.answers = None
        if visible(words).endswith("?"):
            self._writer.answers = self._writer.write(ElementKind.QUESTION, words)
        else:
            self._writer.write(ElementKind.HEADING, words, level=TERM)

    def _button(self, element: "HtmlElement") -> None:
        words = text_of(element)
        if words.endswith("?"):
            self._flush()
            self._writer.write(ElementKind.PARAGRAPH, words)

    def _table(self, element: "HtmlElement", depth: int) -> None:
        rows, headers, caption = table_rows(element)
        if max(map(len, rows), default=0) < 2 or element.find(".//table") is not None:  # noqa: PLR2004
            self.walk(element, depth)
            return
        self._writer.write_table(rows, headers=headers or is_named(rows), caption=caption)


def text_of(element: "HtmlElement") -> str:
    """Return the words of an element on one line, without the marks of notes and links."""
    return visible("".join(_words(element)))


def _words(element: "HtmlElement", depth: int = 0) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br" or tag in _BLOCKS:
            yield " "
        silent = not tag or tag in _SILENT or tag in _UNREAD or depth > _DEEPEST
        if not silent and not _is_furniture(child, tag):
            yield from _words(child, depth + 1)
        if tag in _BLOCKS:
            yield " "
        yield child.tail or ""


def _is_hidden(element: "HtmlElement") -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style", "")[:500]))


def _is_furniture(element: "HtmlElement", tag: str) -> bool:
    """Tell what stands around the words: marks of notes, links to the heading itself, menus."""
    if tag == "sup" and _NOTE_MARK.fullmatch(element.text_content().strip()):
        return next(element.iter("a"), None) is not None
    if tag == "a" and element.text_content().strip() in {"¶", "#", "§", "↑", "↩", "↩︎"}:
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"[:300]
    return tag not in HEADINGS and len(named) > 1 and _FURNITURE.search(named) is not None


def _is_index(element: "HtmlElement") -> bool:
    """Tell a list whose items only lead to places of the same page, or a long menu."""
    links = [*element.iter("a")]
    items = sum(1 for _ in element.iter("li"))
    inside = sum(link.get("href", "").startswith("#") for link in links)
    if items <= 2 or _share_of(links, element) < _LINKED:  # noqa: PLR2004
        return False
    short = len(text_of(element)) < _MENU_ITEM * items
    return inside >= items or (items >= _MENU and len(links) >= items and short)


def _share_of(links: Sequence["HtmlElement"], element: "HtmlElement") -> float:
    return sum(len(text_of(link)) for link in links) / max(1, len(text_of(element)))
