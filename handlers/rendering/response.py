"""Response → message: what a person reads in answer to a question, here and in the terminal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from handlers.rendering import markup
from handlers.rendering.answers import (
    FIRST_SHOWN,
    Message,
    render_basis,
    render_found,
    render_offered,
    render_probable,
    render_text,
    render_unsure,
)
from handlers.rendering.buttons import tell_editors
from handlers.rendering.cards import render_card_answer
from handlers.rendering.disagreement import render_sides
from handlers.rendering.labels import label_of
from handlers.rendering.listed import render_listed
from handlers.rendering.mentions import render_mentions
from handlers.rendering.offers import document_button, offers, start_offers
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.section_buttons import section_button
from handlers.rendering.texts import Texts
from knowledge import (
    Card,
    Fact,
    Found,
    Grade,
    Library,
    Mentions,
    NotFound,
    Response,
    SmallTalk,
    Snippet,
    Topic,
    Unsure,
)

SHOWN = 3
"""Sentences in one message: as many as its buttons can name."""


def render_response(library: Library, response: Response, texts: Texts) -> Message:
    """Return the message, with the snippet that its reader needs around each sentence."""
    facts, languages = shown_facts(response), (texts.language, response.language)
    is_whole = isinstance(response.answer, Found)
    snippets = library.snippets(facts, languages, response.query, are_whole=is_whole)
    match response.answer:
        case Found(disagrees=True):
            return render_sides(facts, texts, snippets)
        case Found(span=span, is_basis=is_basis):
            marked = highlighted(snippets, facts[0], span)
            message = render_found(facts[0], facts[1:], texts, marked)
            return render_basis(message, texts) if is_basis else message
        case Unsure(grade=Grade.PROBABLE, candidates=(first, *_)):
            return render_probable(facts, texts, snippets, first.also, response.printed)
        case Unsure() as unsure:
            return _with_section(library, _closest(response, unsure, texts, snippets), unsure)
        case NotFound() | Mentions() | Card() | SmallTalk() as other:
            return _without_answer(library, other, texts, snippets)
        case _:
            assert_never(response.answer)


def _closest(
    response: Response, unsure: Unsure, texts: Texts, snippets: Mapping[int, Snippet]
) -> Message:
    if unsure.listed:
        return render_listed(unsure, texts)
    if not response.printed:
        return render_offered(unsure, texts, snippets)
    return render_unsure(
        [hit.fact for hit in unsure.candidates],
        texts,
        snippets,
        label_of(unsure, texts, is_quoted=True),
        replace(FIRST_SHOWN, missing=unsure.missing, printed=response.printed),
    )


def _without_answer(
    library: Library,
    said: NotFound | Mentions | Card | SmallTalk,
    texts: Texts,
    snippets: Mapping[int, Snippet],
) -> Message:
    """Return what is said where no sentence is offered as the answer."""
    match said:
        case Mentions() as found:
            return render_mentions(found, texts, snippets)
        case Card() as card:
            return render_card_answer(library, card, texts)
        case SmallTalk(topic=Topic.WHO_ARE_YOU):
            return Message(markup.text(texts("who-are-you")), start_offers(library, texts))
        case SmallTalk(topic=topic):
            return render_text(texts(topic.value.replace("_", "-")))
        case NotFound() as nothing:
            return _nothing_found(library, nothing, texts)
        case _:
            assert_never(said)


def shown_facts(response: Response) -> list[Fact]:
    """Return the facts that the person is shown, the first of them first.

    Of an answer they are the same words in other documents as well, three at most.
    """
    match response.answer:
        case Found(best=best, others=others):
            places = [fact for hit in (best, *others) for fact in (hit.fact, *hit.also)]
            return places[:SHOWN]
        case Unsure(candidates=candidates):
            return [hit.fact for hit in candidates]
        case Mentions(fact=fact):
            return [fact]
    return []


def highlighted(
    snippets: Mapping[int, Snippet], fact: Fact, span: tuple[int, int] | None
) -> Mapping[int, Snippet]:
    """Return the snippets with the words at `span` as those that answer, if it is known."""
    return {**snippets, fact.id: replace(snippets[fact.id], span=span)} if span else snippets


def _with_section(library: Library, offered: Message, unsure: Unsure) -> Message:
    """Return the message with a button that opens the section whose sentences it offers."""
    place = unsure.candidates[0].fact.citation
    at = library.browser.section_at(place.document, place.start) if unsure.section else None
    if at is None:
        return offered
    number, name = at
    button = section_button(name, place.document, number)
    return replace(offered, keyboard=((button,), *offered.keyboard))


def _nothing_found(library: Library, nothing: NotFound, texts: Texts) -> Message:
    """Return one line, with a way on; where nothing is denied, with what there is to ask."""
    about = document_button(library, texts)
    last = (*((about,) if about else ()), *tell_editors(texts))
    words = markup.text(nothing_words(nothing, texts))
    if nothing.denies:
        return Message(words, (last,) if last else ())
    return Message(words, (*offers(library, texts), *((last,) if last else ())))


def nothing_words(nothing: NotFound, texts: Texts) -> str:
    """Return what is said where no sentence is close: what is denied, or that nothing is sure."""
    if nothing.term:
        return texts("not-found-word", term=markup.shorten(nothing.term, NAME_LIMIT))
    return texts("not-found" if nothing.denies else "not-sure")
