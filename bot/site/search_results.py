"""Search results: what the bot itself would say, and the sentences behind it as links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.site.page_request import PageRequest
from handlers.rendering import markup
from handlers.rendering.decisions import decision_key
from handlers.rendering.labels import label_of
from handlers.rendering.mentions import mention_label
from handlers.rendering.quotations import citation_of
from handlers.rendering.response import nothing_words
from handlers.rendering.texts import Texts
from knowledge import (
    Card,
    DecidedQuestions,
    Fact,
    Found,
    Library,
    Mentions,
    NotFound,
    Response,
    SmallTalk,
    Unsure,
)

RESULTS = 10
"""Sentences that are listed."""


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A sentence that was found, its place, and the link that opens it."""

    fact: Fact
    citation: str
    link: str


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What is said of a question, and which sentences are listed below."""

    said: str
    hits: tuple[ResultLine, ...]


def search(
    library: Library,
    question: str,
    documents: Sequence[int],
    page: PageRequest,
    decided: DecidedQuestions | None = None,
) -> SearchResults:
    """Return what the bot says to a question, asked of some documents or of all.

    Where editors `decided` of it, that alone is said, as in the chat.
    """
    response = library.answer(question, limit=RESULTS, documents=documents)
    texts = page.texts.about(library.naming())
    if decided and (decision := decided.of_response(response)):
        return SearchResults(texts(decision_key(decision)), ())
    facts = _listed(response)
    ids = tuple(fact.id for fact in facts)
    lines = [
        ResultLine(
            fact,
            citation_of(fact, texts),
            page.facts_link((fact.id, *(id_ for id_ in ids if id_ != fact.id))),
        )
        for fact in facts
    ]
    return SearchResults(_said(response, texts), tuple(lines))


def _listed(response: Response) -> list[Fact]:
    """Return the sentences shown first, and what comes close; nothing if nothing is denied."""
    match response.answer:
        case Found(best=best, others=others):
            first = [best.fact, *(hit.fact for hit in others)]
        case Unsure(candidates=candidates):
            first = [hit.fact for hit in candidates]
        case Mentions(fact=fact):
            first = [fact]
        case NotFound() | Card() | SmallTalk():
            return []
        case _:
            assert_never(response.answer)
    ranked = (*first, *(hit.fact for hit in response.ranking))
    return list({fact.id: fact for fact in ranked}.values())[:RESULTS]


def _said(response: Response, texts: Texts) -> str:
    """Return the line above the sentences: as honest as in the chat."""
    match response.answer:
        case Found():
            return texts("site-found")
        case Unsure() as unsure:
            return label_of(unsure, texts, is_quoted=response.printed > 0)
        case Mentions() as found:
            return markup.plain(mention_label(found, texts))
        case NotFound() as nothing:
            return nothing_words(nothing, texts)
        case Card() | SmallTalk():
            return texts("site-no-question")
        case _:
            assert_never(response.answer)
