"""Disagreement: what several documents say differently, side by side, each with its place."""

from collections.abc import Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message, Snippets
from handlers.rendering.buttons import under_answer
from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.quotations import (
    DISAGREEING,
    NO_SNIPPET,
    QuotationLimits,
    cited_quotation,
)
from handlers.rendering.texts import Texts
from knowledge import Fact, is_repeated


def render_sides(sides: Sequence[Fact], texts: Texts, snippets: Snippets) -> Message:
    """Return what several documents say differently, each with its place, and no verdict."""
    said = sides_of(sides, texts, snippets)
    show = ShowFact("c", ShownAs.SIDES, tuple(fact.id for fact in sides))
    return Message(said, under_answer(show, sides[0], texts))


def sides_of(
    sides: Sequence[Fact], texts: Texts, snippets: Snippets, limits: QuotationLimits = DISAGREEING
) -> str:
    """Return sentences that say different things, below each other and alike, nothing in bold."""
    found, left = [], list(sides)
    while left:
        fact, *left = left
        also = [each for each in left if is_repeated(fact, each)]
        left = [each for each in left if each not in also]
        snippet = snippets.get(fact.id, NO_SNIPPET).unclaimed
        found.append(cited_quotation(fact, snippet, texts, limits, also))
    label = markup.text(texts("documents-disagree"))
    return "\n".join([label, "\n\n".join(found)])
