"""Cards of documents, and what their buttons open: pages, sections and quotes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import SHARED_LIMIT, Button, Keyboard, sample_buttons
from handlers.rendering.payloads import (
    OpenDocument,
    SettingChoice,
    ShowFact,
    ShownAs,
)
from handlers.rendering.quotations import (
    ALONE,
    NAME_LIMIT,
    QuotationLimits,
    citation_of,
    translation,
)
from handlers.rendering.texts import Texts
from knowledge import Card, CardTopic, DocumentCard, DocumentPage, Fact, Library, Snippet

SECTIONS = 8
"""Sections that have a button; a page of the document leads to the others."""
DOCUMENTS = 8
"""Documents to choose from, as many as numbers fit in a row of buttons."""
QUOTES = 6
"""Quotes on a page."""
QUOTE_LIMIT = 300
"""UTF-16 units of a quote in the list; the whole of it is a tap away."""
_PARTICULARS = {CardTopic.LENGTH, CardTopic.PUBLISHED, CardTopic.AUTHOR, CardTopic.SOURCE}
_VIEWS = {CardTopic.WHOLE: ("p", 0), CardTopic.QUOTES: ("q", 0)}
"""What opens as something else than a card."""


def render_card_answer(library: Library, card: Card, texts: Texts) -> Message:
    """Return what was asked of a document, or the choice of one where several may be meant."""
    if (found := card.document) is None:
        return _choice(card.cards, card.topic, texts)
    document = found.document.id
    match card.topic:
        case CardTopic.WHOLE if page := library.browser.page(document, 0):
            return render_page_of(page, texts)
        case CardTopic.QUOTES:
            return render_quotes(found, library.browser.quotes(document), 0, texts)
        case CardTopic.SAMPLES if found.samples:
            return Message(
                markup.text(texts("start-samples")), sample_buttons(found.samples.items())
            )
        case CardTopic.PARAGRAPH:
            return _paragraph(found, card.paragraph, texts)
        case (
            CardTopic.ABOUT | CardTopic.AUTHOR | CardTopic.PUBLISHED | CardTopic.SOURCE
            | CardTopic.LENGTH | CardTopic.CONTENTS | CardTopic.WHOLE | CardTopic.SAMPLES
        ):  # fmt: skip
            return render_card(found, texts, asked=card.topic)
        case _:
            assert_never(card.topic)


def render_card(
    card: DocumentCard,
    texts: Texts,
    asked: CardTopic = CardTopic.ABOUT,
    limits: QuotationLimits = ALONE,
) -> Message:
    """Return a document at a glance: how it opens, how long it is, when and by whom.

    What was `asked` stands first.
    """
    document = card.document
    title = markup.shorten(document.title, NAME_LIMIT)
    lines = [markup.link(title, document.url) if document.url else markup.bold(title)]
    opening = _opening(card.opening, card.translation, texts, limits) if card.opening else []
    particulars = [markup.text(line) for line in _particulars(card, texts, asked)]
    is_particular = asked in _PARTICULARS
    lines += [*particulars, *opening] if is_particular else [*opening, *particulars]
    return Message("\n".join(lines), _under_card(card, texts))


def with_choice(card: Message, document: int, chosen: int | None, texts: Texts) -> Message:
    """Return a card with the choice to be answered from its document only, and the others."""
    only = texts("button-only") + (" ✓" if chosen == document else "")
    row = (
        Button(only, SettingChoice("o", str(document)).pack()),
        Button(texts("button-documents"), SettingChoice("p").pack()),
    )
    return replace(card, keyboard=(*card.keyboard, row))


def render_page_of(page: DocumentPage, texts: Texts) -> Message:
    """Return a page of a document, with the way to those before and behind it."""
    document = page.document.id
    head = page.section or page.document.title
    # The first page of most texts opens with the title itself.
    text = page.text.removeprefix(head).lstrip("\n")
    lines = [
        markup.bold(markup.shorten(head, NAME_LIMIT)),
        markup.text(text),
        markup.italic(texts("card-page", page=page.number + 1, total=page.total)),
    ]
    return Message("\n".join(lines), (_turning("p", document, page.number, page.total, texts),))


def render_quotes(
    card: DocumentCard, quotes: Sequence[Fact], number: int, texts: Texts
) -> Message:
    """Return a page of what a document says in somebody's words, each a tap away."""
    if not quotes:
        return Message(markup.text(texts("card-no-quotes")), _under_card(card, texts))
    pages = (len(quotes) - 1) // QUOTES + 1
    at = min(number, pages - 1)
    shown = [*enumerate(quotes, 1)][at * QUOTES : (at + 1) * QUOTES]
    lines = [markup.text(texts("card-quotes"))]
    lines += [f"{count}. {_quote(fact)}" for count, fact in shown]
    opening = tuple(
        Button(str(count), ShowFact("a", ShownAs.FOUND, (fact.id,)).pack())
        for count, fact in shown
    )
    turning = _turning("q", card.document.id, at, pages, texts)
    return Message("\n".join(lines), (opening, turning))


def _choice(cards: Sequence[DocumentCard], asked: CardTopic, texts: Texts) -> Message:
    shown = [*enumerate(cards, 1)][:DOCUMENTS]
    lines = [markup.text(texts("card-which"))]
    lines += [
        f"{number}. {markup.line(markup.shorten(card.document.title, NAME_LIMIT))}"
        for number, card in shown
    ]
    if len(cards) > DOCUMENTS:
        lines.append(markup.text(texts("card-more", count=len(cards) - DOCUMENTS)))
    view, number_of = _VIEWS.get(asked, ("c", [*CardTopic].index(asked)))
    row = tuple(
        Button(str(number), OpenDocument(view, card.document.id, number_of).pack())
        for number, card in shown
    )
    return Message("\n".join(lines), (row,))


def _paragraph(card: DocumentCard, found: tuple[int, str] | None, texts: Texts) -> Message:
    if found is None:
        words = texts("card-no-paragraph", count=card.paragraphs)
        return Message(markup.text(words), _under_card(card, texts))
    number, text = found
    place = f"{markup.shorten(card.document.title, NAME_LIMIT)}, ¶ {number}"
    words = markup.quote(markup.text(markup.shorten(text, ALONE.sentence)))
    return Message(f"{words}\n{markup.italic(place)}", _under_card(card, texts))


def _particulars(card: DocumentCard, texts: Texts, asked: CardTopic) -> list[str]:
    """Return how long a document is, when it was published and by whom, plainly if not given.

    What was asked comes first.
    """
    document = card.document
    length = texts("card-length", paragraphs=card.paragraphs, sentences=document.facts)
    published = (
        texts("card-published", date=document.published)
        if document.published
        else texts("card-published-none")
    )
    author = (
        texts("card-author", name=markup.shorten(document.author, NAME_LIMIT))
        if document.author
        else texts("card-author-none")
    )
    found = {
        CardTopic.LENGTH: length,
        CardTopic.PUBLISHED: published,
        CardTopic.AUTHOR: author,
        CardTopic.SOURCE: document.url or texts("card-source-none"),
    }
    return sorted(found.values(), key=lambda line: line != found.get(asked))


def _under_card(card: DocumentCard, texts: Texts) -> Keyboard:
    document = card.document.id
    page = OpenDocument("p", document).pack()
    first = [Button(texts("button-read"), page, reads=f"/d/{document}")]
    if card.quotes:
        first.append(Button(texts("button-quotes"), OpenDocument("q", document).pack()))
    sections = [
        Button(markup.label(name, SHARED_LIMIT), OpenDocument("s", document, at).pack())
        for at, (name, _) in enumerate(card.sections[:SECTIONS])
    ]
    pairs = [tuple(sections[at : at + 2]) for at in range(0, len(sections), 2)]
    return (tuple(first), *pairs, *sample_buttons(card.samples.items()))


def _turning(
    view: str, document: int, number: int, total: int, texts: Texts
) -> tuple[Button, ...]:
    back = (Button("‹", OpenDocument(view, document, number - 1).pack()),) if number else ()
    card = Button(texts("button-card"), OpenDocument("c", document).pack())
    is_last = number >= total - 1
    on = () if is_last else (Button("›", OpenDocument(view, document, number + 1).pack()),)
    return (*back, card, *on)


def _opening(fact: Fact, translated: str, texts: Texts, limits: QuotationLimits) -> Sequence[str]:
    """Return how a document opens, in which language if that is not its reader's."""
    cited = _cited(fact, texts, limits)
    if fact.language == texts.language:
        return [markup.text(texts("card-opens")), cited]
    label = markup.text(texts("card-opens-in", language=fact.language))
    return [label, cited, *translation(Snippet(translation=translated), limits, texts)]


def _cited(fact: Fact, texts: Texts, limits: QuotationLimits) -> str:
    words = markup.quote(markup.line(markup.shorten(fact.text, limits.sentence)))
    return f"{words}\n{markup.italic(citation_of(fact, texts))}"


def _quote(fact: Fact) -> str:
    words = markup.line(markup.shorten(fact.text, QUOTE_LIMIT))
    return f"{words} — {markup.line(fact.speaker)}" if fact.speaker else words
