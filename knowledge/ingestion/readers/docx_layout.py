"""How a Word document is set: tables that are columns of text, and lists that number headings."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge.ingestion.readers.docx_words import named, on
from knowledge.ingestion.structure import Span, visible
from knowledge.ingestion.structure.headlines import is_headline
from knowledge.ingestion.structure.lists import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

_COLUMNS = range(2, 4)
"""Columns of text beside each other, as of a contract in two languages."""
_FEWEST = 3
"""Paragraphs of a cell of text, and headings of a list that numbers such alone, at least."""
_TEXT = 600
"""Characters of a column, at least."""
_LONG, _MOST = 60, 0.5
"""Characters of a paragraph that says something, and the share of such ones in a cell of text."""
Numbering = tuple[str, str]
"""A list of a Word document, and how deep in it."""


def text_columns(rows: Sequence[Sequence["_Element"]]) -> list[list["_Element"]]:
    """Return the cells of each column, from above, of a table that sets text side by side.

    Cells over all columns stand in the first one. Other tables have none.
    """
    width = max(map(len, rows), default=0)
    if width not in _COLUMNS or any(len(row) not in (1, width) for row in rows):
        return []
    columns: list[list[_Element]] = [[] for _ in range(width)]
    for row in rows:
        for column, cell in zip(columns, row, strict=False):
            column.append(cell)
    return columns if all(map(_is_text, columns)) else []


def heading_lists(body: "_Element") -> set[Numbering]:
    """Return the lists whose items stand apart, each a short line with other blocks below it."""
    found: dict[Numbering, list[bool]] = defaultdict(list)
    before: Numbering | None = None
    for child in body:
        if named(child) not in {"p", "tbl"}:
            continue
        words = _words(child) if named(child) == "p" else ""
        if named(child) == "p" and not words:
            continue
        place = numbering(child)
        if place is not None:
            heads = place != before and is_headline(words, Span(0, len(words)))
            found[place].append(heads)
        before = place
    return {place for place, heads in found.items() if len(heads) >= _FEWEST and all(heads)}


def numbering(paragraph: "_Element") -> Numbering | None:
    """Return in which list a paragraph itself is numbered, and how deep."""
    number = on(paragraph, "pPr/numPr/numId")
    return None if number in (None, "0") else (str(number), on(paragraph, "pPr/numPr/ilvl") or "0")


def _is_text(column: Sequence["_Element"]) -> bool:
    cells = [[*_paragraphs(cell)] for cell in column]
    letters = sum(len(words) for cell in cells for words in cell)
    return letters >= _TEXT and any(map(_runs_on, cells))


def _runs_on(paragraphs: Sequence[str]) -> bool:
    said = sum(
        len(words) > _LONG or ends_sentence(words, Span(0, len(words))) for words in paragraphs
    )
    return len(paragraphs) >= _FEWEST and said >= _MOST * len(paragraphs)


def _paragraphs(cell: "_Element") -> Iterator[str]:
    return filter(None, map(_words, cell.iter("{*}p")))


def _words(paragraph: "_Element") -> str:
    return visible("".join(part.text or "" for part in paragraph.iter("{*}t")))
