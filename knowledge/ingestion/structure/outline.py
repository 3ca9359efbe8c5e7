"""The outline of a document: its headings, and how much there is of each kind of block."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from knowledge.ingestion.structure.model import (
    Block,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Question,
    StructuredDocument,
    Table,
)

_COUNTED = {Paragraph: "paragraphs", Question: "questions"}


def outline_of(document: StructuredDocument) -> dict[str, Any]:
    """Return the outline as plain values, as it is stored with the text.

    `headings` are level, start, end and page of each, `lists` and `tables` start and end, in
    characters of the text; `counts` are those of paragraphs, items, rows and questions.
    """
    headings = [
        [block.level, *block.span, block.place.page]
        for block in document.blocks
        if isinstance(block, Heading | Question) and block.level is not None
    ]
    return {
        "headings": headings,
        "lists": [[*block.span] for block in document.blocks if isinstance(block, ListBlock)],
        "tables": [[*block.span] for block in document.blocks if isinstance(block, Table)],
        "counts": dict(_counted(document.blocks)),
    }


def _counted(blocks: Iterable[Block]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for block in blocks:
        if name := _COUNTED.get(type(block)):
            counts[name] += 1
        if isinstance(block, ListBlock):
            counts["items"] += _items(block.items)
        elif isinstance(block, Table):
            counts["rows"] += len(block.rows)
    return counts


def _items(items: tuple[Item, ...]) -> int:
    return sum(1 + _items(item.items) for item in items)
