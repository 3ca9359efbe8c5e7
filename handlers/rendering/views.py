"""Views: what a button or a link opens, the same in every chat and in the terminal."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.rendering.answers import (
    Message,
    render_context,
    render_found,
    render_probable,
    render_unsure,
)
from handlers.rendering.cards import render_card, render_page_of, render_quotes, with_choice
from handlers.rendering.disagreement import render_sides
from handlers.rendering.mention_payload import ShowMention
from handlers.rendering.mentions import render_around_mention, render_mentions
from handlers.rendering.payloads import OpenDocument, ShowFact, ShownAs
from handlers.rendering.screens import render_withdrawn
from handlers.rendering.section_buttons import render_contents
from handlers.rendering.texts import Texts
from knowledge import CardTopic, Curator, Document, Fact, Library, Snippet


def render_fact_view(library: Library, link: ShowFact, texts: Texts) -> Message | None:
    """Return sentences, or the first of them in its context; None if it is gone."""
    if link.view in "cn":
        around = library.context(link.facts[0])
        return render_context(around, replace(link, view="a"), texts) if around else None
    facts = live_facts(library, link)
    if not facts:
        return None
    snippets = snippets_of(library, facts, texts, link.span)
    if link.shown_as is ShownAs.SIDES and len(facts) > 1:
        return render_sides(facts, texts, snippets)
    if link.shown_as in {ShownAs.FOUND, ShownAs.SIDES}:
        return render_found(facts[0], facts[1:], texts, snippets)
    if link.shown_as is ShownAs.PROBABLE:
        return render_probable(facts, texts, snippets, printed=link.printed)
    return _unsure_view(facts, snippets, link, texts)


def _unsure_view(
    facts: list[Fact], snippets: dict[int, Snippet], link: ShowFact, texts: Texts
) -> Message:
    first, *others = facts
    place = min(link.place, len(others))
    shown = replace(link, place=place, printed=0 if link.is_chosen else link.printed)
    return render_unsure([*others[:place], first, *others[place:]], texts, snippets, shown=shown)


def render_link(
    library: Library, curator: Curator, fact: int, texts: Texts
) -> tuple[Message, int | None] | None:
    """Return what a link to a fact opens, and the fact that is shown.

    Of a withdrawn one it says so, and by which it was replaced; None if it was never there.
    """
    if message := _in_context(library, fact, texts):
        return message, fact
    if not curator.is_withdrawn(fact):
        return None
    new = curator.successor(fact)
    instead = _in_context(library, new.id, texts) if new else None
    return render_withdrawn(instead, texts), new.id if new else None


def render_document_view(library: Library, link: OpenDocument, texts: Texts) -> Message | None:
    """Return a page, section, contents, quotes or the card of a document; None if it is gone."""
    browser = library.browser
    if link.view in "ps":
        opened = browser.section if link.view == "s" else browser.page
        page = opened(link.document, link.number)
        return render_page_of(page, texts) if page else None
    card = browser.card(link.document, texts.language)
    if card is None:
        return None
    if link.view == "t":
        names = [name for name, _ in card.sections]
        return render_contents(card.document.title, names, link.document, link.number, texts)
    if link.view == "q":
        return render_quotes(card, browser.quotes(link.document), link.number, texts)
    topics = [*CardTopic]
    asked = topics[link.number] if link.number < len(topics) else CardTopic.ABOUT
    return render_card(card, texts, asked)


def render_own_document(
    library: Library, link: OpenDocument, chosen: int | None, texts: Texts
) -> Message | None:
    """Return a view of a document for one reader alone, who can choose it among several."""
    message = render_document_view(library, link, texts)
    if message is None or link.view != "c" or len(library.documents()) == 1:
        return message
    return with_choice(message, link.document, chosen, texts)


def render_mention_view(
    library: Library, link: ShowMention, only: Sequence[Document], texts: Texts
) -> Message | None:
    """Return a place of these documents that mentions a topic, or what is around it, if any is."""
    found = library.answerer.mention(link.topic, link.number, [each.id for each in only])
    if found is None:
        return None
    if link.view == "c":
        around = library.context(found.fact.id)
        return render_around_mention(found, around, texts) if around else None
    return render_mentions(found, texts, library.snippets([found.fact], (texts.language,)))


def live_facts(library: Library, link: ShowFact) -> list[Fact]:
    """Return the facts of a button that still answer; none if the first of them does not."""
    facts = [fact for id_ in link.facts if (fact := library.fact(id_))]
    return facts if facts and facts[0].id == link.facts[0] else []


def snippets_of(
    library: Library, facts: Sequence[Fact], texts: Texts, span: tuple[int, int] | None = None
) -> dict[int, Snippet]:
    """Return the snippets around facts; the question is gone, so `span` says what met it."""
    found = library.snippets(facts, (texts.language,))
    first = found[facts[0].id]
    return {**found, facts[0].id: Snippet(first.before, first.translation, span, span)}


def _in_context(library: Library, fact: int, texts: Texts) -> Message | None:
    return render_fact_view(library, ShowFact("c", ShownAs.FOUND, (fact,)), texts)
