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
    short_citation,
    translation,
)
from handlers.rendering.section_buttons import first_sections, turning
from handlers.rendering.texts import Texts
from knowledge import Card, CardTopic, DocumentCard, DocumentPage, Fact, Library, Snippet

DOCUMENTS = 8
"""Documents to choose from, as many as numbers fit in a row of buttons."""
QUOTES = 6
"""Quotes on a page."""
QUOTE_LIMIT = 300
"""UTF-16 units of a quote in the list; the whole of it is a tap away."""
OPENING_LIMIT, BYLINE_LIMIT = 240, 160
"""UTF-16 units of the sentence with which a document opens, and of what says by whom it is."""
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
    """Return a document at a glance, in five lines at most: how it opens, how long, by whom, when.

    If one of these was `asked`, that alone is said; of a particular that nobody knows no card
    speaks unasked.
    """
    document = card.document
    title = markup.shorten(document.title, NAME_LIMIT)
    lines = [markup.link(title, document.url) if document.url else markup.bold(title)]
    if asked is CardTopic.CONTENTS and card.sections:
        names = " · ".join(markup.shorten(name, SHARED_LIMIT) for name, _ in card.sections)
        lines.append(markup.line(markup.shorten(names, limits.sentence)))
    elif asked is CardTopic.SAMPLES and card.sections:
        lines.append(markup.text(texts("start-sections")))
    elif asked in _PARTICULARS:
        lines.append(_particular(card, texts, asked))
    else:
        lines += _opening(card.opening, card.translation, texts, limits) if card.opening else []
        lines += _known(card, texts)
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
    row = turning("p", document, page.number, page.total, texts)
    if page.is_cut:
        earlier = Button("‹", OpenDocument("p", document, page.number).pack())
        row = (earlier, *row[bool(page.number) :])
    if page.ends_section:
        row = row[:-1] if page.number < page.total - 1 else row
        if page.next_section is not None:
            row = (*row, Button("›", OpenDocument("s", document, page.next_section).pack()))
    return Message("\n".join(lines), (row,))


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
    row = turning("q", card.document.id, at, pages, texts)
    return Message("\n".join(lines), (opening, row))


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


def _known(card: DocumentCard, texts: Texts) -> list[str]:
    """Return lines that say how long a document is, and by whom and from when as far as known."""
    document = card.document
    known = [CardTopic.AUTHOR] if document.author or card.author_line else []
    if document.published or (card.date_line and card.date_line != card.author_line):
        known.append(CardTopic.PUBLISHED)
    return [_particular(card, texts, topic) for topic in (*known, CardTopic.LENGTH)]


def _particular(card: DocumentCard, texts: Texts, asked: CardTopic) -> str:
    """Return what is known of one particular: by the record, else as the text itself says it."""
    document = card.document
    match asked:
        case CardTopic.AUTHOR:
            words = markup.shorten(document.author or "", NAME_LIMIT)
            return _given(words, card.author_line, "card-author", texts)
        case CardTopic.PUBLISHED:
            return _given(document.published or "", card.date_line, "card-published", texts)
        case CardTopic.SOURCE:
            return markup.text(document.url or texts("card-source-none"))
    length = texts("card-length", paragraphs=card.paragraphs, sentences=document.facts)
    return markup.text(length)


def _given(known: str, line: str, key: str, texts: Texts) -> str:
    if known:
        return markup.text(texts(key, value=known))
    if line:
        return markup.line(texts(f"{key}-said", text=markup.shorten(line, BYLINE_LIMIT)))
    return markup.text(texts(f"{key}-none"))


def _under_card(card: DocumentCard, texts: Texts) -> Keyboard:
    document = card.document.id
    page = OpenDocument("p", document).pack()
    first = [Button(texts("button-read"), page, reads=f"/d/{document}")]
    if card.quotes:
        first.append(Button(texts("button-quotes"), OpenDocument("q", document).pack()))
    sections = first_sections([name for name, _ in card.sections], document, texts)
    return (tuple(first), *sections, *sample_buttons(card.samples.items()))


def _opening(fact: Fact, translated: str, texts: Texts, limits: QuotationLimits) -> Sequence[str]:
    """Return how a document opens, in which language if that is not its reader's."""
    limit = min(limits.sentence, OPENING_LIMIT)
    words = markup.line(texts("quoted", text=markup.shorten(" ".join(fact.text.split()), limit)))
    cited = f"{words} ({markup.italic(short_citation(fact, texts))})"
    if fact.language == texts.language:
        return [f"{markup.text(texts('card-opens'))} {cited}"]
    label = markup.text(texts("card-opens-in", language=fact.language))
    told = translation(Snippet(translation=translated), limits, texts)
    return [f"{label} {cited}", *told]


def _quote(fact: Fact) -> str:
    words = markup.line(markup.shorten(fact.text, QUOTE_LIMIT))
    return f"{words} — {markup.line(fact.speaker)}" if fact.speaker else words
