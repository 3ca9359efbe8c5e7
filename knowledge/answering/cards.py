"""Cards: what a document is, from the record."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from knowledge.answering.bylines import find_bylines, is_byline
from knowledge.answering.document_questions import DocumentQuestion
from knowledge.document_cards import Card, CardTopic, DocumentCard
from knowledge.models import Document, Fact, Kind, Span
from knowledge.store import Snapshot, annotations, documents, facts

SAMPLES = 3
"""Questions that a card offers."""
_BEFORE_OPENING = 10
"""Sentences among which a document begins to tell what it tells."""


def card_for(
    db: Snapshot, asked: DocumentQuestion, among: Collection[int], language: str
) -> Card | None:
    """Return the card that answers a question about a document, None without any document.

    `among` are the documents that were chosen, none for all; `language` is that of the samples.
    """
    known = [each for each in documents.every(db) if not among or each.id in among]
    if asked.title is not None:
        known = [known[asked.title]]
    if not known:
        return None
    if len(known) > 1:
        return Card(asked.topic, tuple(DocumentCard(each, None, 0, 0) for each in known))
    card = Card(asked.topic, (describe_document(db, known[0], language),))
    if asked.topic is CardTopic.PARAGRAPH and asked.number is not None:
        words = _paragraph(db, known[0].id, asked.number)
        return replace(card, paragraph=(asked.number, words)) if words else card
    return card


def describe_document(db: Snapshot, document: Document, language: str) -> DocumentCard:
    """Return a document at a glance, for who reads `language`."""
    everything = [*facts.of_document(db, document.id)]
    opening = _opening(everything)
    translated = opening and annotations.translation(db, opening.id, language)
    text = documents.text_of(db, document.id)
    headings = {
        text[span.start : span.end].strip() for _, span in documents.headings(db, document.id)
    }
    bylines = find_bylines(text, document.title, headings)
    return DocumentCard(
        document,
        opening,
        len({fact.citation.paragraph for fact in everything}),
        sum(fact.kind is Kind.QUOTE for fact in everything),
        tuple(sections_of(db, document.id)),
        dict(_samples(db, document.id, language)),
        translated or "",
        bylines.author,
        bylines.date,
    )


def _opening(everything: list[Fact]) -> Fact | None:
    """Return the first sentence of a document's own: no by-line, no list, no row, no quotation."""
    own = [f for f in everything if len(f.citation.spans) == 1 and f.kind is Kind.FACT]
    telling = (fact for fact in own[:_BEFORE_OPENING] if not is_byline(fact.text))
    return next(telling, next(iter((*own, *everything)), None))


def sections_of(db: Snapshot, document: int) -> Iterator[tuple[str, int]]:
    """Yield the headings of the highest level that a document has several of."""
    found = documents.headings(db, document)
    levels = sorted({level for level, _ in found})
    counts = {level: sum(each == level for each, _ in found) for level in levels}
    level = next((each for each in levels if counts[each] > 1), None)
    if level is not None:
        text = documents.text_of(db, document)
        yield from ((_words(text, span), span.start) for each, span in found if each == level)


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _samples(db: Snapshot, document: int, language: str) -> Iterator[tuple[int, str]]:
    """Yield the questions that newcomers are offered, if they can only be of this document."""
    if len(documents.every(db)) == 1:
        yield from [*annotations.samples(db, language).items()][:SAMPLES]
    found = annotations.questions_to_try(db, language, SAMPLES, document)
    yield from ((-id_, text) for id_, text in found)


def _paragraph(db: Snapshot, document: int, number: int) -> str | None:
    around = facts.of_paragraph(db, document, number)
    if not around:
        return None
    first = min(fact.citation.start for fact in around)
    last = max(fact.citation.end for fact in around)
    return documents.text_of(db, document)[first:last]
