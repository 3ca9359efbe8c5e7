"""Listed items: the list or table in which a sentence stands, and its items by their names."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from knowledge.answering.decision import SHOWN
from knowledge.answers import Hit, Response, Unsure
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact, Span
from knowledge.store import Snapshot, documents, facts

FEWEST, _NARROW = 3, 2
"""Items that are a list, and columns of a table whose rows are shown on a line."""
MOST = 60
"""Items that are named."""
_SURENESS = 0.3
"""Confidence at most of a list of which no item answers more than another one."""


def items_around(db: Snapshot, fact: Fact) -> list[Fact]:
    """Return the items of the list, or the rows of the table, in which a fact stands."""
    place = fact.citation
    block = documents.block_around(db, place.document, Span(place.start, place.end))
    if block is None:
        return []
    around = facts.of_paragraph(db, place.document, place.paragraph)
    inside = [each for each in around if block.start <= each.citation.spans[-1].start < block.end]
    items = [each for each in inside if not is_whole(each, inside)]
    return sorted(items, key=lambda each: each.citation.end)


def is_whole(fact: Fact, among: Collection[Fact]) -> bool:
    """Tell whether one of these facts is a part of the fact."""
    spans = set(fact.citation.spans)
    return any(each.id != fact.id and set(each.citation.spans) <= spans for each in among)


def as_listed(
    db: Snapshot,
    response: Response,
    items: Sequence[Fact],
    *,
    named: Collection[str] = (),
    names_at_least: int = 0,
) -> Response:
    """Return a response that names these items, or shows them whole if they are fewer than so.

    Beside the name of a row stands its cell in a column that is `named`, by its stems.
    """
    heading = items[0].citation.section[-1:]
    shown = items[:MOST] if len(items) >= names_at_least else []
    listed = tuple(_with_cell(fact, _name(db, fact), named) for fact in shown)
    hits = tuple(Hit(fact, 0.0) for fact in items[:SHOWN])
    answer = Unsure(hits, section="".join(heading), listed=listed)
    return replace(response, answer=answer, confidence=min(response.confidence, _SURENESS))


def list_under(db: Snapshot, facts_of_section: Sequence[Fact]) -> Sequence[Fact]:
    """Return the items of the first list of a section, or the rows of its first short table.

    None of a table of many columns, which no line shows, nor of a list of few.
    """
    for fact in facts_of_section:
        items = items_around(db, fact)
        widths = {len(item.cells) for item in items}
        if len(items) >= FEWEST and widths <= {0, _NARROW}:
            return items
    return ()


def _name(db: Snapshot, fact: Fact) -> str:
    """Return what an item says without what announces it; of a row its first words."""
    words: Sequence[str] = [cell for _, cell in fact.cells if cell]
    if not words:
        last = fact.citation.spans[-1]
        words = [documents.text_of(db, fact.citation.document)[last.start : last.end]]
    return " ".join(words[0].split()).rstrip(" .;,")


def _with_cell(fact: Fact, name: str, named: Collection[str]) -> str:
    columns = (cell for title, cell in fact.cells[1:] if not stem_set(title).isdisjoint(named))
    cell = next(columns, "")
    return f"{name}: {' '.join(cell.split())}" if cell else name
