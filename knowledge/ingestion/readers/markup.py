"""A tree of HTML -> elements of a structured document, for pages, books and notes alike."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge.ingestion.readers.markup_words import (
    BLOCKS,
    DEEPEST,
    HEADINGS,
    SILENT,
    UNREAD,
    is_furniture,
    is_hidden,
    text_of,
)
from knowledge.ingestion.readers.tables_of_markup import (
    definitions,
    heads_rows,
    styled_rows,
    table_rows,
)
from knowledge.ingestion.structure import ElementKind, Span, TextWriter, Voice, is_named, visible
from knowledge.ingestion.structure.boilerplate import is_separator
from knowledge.ingestion.structure.headlines import is_headline
from knowledge.ingestion.structure.own_questions import asks_at_length

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOLD = frozenset({"b", "strong"})
_LINKED = 0.8
"""Share of the words of a list that are links, if it is a menu."""
_BUTTON, _ARROWS = 3, "←→‹›«»"
"""Words of a link that is a button, and what points where it leads: “Back home”, “← To all”."""
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
        self._links: list[str] = []
        self._bold: list[str] = []
        self._voice = Voice.NARRATED
        self._lists: list[int] = []
        self._fresh_item = False

    def walk(self, element: "HtmlElement", depth: int = 0) -> None:
        """Write all blocks of an element."""
        self._add(element.text)
        for child in element:
            if depth < DEEPEST:
                self._visit(child, depth)
            self._add(child.tail)
        if depth == 0:
            self._flush()

    def _add(self, words: str | None) -> None:
        if words:
            self._line.append(words.replace("\n", " ").replace("\r", " "))

    def _visit(self, child: "HtmlElement", depth: int) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in UNREAD:
            self.unread[UNREAD[tag]] += 1
        elif not tag or tag in SILENT or is_hidden(child) or is_furniture(child, tag):
            return
        elif tag == "br":
            self._line.append("\n")
        elif tag in BLOCKS:
            self._flush()
            self._block(child, tag, depth + 1)
            self._flush()
        elif tag == "button":
            self._button(child)
        else:
            self.walk(child, depth + 1)
            if tag == "a":
                self._links.append(text_of(child))
            elif tag in _BOLD:
                self._bold.append(text_of(child))
                self._part_question(child)

    def _part_question(self, bold: "HtmlElement") -> None:
        """Set a question in bold letters that opens a paragraph apart from its answer."""
        words = visible("".join(self._line))
        if not words.endswith("?") or words != text_of(bold):
            return
        if asks_at_length(words) and not self._lists:
            self._line = []
            self._writer.write(ElementKind.QUESTION, words)
        else:
            self._line.append("\n")

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
        rows = styled_rows(element) if tag == "div" else None
        if rows:
            self._writer.write_table(rows, headers=is_named(rows) or heads_rows(element))
        elif tag in HEADINGS:
            self._writer.write(ElementKind.HEADING, text_of(element), level=int(tag[1]))
        elif tag == "pre":
            self._writer.write(ElementKind.CODE, element.text_content())
        else:
            ways.get(tag, self.walk)(element, depth)

    def _flush(self) -> None:
        """Write the words since the last block as a paragraph, or as part of an item."""
        words, self._line = "".join(self._line), []
        links, self._links = self._links, []
        bold, self._bold = visible(" ".join(self._bold)), []
        if not words.strip():
            return
        if not self._lists and self._writer.answers is None and _leads_elsewhere(words, links):
            self._writer.write(ElementKind.BOILERPLATE, words)
            return
        if not self._lists:
            line = visible(words)
            if bold == line and is_headline(line, Span(0, len(line))):
                self._writer.write(ElementKind.HEADING, line, level=TERM)
            else:
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
        self._writer.write_table(rows, headers=headers, caption=caption)


def _leads_elsewhere(words: str, links: Sequence[str]) -> bool:
    """Tell a row of links, with marks between them and a label at most: “Language: EN · RU”."""
    rest = visible(words)
    if len(links) == 1 and rest == links[0]:
        # One link alone is a button, unless it is a sentence.
        few = len(rest.split()) <= _BUTTON or not set(rest[0] + rest[-1]).isdisjoint(_ARROWS)
        return few and not rest.endswith((".", "!", "?"))
    for link in links:
        rest = rest.replace(link, " ", 1)
    return len(links) > 1 and is_separator(rest)


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
