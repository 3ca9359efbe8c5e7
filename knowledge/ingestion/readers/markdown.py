"""Markdown: what a person sees of it, without a mark."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from knowledge.ingestion.readers.encodings import decode_document
from knowledge.ingestion.readers.markdown_boxes import unboxed
from knowledge.ingestion.readers.markdown_lines import (
    bold_kind,
    is_index,
    is_title,
    leads_elsewhere,
    plain_title,
    readers_cases,
    shown,
)
from knowledge.ingestion.readers.markup import MarkupWalker
from knowledge.ingestion.structure import (
    RUN_IN,
    About,
    Cell,
    ElementKind,
    StructuredDocument,
    TextWriter,
    Voice,
    compose,
    visible,
)
from knowledge.ingestion.structure.formatted_headings import runs_in
from knowledge.ingestion.structure.headlines import PLAIN
from knowledge.ingestion.structure.own_questions import asks_at_length

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_SAID = re.compile(r"^(title|author|date)[^\S\n]*:[^\S\n]*(\S[^\n]*)$", re.MULTILINE)
_TAG = re.compile(r"<(/?[a-zA-Z!?][^<>]*)>")
_FORMULA = re.compile(r"(?:\$\$[^$]++\$\$\s*)+", re.DOTALL)
"""A paragraph of formulas alone, as TeX."""
_UNRESOLVED = re.compile(r"\[([^\[\]\n]{1,200})\]\[[^\[\]\n]{0,200}\]")
"""A link whose address the file does not hold: “[the rules][rules]”."""
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,300}\)")
"""A picture within tags, where nothing else is read as Markdown."""
_MISSING = re.compile(r"!\[[^\[\]\n]{1,300}\](?![\[(])")
"""A picture that is still to come: “![the pier]”."""
_TASK = re.compile(r"\[[ xX]\]\s+")
_ADMONITION = re.compile(r"^\s*+[a-z][a-z-]*\b")
"""The kind of a box between colons, as site generators write them: “::: warning Title”."""


def read_markdown(data: bytes) -> StructuredDocument:
    """Read Markdown with tables, footnotes, definitions and front matter.

    Raises DocumentError if the bytes are no text.
    """
    text, encoding = decode_document(data)
    writer = TextWriter()
    tree = _parsed(unboxed(text))
    reader = _Markdown(writer, readers_cases(tree))
    for node in tree.children:
        reader.read(node)
    said = reader.front_matter
    about = About(said.get("title"), said.get("author"), said.get("date"), reader.unread, encoding)
    return compose(writer.text, writer.elements, about)


def _unquoted(value: str) -> str:
    words = value.strip()
    quoted = len(words) > 1 and words[0] == words[-1] and words[0] in "\"'"
    return words[1:-1] if quoted else words


def _parsed(text: str) -> "SyntaxTreeNode":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown needs it
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415
    from mdit_py_plugins.container import container_plugin  # noqa: PLC0415
    from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin)
    parser.use(container_plugin, "admonition", validate=_is_admonition)
    return SyntaxTreeNode(parser.parse(text))


def _is_admonition(opening: str, _marks: str) -> bool:
    return _ADMONITION.match(opening) is not None


class _Markdown:
    def __init__(self, writer: TextWriter, cases: set[int]) -> None:
        self._cases = cases
        self.front_matter: dict[str, str] = {}
        self.unread: Counter[str] = Counter()
        self._writer = writer
        self._voice = Voice.NARRATED
        self._lists: list[int] = []
        self._fresh_item = False

    def read(self, node: "SyntaxTreeNode") -> None:
        """Write a block and all that it holds."""
        if node.type == "front_matter":
            found = _SAID.findall(node.content)
            self.front_matter = {name: _unquoted(value) for name, value in found}
        elif node.type == "heading":
            self._writer.write(ElementKind.HEADING, self._words(node), level=int(node.tag[1]))
        elif node.type == "paragraph":
            self._paragraph(node)
        elif node.type in {"fence", "code_block"}:
            self._code(node)
        elif node.type == "html_block":
            self._html(node.content)
        elif node.type == "table":
            self._table(node)
        elif node.type == "dt":
            self._writer.write(ElementKind.HEADING, self._words(node), level=PLAIN)
        else:
            self._container(node)

    def _container(self, node: "SyntaxTreeNode") -> None:
        if node.type == "container_admonition":
            title = _ADMONITION.sub("", node.info, count=1).strip()
            asks = title.endswith("?")
            self._writer.write(ElementKind.QUESTION if asks else ElementKind.BOILERPLATE, title)
        listed = node.type in {"bullet_list", "ordered_list"}
        if listed and is_index(node):
            words = " ".join(self._words(item) for item in node.children)
            self._writer.write(ElementKind.BOILERPLATE, words)
            return
        if listed:
            self._lists.append(self._lists[0] if self._lists else self._writer.new_list())
        voice = self._voice
        self._voice = Voice.QUOTED if node.type == "blockquote" else voice
        self._fresh_item = node.type == "list_item"
        for child in node.children:
            self.read(child)
        self._voice = voice
        if listed:
            self._lists.pop()

    def _code(self, node: "SyntaxTreeNode") -> None:
        if node.info.strip() == "math":
            self.unread["formulas"] += 1
        else:
            self._writer.write(ElementKind.CODE, node.content)

    def _paragraph(self, node: "SyntaxTreeNode") -> None:
        words = self._words(node)
        if _FORMULA.fullmatch(words.strip()):
            self.unread["formulas"] += 1
            return
        if not self._lists and [part.type for part in node.children[0].children] == [
            "code_inline"
        ]:
            self._writer.write(ElementKind.CODE, words)
            return
        title = self._title_line(node) or self._named(words) or self._run_in(node, words)
        if title:
            self._title(title)
            words = words.removeprefix(title).strip("\x0b\n ")
        asked = "" if title else self._opening_question(node)
        if self._lists:
            line, fresh = _TASK.sub("", words, count=1), self._fresh_item
            self._writer.write_item(
                line, self._lists[0], len(self._lists) - 1 + bool(title), continues=not fresh
            )
            self._fresh_item = False
        elif kind := bold_kind(node, words, self._cases):
            self._writer.write(kind, words, level=PLAIN)
        elif leads_elsewhere(node):
            self._writer.write(ElementKind.BOILERPLATE, words)
        elif asks_at_length(visible(asked)):
            self._writer.write(ElementKind.QUESTION, asked)
            self._writer.write_lines(words.removeprefix(asked), self._voice)
        else:
            apart = f"{asked}\n{words.removeprefix(asked)}" if asked else words
            self._writer.write_lines(apart, self._voice)

    def _title_line(self, node: "SyntaxTreeNode") -> str:
        """Return the bold line that stands over the others of a paragraph, or nothing."""
        parts = shown(node.children[0]) if node.children else []
        if len(parts) <= 2 or parts[0].type != "strong":  # noqa: PLR2004
            return ""
        words = self._words(parts[0])
        broken = parts[1].type in {"softbreak", "hardbreak"}
        return words if broken and is_title(words) else ""

    def _named(self, words: str) -> str:
        return "" if self._lists else plain_title(words)

    def _run_in(self, node: "SyntaxTreeNode", words: str) -> str:
        """Return the bold words that head the sentence behind them, or nothing."""
        first = shown(node.children[0])[:1] if node.children else []
        opening = visible(self._words(first[0])) if first and first[0].type == "strong" else ""
        apart = words.startswith(opening) and not (self._lists or self._writer.is_asked)
        return opening if apart and runs_in(visible(words), opening) else ""

    def _title(self, words: str) -> None:
        """Write such a line: the heading of what follows, or an item that holds it."""
        if not self._lists:
            level = RUN_IN if words.endswith(".") else PLAIN
            self._writer.write(ElementKind.HEADING, words, level=level)
            return
        depth = len(self._lists) - 1
        self._writer.write_item(words, self._lists[0], depth, continues=not self._fresh_item)
        self._fresh_item = True

    def _opening_question(self, node: "SyntaxTreeNode") -> str:
        """Return the question in bold letters that opens a paragraph, or nothing."""
        first = shown(node.children[0])[:1] if node.children else []
        words = self._words(first[0]) if first and first[0].type == "strong" else ""
        return words if words.rstrip().endswith("?") else ""

    def _table(self, node: "SyntaxTreeNode") -> None:
        rows: list[list[Cell]] = [
            [self._words(cell) for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        self._writer.write_table(rows, headers=1)

    def _html(self, content: str) -> None:
        from lxml.html import fragment_fromstring  # noqa: PLC0415 - few files need it

        content, pictures = _PICTURE.subn("", content)
        self.unread["pictures"] += pictures
        if content.strip():
            walker = MarkupWalker(self._writer)
            walker.walk(fragment_fromstring(content, create_parent="div"))
            self.unread += walker.unread

    def _words(self, node: "SyntaxTreeNode") -> str:
        """Return the words of a block as they are seen; breaks of lines are kept."""
        if node.type == "text":
            return _UNRESOLVED.sub(r"\1", _MISSING.sub("", node.content))
        if node.type == "code_inline":
            return node.content
        if node.type == "html_inline":
            return "\n" if node.content.lower().startswith("<br") else _TAG.sub("", node.content)
        if node.type == "image":
            self.unread["pictures"] += 1
        if node.type in {"softbreak", "hardbreak"}:
            return "\x0b" if node.type == "softbreak" else "\n"
        if node.type in {"image", "footnote_ref", "footnote_anchor", "s"}:
            return ""
        return "".join(self._words(child) for child in node.children)
