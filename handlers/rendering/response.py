"""Response → message: what a person reads in answer to a question, here and in the terminal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from handlers.rendering import markup
from handlers.rendering.answers import (
    Message,
    render_found,
    render_probable,
    render_text,
    render_unsure,
)
from handlers.rendering.buttons import tell_editors
from handlers.rendering.cards import render_card_answer
from handlers.rendering.texts import Texts
from knowledge import (
    Card,
    Fact,
    Found,
    Grade,
    Library,
    NotFound,
    Response,
    SmallTalk,
    Snippet,
    Unsure,
)


def render_response(library: Library, response: Response, texts: Texts) -> Message:
    """Return the message, with the snippet that its reader needs around each sentence."""
    facts, languages = shown_facts(response), (texts.language, response.language)
    snippets = library.snippets(facts, languages, response.query)
    match response.answer:
        case Found(span=span):
            return render_found(facts[0], facts[1:], texts, highlighted(snippets, facts[0], span))
        case Unsure(grade=Grade.PROBABLE):
            return render_probable(facts, texts, snippets)
        case Unsure(missing=missing, term=term):
            return render_unsure(facts, texts, snippets, missing=missing, term=term)
        case NotFound():
            return Message(markup.text(texts("not-found")), ((tell_editors(texts),),))
        case Card() as card:
            return render_card_answer(library, card, texts)
        case SmallTalk(topic=topic):
            return render_text(texts(topic.value.replace("_", "-")))
        case _:
            assert_never(response.answer)


def shown_facts(response: Response) -> list[Fact]:
    """Return the facts that the person is shown, the first of them first."""
    match response.answer:
        case Found(best=best, others=others):
            return [best.fact, *(hit.fact for hit in others)]
        case Unsure(candidates=candidates):
            return [hit.fact for hit in candidates]
    return []


def highlighted(
    snippets: Mapping[int, Snippet], fact: Fact, span: tuple[int, int] | None
) -> Mapping[int, Snippet]:
    """Return the snippets with the words at `span` as those that answer, if it is known."""
    return {**snippets, fact.id: replace(snippets[fact.id], span=span)} if span else snippets
