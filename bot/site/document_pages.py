"""Document pages: the blocks of a document as HTML, made once and marked for each reader."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from babel.dates import format_date
from jinja2 import Environment

from handlers.rendering.texts import Texts
from knowledge import (
    BlockKind,
    DocumentBrowser,
    DocumentPart,
    LayoutBlock,
    PartLayout,
    Span,
    TextPiece,
)

_DEEPEST = 6
"""HTML has no heading below h6."""
_KEPT = 8
"""Parts of documents whose HTML is kept, some megabytes each at most."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a reader looks for: the fact that is cited, and the other hits."""

    cited: int | None = None
    hits: tuple[int, ...] = ()


class BlockView:
    """What the template of a block asks: which facts are marked, and how things are said."""

    def __init__(self, layout: PartLayout, texts: Texts) -> None:
        self.language = texts.language
        self.revised = layout.revised
        self.marks = Marks()
        self._texts = texts
        self._depths = {span.start: depth for span, depth in heading_depths(layout.part)}
        self._paragraphs: dict[int, int] = {}

    def marking(self, marks: Marks) -> "BlockView":
        """Return the same view for a reader who looks for some facts."""
        view = copy(self)
        view.marks = marks
        return view

    def is_hit(self, facts: Collection[int]) -> bool:
        return any(hit in facts for hit in self.marks.hits)

    def depth(self, block: LayoutBlock) -> int:
        """Return the level of a heading in the page, of which the title is the first."""
        return self._depths.get(block.start, 2)

    def paragraph_before(self, block: LayoutBlock) -> int | None:
        """Return the number of a paragraph if an earlier block of the part has it already."""
        if block.paragraph is None:
            return None
        first = self._paragraphs.setdefault(block.paragraph, block.start)
        return None if first == block.start else block.paragraph

    def revised_on(self, fact: int) -> str:
        return self._texts("site-revised", date=date_in(self.revised[fact], self.language))

    def withdrawn_on(self, at: datetime) -> str:
        return self._texts("site-withdrawn", date=date_in(at, self.language))

    def page_name(self, page: int) -> str:
        return self._texts("site-page", number=page)

    def paragraph_name(self, paragraph: int) -> str:
        return self._texts("site-paragraph", number=paragraph)

    def table_name(self, block: LayoutBlock) -> str:
        """Return what a table is called for who cannot see it: by its caption, or its columns."""
        words = "".join(piece.text for piece in block.lead_in)
        if not words and block.lines:
            words = ", ".join(piece.text for cell in block.lines[0].cells for piece in cell)
        return self._texts("site-table", name=words or "–")


@dataclass(frozen=True, slots=True)
class PreparedPart:
    """The HTML of each block of a part, and in which blocks each fact stands."""

    view: BlockView
    blocks: tuple[LayoutBlock, ...]
    html: tuple[str, ...]
    found: Mapping[int, Sequence[int]]


class DocumentPages:
    """Makes the HTML of documents, and keeps that of the latest. Thread-safe."""

    def __init__(self, environment: Environment, browser: DocumentBrowser) -> None:
        macros = vars(environment.get_template("blocks.html").module)
        self._render: Callable[[LayoutBlock, BlockView], str] = macros["render"]
        self._browser = browser
        self._kept: dict[tuple[int, int, int, str], PreparedPart] = {}
        self._lock = Lock()

    def html(self, part: DocumentPart, texts: Texts, marks: Marks) -> Iterator[str]:
        """Yield the HTML of each block of a part, with its hits marked. Raises StoreError."""
        with self._lock:
            prepared = self._kept.get(_key(part, texts))
        if prepared:
            yield from self._marked(prepared, marks)
        elif layout := self._browser.layout(part):
            yield from self._make(layout, texts, marks)

    def _marked(self, prepared: PreparedPart, marks: Marks) -> Iterator[str]:
        wanted = {*marks.hits, marks.cited or 0}
        touched = {number for fact in wanted for number in prepared.found.get(fact, ())}
        view = prepared.view.marking(marks)
        for number, html in enumerate(prepared.html):
            yield self._render(prepared.blocks[number], view) if number in touched else html

    def _make(self, layout: PartLayout, texts: Texts, marks: Marks) -> Iterator[str]:
        """Yield the HTML while it is made, and keep it without any marks."""
        view = BlockView(layout, texts)
        marking = view.marking(marks)
        made: list[LayoutBlock] = []
        html: list[str] = []
        found: dict[int, list[int]] = {}
        for block in layout.blocks():
            if not made and _repeats(block, layout.part.document.title):
                continue
            facts = {fact for piece in pieces_of(block) for fact in piece.facts}
            for fact in facts:
                found.setdefault(fact, []).append(len(made))
            made.append(block)
            html.append(self._render(block, view))
            is_marked = marks.cited in facts or marking.is_hit(facts)
            yield self._render(block, marking) if is_marked else html[-1]
        with self._lock:
            self._kept[_key(layout.part, texts)] = PreparedPart(
                view, tuple(made), tuple(html), found
            )
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]


def _key(part: DocumentPart, texts: Texts) -> tuple[int, int, int, str]:
    return part.document.id, part.number, part.revision, texts.language


def heading_depths(part: DocumentPart) -> Iterator[tuple[Span, int]]:
    """Yield the place of each heading, and its level in the page; the title is none of them."""
    above: list[int] = []
    for level, span, _ in part.outline.headings:
        if not above and _is_title(part.text[span.start : span.end], part.document.title):
            continue
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield span, min(_DEEPEST, 1 + len(above))


def pieces_of(block: LayoutBlock) -> Iterator[TextPiece]:
    """Yield the pieces of a block."""
    yield from block.lead_in
    for line in block.lines:
        for cell in line.cells:
            yield from cell


def date_in(at: datetime, language: str) -> str:
    """Return a day as people of a language write it."""
    return format_date(at, "long", locale=language)


def _repeats(block: LayoutBlock, title: str) -> bool:
    """Tell whether a block says only the title, which stands above all already."""
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or block.anchors:
        return False
    pieces = [*pieces_of(block)]
    return not any(each.facts for each in pieces) and _is_title(
        "".join(each.text for each in pieces), title
    )


def _is_title(words: str, title: str) -> bool:
    return " ".join(words.split()).casefold() == " ".join(title.split()).casefold()
