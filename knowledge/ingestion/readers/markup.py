"""A tree of HTML -> elements of a structured document, for pages, books and notes alike."""

from collections import Counter
from typing import TYPE_CHECKING

from knowledge.ingestion.readers.markup_links import are_tags, is_index, leads_elsewhere
from knowledge.ingestion.readers.markup_words import (
    BLOCKS,
    DEEPEST,
    HEADINGS,
    SILENT,
    TERM,
    UNREAD,
    is_formula,
    is_furniture,
    is_hidden,
    is_ticked,
    text_of,
    title_line,
    write_paragraph,
)
from knowledge.ingestion.readers.preformatted import write_preformatted
from knowledge.ingestion.readers.tables_of_markup import (
    definitions,
    heads_rows,
    priced_rows,
    sets_out_page,
    styled_rows,
    table_rows,
)
from knowledge.ingestion.structure import ElementKind, TextWriter, Voice, is_named, visible
from knowledge.ingestion.structure.formatted_headings import is_text
from knowledge.ingestion.structure.own_questions import asks_at_length

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOLD = frozenset({"b", "strong"})
_SPACES = str.maketrans("\n\r\t", "   ")
_MARKS = {"br": "\n", "tab": "\t"}
"""What stands for a break and a tab, which OpenDocument texts have."""


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
        self._ticked = 0, -1

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
            self._line.append(words.translate(_SPACES))

    def _visit(self, child: "HtmlElement", depth: int) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in UNREAD or (tag == "span" and is_formula(child)):
            self.unread[UNREAD.get(tag, "formulas")] += 1
        elif not tag or tag in SILENT or is_hidden(child) or is_furniture(child, tag):
            return
        elif tag in _MARKS:
            self._line.append(_MARKS[tag])
        elif tag in BLOCKS:
            self._flush()
            self._block(child, tag, depth + 1)
            self._flush()
            self._writer.centred = self._writer.loose = False
        elif tag == "label" and is_ticked(child) and not self._lists:
            self._tick(child)
        elif tag in {"button", "label"}:
            self._button(child)
        else:
            self._inline(child, tag, depth)
            if tag in _BOLD:
                self._bold.append(text_of(child))
                self._part_question(child)

    def _inline(self, child: "HtmlElement", tag: str, depth: int) -> None:
        if tag == "a":
            self._links.append(text_of(child))
        self.walk(child, depth + 1)
        if tag == "a" and not self._line:
            self._links = []  # it held blocks, which are written

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
        if tag == "div" and are_tags(element):
            self._tags(element)
            return
        laid_out = {"div": styled_rows, "ul": priced_rows}.get(tag)
        rows = laid_out(element) if laid_out and not self._lists else None
        if rows:
            self._writer.write_table(rows, headers=is_named(rows) or heads_rows(element))
        elif tag in HEADINGS and next(element.iter("li"), None) is None:
            words = text_of(element)
            kind = ElementKind.PARAGRAPH if is_text(words, marked=True) else ElementKind.HEADING
            self._writer.write(kind, words, level=int(tag[1]))
        elif tag == "pre":
            write_preformatted(self._writer, element.text_content())
        else:
            self._writer.centred = element.get("align") == "center"
            self._writer.loose = tag == "div"
            ways.get(tag, self.walk)(element, depth)

    def _flush(self) -> None:
        """Write the words since the last block as a paragraph, or as part of an item."""
        words, self._line = "".join(self._line), []
        bold, self._bold = self._bold, []
        if not words.strip():
            return
        links, self._links = self._links, []
        if not self._lists and self._writer.answers is None and leads_elsewhere(words, links):
            self._writer.write(ElementKind.BOILERPLATE, words)
            return
        if self._lists:
            self._write_item(*title_line(words, bold))
        else:
            write_paragraph(self._writer, words, bold, self._voice)

    def _write_item(self, title: str, rest: str) -> None:
        """Write an item, or a further paragraph of it; what has a title lies within that."""
        depth = len(self._lists) - 1
        for words in filter(None, (title, rest)):
            self._writer.write_item(words, self._lists[0], depth, continues=not self._fresh_item)
            self._fresh_item = bool(title) and words is title and bool(rest)
            depth += 1

    def _list(self, element: "HtmlElement", depth: int) -> None:
        if is_index(element):
            self._writer.write(ElementKind.BOILERPLATE, text_of(element))
            return
        self._lists.append(self._lists[0] if self._lists else self._writer.new_list())
        self.walk(element, depth)
        self._flush()
        self._lists.pop()

    def _tags(self, element: "HtmlElement") -> None:
        """Write tags as items, unless they lead elsewhere."""
        if element[0].tag == "a":
            self._writer.write(ElementKind.BOILERPLATE, text_of(element))
            return
        list_ = self._writer.new_list()
        for child in element:
            self._writer.write_item(text_of(child), list_, 0)

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

    def _tick(self, element: "HtmlElement") -> None:
        """Write what is ticked off as an item, in one list with what stands right before it."""
        self._flush()
        written = len(self._writer.elements)
        list_ = self._ticked[0] if self._ticked[1] == written else self._writer.new_list()
        self._writer.write_item(text_of(element), list_, 0)
        self._ticked = list_, len(self._writer.elements)

    def _button(self, element: "HtmlElement") -> None:
        words = text_of(element)
        if words.endswith("?"):
            self._flush()
            self._writer.write(ElementKind.PARAGRAPH, words)

    def _table(self, element: "HtmlElement", depth: int) -> None:
        rows, headers, caption = table_rows(element)
        if sets_out_page(element, rows):
            self.walk(element, depth)
            return
        self._writer.write_table(rows, headers=headers, caption=caption)
