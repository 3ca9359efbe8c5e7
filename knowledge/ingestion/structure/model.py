"""A structured document: one flat text, and blocks that say what each stretch of it is.

All positions are character offsets into `StructuredDocument.text`, so that
`text[span.start:span.end]` is exactly what a person reads there. Separators between blocks, items
and cells belong to no span.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.models import Span


class Voice(StrEnum):
    """Whose words a paragraph holds: the document's, or those of somebody whom it quotes."""

    NARRATED = "narrated"
    QUOTED = "quoted"
    SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a block stands: headings above it, outermost first and without the title; its page.

    `page` counts from 1 and is None where the format has none. `question` is the question of the
    document that this block answers.
    """

    section: tuple[str, ...] = ()
    page: int | None = None
    question: Span | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, the title included. `place.section` are those above it. Never a fact."""

    span: Span
    place: Position
    level: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the document that the blocks behind it answer, see `Position.question`.

    It may be a heading at once: then it stands in their `section` too. Never a fact.
    """

    span: Span
    place: Position
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Its clause number (“3.1.”, “Статья 3.”), if any, stands before `span`."""

    span: Span
    place: Position
    voice: Voice = Voice.NARRATED
    number: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list without its mark; `span` does not reach into the `items` below it."""

    span: Span
    items: tuple["Item", ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list with the sentence that announces it. `span` covers both; no paragraph holds them."""

    span: Span
    place: Position
    items: tuple[Item, ...]
    lead_in: Span | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. All rows have the same number of cells; a cell may be empty.

    `header` is empty, or holds for each column the cells that name it, from above. A cell that
    spans several rows or columns stands in each of them, so a row all of one cell is a
    heading among the rows.
    """

    span: Span
    place: Position
    rows: tuple[tuple[Span, ...], ...]
    header: tuple[tuple[Span, ...], ...] = ()
    caption: Span | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of a program or a terminal, kept with their spaces. No fact."""

    span: Span
    place: Position


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What only serves the document: contents, references, addresses alone. No fact."""

    span: Span
    place: Position


Block = Heading | Question | Paragraph | ListBlock | Table | Code | Boilerplate


@dataclass(frozen=True, slots=True)
class StructuredDocument:
    """What a reader makes of a file: text, its blocks in order, and what it says of itself.

    `unread` counts by kind what was not read (`pictures`, `formulas`); `encoding` names how
    the bytes were decoded if they were not UTF-8, as a person would say it.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    published: str | None = None
    unread: Mapping[str, int] = field(default_factory=dict)
    encoding: str | None = None

    def words(self, span: Span) -> str:
        """Return what stands there, to the character."""
        return self.text[span.start : span.end]

    def pairs(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """Yield each question of the document with the blocks that answer it."""
        for asked in self.blocks:
            if isinstance(asked, Question):
                answer = tuple(b for b in self.blocks if b.place.question == asked.span)
                if answer:
                    yield self.words(asked.span), answer
