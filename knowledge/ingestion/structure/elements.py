"""What readers find in reading order, before sections, lists and questions are made of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from knowledge.ingestion.structure.markers import ANSWERED, ASKED, BULLET, WORDS
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.wrapped_lines import unwrapped
from knowledge.language.document_languages import phrases
from knowledge.models import Span

BLOCK, LINE, CELL = "\n\n", "\n", "\t"
"""What separates blocks, items and rows, and cells, in a text that is written here."""
DEEPEST = 9
"""How deep items lie within items, at most."""
_INVISIBLE = {ord(char): None for char in "\u00ad\u200b\u2060\ufeff"}
_LIGATURES = {
    ord(short): long
    for short, long in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
SOFT = re.compile(r"\x0b")
"""A break of a line in the file, that is seen as a space."""
_COLUMNS = phrases(WORDS, "column")
_MARK = 20
"""Characters among which a mark ends."""
_SIGNS = dict.fromkeys(map(ord, "\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"), "•")
"""Marks of items as the fonts of signs have them, which no other font shows."""
_TYPOGRAPHY = {**_INVISIBLE, **_LIGATURES, **_SIGNS}


class ElementKind(StrEnum):
    """What a stretch of text is by its markup or its look."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"
    QUESTION = "question"
    BOILERPLATE = "boilerplate"


class Reach(Enum):
    """A cell that belongs to the one beside or over it, because that spans both."""

    LEFT = "left"
    ABOVE = "above"


Cell = str | Reach


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, row by row; `header` names each column, or is empty."""

    rows: tuple[tuple[Span, ...], ...]
    header: tuple[tuple[Span, ...], ...] = ()
    caption: Span | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One find. `level` is a heading's from 1, or an item's depth from 0.

    `list_` numbers the list of an item: items of one list share it; `continues` is set for a
    further paragraph of the item before. `answers` is the question that a format itself ties
    this to.
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


def visible(words: str) -> str:
    """Return words as they are seen: one space between them, no ligatures, nothing invisible."""
    return " ".join(words.translate(_TYPOGRAPHY).split())


class TextWriter:
    """Writes the flat text of a format with markup, and notes an element for each piece."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.page: int | None = None
        self.answers: Span | None = None
        self._pieces: list[str] = []
        self._length = 0
        self._lists = 0

    @property
    def text(self) -> str:
        """The text that was written so far."""
        return "".join(self._pieces)

    def write(
        self, kind: ElementKind, words: str, *, level: int = 0, voice: Voice = Voice.NARRATED
    ) -> Span | None:
        """Append an element, of words that are made visible first; None if nothing is."""
        shown = words.strip("\n") if kind is ElementKind.CODE else visible(words)
        if not shown.strip():
            return None
        span = self._append(shown, BLOCK)
        self.elements.append(
            Element(kind, span, self.page, level, voice=voice, answers=self.answers)
        )
        return span

    def write_lines(self, words: str, voice: Voice = Voice.NARRATED) -> None:
        """Append a paragraph for each line, but for those in which another one goes on.

        A vertical tab stands for a break in the file that is seen as a space, unless a mark
        follows it.
        """
        for line in unwrapped(SOFT.sub(_softened, words).split("\n")):
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
        seen = _seen(rows)
        kept = squared(seen)
        if not kept:
            return
        shown = visible(caption)
        above = self._append(shown, BLOCK) if shown else None
        cells: list[tuple[Span, ...]] = []
        for number, row in enumerate(kept):
            before = LINE if number or above else BLOCK
            cells.append(self._write_row(row, cells[-1] if cells else (), before))
        span = Span((above or cells[0][0]).start, self._length)
        grid = gridded(cells, sum(map(_fills, seen[:headers])), above)
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


def _softened(found: re.Match[str]) -> str:
    after = found.string[found.end() : found.end() + _MARK]
    marked = ASKED.match(after) or ANSWERED.match(after) or BULLET.match(after)
    return "\n" if marked else " "


def is_named(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows end with the one that names the columns of a table without marks, or 0.

    That is the first row that holds something, with the empty ones above it. It names the columns
    if it holds no number, and a column below it mostly holds some, or if its first cell is a word
    for what names columns: “№”, “Name”.
    """
    seen = _seen(rows)
    squares = squared(seen)
    if len(squares) < 2 or any(_is_number(cell) for cell in squares[0]):  # noqa: PLR2004
        return 0
    first, first_filled = squares[0][0], [*map(_fills, seen)].index(True) + 1
    if isinstance(first, str) and first.casefold().rstrip(":") in _COLUMNS:
        return first_filled
    filled = all(_holds(cell) for cell in squares[0])
    below = squares[1:]
    numbers = (sum(_is_number(row[at]) for row in below) for at in range(len(squares[0])))
    return first_filled * (filled and any(number > len(below) / 2 for number in numbers))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and any(char.isdigit() for char in cell)


def gridded(cells: Sequence[tuple[Span, ...]], headers: int, caption: Span | None) -> Grid:
    """Return a grid whose header names each column by its cells in the first rows, from above."""
    headers = headers if headers < len(cells) else 0
    columns = zip(*cells[:headers], strict=True)
    header = tuple(
        tuple(dict.fromkeys(cell for cell in column if cell.end > cell.start))
        for column in columns
    )
    return Grid(tuple(cells[headers:]), header, caption)


def squared(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Return rows of one length, without those and without columns that hold nothing."""
    width = max(map(len, rows), default=0)
    filled = [[*row, *[""] * (width - len(row))] for row in rows if _fills(row)]
    used = [column for column in range(width) if any(_holds(row[column]) for row in filled)]
    return [[row[column] for column in used] for row in filled]


def _seen(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    return [[visible(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def _fills(row: Sequence[Cell]) -> bool:
    """Tell whether a row holds words that are seen."""
    return any(map(_holds, row))


def _holds(cell: Cell) -> bool:
    return isinstance(cell, str) and cell != ""
