"""What readers find in reading order, before sections, lists and questions are made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.ingestion.structure.grids import (
    Cell,
    Grid,
    Reach,
    fills,
    gridded,
    leaves_blank,
    seen,
    squared,
)
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.typography import CELL, cells_of, softened, visible
from knowledge.ingestion.structure.wrapped_lines import unwrapped
from knowledge.models import Span

BLOCK, LINE = "\n\n", "\n"
"""What separates blocks, and items and rows, in a text that is written here."""
RUN_IN = 13
"""Level of words that open a paragraph and head it, below all other headings."""
DEEPEST = 9
"""How deep items lie within items, at most."""


class ElementKind(StrEnum):
    """What a stretch of text is by its markup or its look."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"
    QUESTION = "question"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Element:
    """One find. `level` is a heading's from 1, or an item's depth from 0.

    `list_` numbers the list of an item: items of one list share it; `continues` is set for a
    further paragraph of the item before. `answers` is the question that a format itself ties
    this to. `cells` are the parts of a paragraph between which the file has tabs. `centred` is
    set for a paragraph in the middle of its line, as those of a cover are; `loose` for words
    that no paragraph of a web page holds, as those of buttons and tags.
    """

    kind: ElementKind
    span: Span
    page: int | None = None
    level: int = 0
    list_: int = 0
    continues: bool = False
    voice: Voice = Voice.NARRATED
    grid: Grid | None = None
    answers: Span | None = None
    cells: tuple[Span, ...] = ()
    centred: bool = False
    loose: bool = False


class TextWriter:
    """Writes the flat text of a format with markup, and notes an element for each piece."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.page: int | None = None
        self.answers: Span | None = None
        self.centred = self.loose = False
        self._pieces: list[str] = []
        self._length = 0
        self._lists = 0

    @property
    def text(self) -> str:
        """The text that was written so far."""
        return "".join(self._pieces)

    @property
    def is_asked(self) -> bool:
        """Whether what is written next answers a question, so that nothing comes between them."""
        if self.answers is not None or not self.elements:
            return self.answers is not None
        last = self.elements[-1]
        asks = last.kind is ElementKind.HEADING and self._pieces[-1].endswith("?")
        return asks or last.kind is ElementKind.QUESTION

    def write(
        self, kind: ElementKind, words: str, *, level: int = 0, voice: Voice = Voice.NARRATED
    ) -> Span | None:
        """Append an element, of words that are made visible first; None if nothing is."""
        shown = words.strip("\n") if kind is ElementKind.CODE else visible(words)
        if not shown.strip():
            return None
        span = self._append(shown, BLOCK)
        running = kind is ElementKind.PARAGRAPH
        cells = cells_of(words, span) if running and CELL in words else ()
        element = Element(kind, span, self.page, level, voice=voice, answers=self.answers)
        if running:
            element = replace(element, cells=cells, centred=self.centred, loose=self.loose)
        self.elements.append(element)
        return span

    def write_lines(self, words: str, voice: Voice = Voice.NARRATED) -> None:
        """Append a paragraph for each line, but for those in which another one goes on.

        A vertical tab stands for a break in the file that is seen as a space, unless a mark
        follows it.
        """
        for line in unwrapped(softened(words).split("\n")):
            self.write(ElementKind.PARAGRAPH, line, voice=voice)

    def write_item(self, words: str, list_: int, depth: int, *, continues: bool = False) -> None:
        """Append an item of a list, or a further paragraph of the last item."""
        shown = visible(words)
        if not shown:
            return
        beside = bool(self.elements) and self.elements[-1].kind is ElementKind.ITEM
        span = self._append(shown, LINE if beside else BLOCK)
        item = Element(ElementKind.ITEM, span, self.page, min(depth, DEEPEST), list_, continues)
        self.elements.append(replace(item, answers=self.answers))

    def new_list(self) -> int:
        """Return a number for the items of another list."""
        self._lists += 1
        return self._lists

    def write_table(
        self, rows: Sequence[Sequence[Cell]], *, headers: int = 0, caption: str = ""
    ) -> None:
        """Append a table whose first rows, so many, name the columns.

        Shorter rows are filled up; empty rows and columns are left out, so that an empty header
        row names nothing.
        """
        shown = seen(rows)
        kept = squared(shown)
        if not kept:
            return
        named = visible(caption)
        above = self._append(named, BLOCK) if named else None
        cells: list[tuple[Span, ...]] = []
        for number, row in enumerate(kept):
            before = LINE if number or above else BLOCK
            cells.append(self._write_row(row, cells[-1] if cells else (), before))
        span = Span((above or cells[0][0]).start, self._length)
        grid = gridded(cells, sum(map(fills, shown[:headers])), above)
        grid = replace(grid, blank=leaves_blank(shown, headers))
        self.elements.append(
            Element(ElementKind.TABLE, span, self.page, grid=grid, answers=self.answers)
        )

    def _write_row(
        self, row: Sequence[Cell], above: tuple[Span, ...], before: str
    ) -> tuple[Span, ...]:
        written: list[Span] = []
        for column, cell in enumerate(row):
            if cell is Reach.ABOVE and above:
                written.append(above[column])
            elif cell is Reach.LEFT and written:
                written.append(written[-1])
            else:
                words = cell if isinstance(cell, str) else ""
                written.append(self._append(words, CELL if written else before))
        return tuple(written)

    def _append(self, words: str, separator: str) -> Span:
        before = separator if self._length else ""
        self._pieces += (before, words)
        self._length += len(before) + len(words)
        return Span(self._length - len(words), self._length)
