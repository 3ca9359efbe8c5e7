"""The parts of a sentence that goes on behind a blank line, or is too long for one passage."""

import re
from collections.abc import Callable, Sequence

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure import Item
from knowledge.ingestion.structure.lists import announces
from knowledge.ingestion.structure.sentence_forms import (
    has_predicate,
    is_cut,
    is_incomplete,
    is_label,
    names_alone,
)
from knowledge.models import Span

_SPACE = re.compile(r"\s{2,}+")
"""What may part two paragraphs of one sentence."""
_SHORT_LEAD = 30
"""Characters of a lead-in that leans on the sentence before it: “For example:”."""
_PARTED = re.compile("[;:]")
_SHORTEST_LEAD = 12
"""Characters of what begins a sentence, at least: a shorter one is a label."""
LONGEST = 2_000
"""Characters of a passage: a longer sentence or cell is cut between two words."""


def apart(text: str, span: Span) -> list[Span]:
    """Return the parts of a sentence that goes on behind a blank line."""
    spaces = _SPACE.finditer(text, *span)
    breaks = [space.span() for space in spaces if space[0].count("\n") > 1]
    starts = (span.start, *(end for _, end in breaks))
    ends = (*(start for start, _ in breaks), span.end)
    return [*map(Span, starts, ends)]


def pieces_of(text: str, sentence: Span) -> Sequence[Span]:
    """Cut a sentence that is too long between two words, or anywhere if it has one only."""
    start, end = sentence
    pieces: list[Span] = []
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > start else start + LONGEST
        pieces.append(Span(start, cut))
        start = cut + 1 if space > start else cut
    return [*pieces, Span(start, end)] if end > start else pieces


def without_last(text: str, span: Span, broken: Callable[[str, Span], bool]) -> Span:
    """Leave away the last sentence of a stretch if it is broken."""
    *before, last = sentence_spans(text, *span)
    end = before[-1][1] if before else span.start
    return Span(span.start, end) if broken(text, Span(*last)) else span


def lead_in_of(text: str, item: Span) -> Span:
    """Return the last sentence of an item, which announces those within it, unless it is short."""
    *_, (start, end) = sentence_spans(text, *item)
    return Span(start, end) if end - start >= _SHORT_LEAD and _leads_in(text, item) else item


def words_of(text: str, item: Item) -> Span:
    """Return what an item says by itself: no label of those within it, and no lead-in to them."""
    span = item.span
    if item.items and (is_label(text, span) or text[span.end - 1] == "?"):
        return Span(span.start, span.start)
    if _leads_in(text, span):
        rest = without_last(text, span, _leads_in if item.items else _says_nothing)
        named = rest.end > rest.start and rest.end < span.end and names_alone(text, rest)
        return Span(span.start, span.start) if named else rest
    return span


def leads_in(text: str, span: Span) -> bool:
    """Tell what ends where an item goes on: with a colon or a dash, or broken off."""
    return announces(text, span) or is_cut(text, span)


def begins_sentence(text: str, lead_in: Span, item: Span) -> bool:
    """Tell a lead-in whose sentence goes on in an item: “The keeper shall”, “count the oars”."""
    start, end = lead_in
    long = end - start >= _SHORTEST_LEAD and text[start].isupper() and text[item.start].islower()
    return (
        long
        and (text[end - 1].isalpha() or text[end - 1] == ",")
        and not _PARTED.search(text, start, end)
    )


def _leads_in(text: str, span: Span) -> bool:
    return text[span.end - 1] == ":" or is_cut(text, span)


def _says_nothing(text: str, span: Span) -> bool:
    """Tell what announces something that is not there, or has no verb before its colon."""
    labels = text[span.end - 1] == ":" and not has_predicate(text, Span(span.start, span.end - 1))
    return labels or is_incomplete(text, span)
