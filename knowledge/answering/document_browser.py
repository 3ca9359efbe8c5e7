"""Documents as they are opened in the chat: cards, pages, sections, quotes."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from knowledge.answering.cards import describe_document, sections_of
from knowledge.answering.document_layout import (
    DocumentOutline,
    LayoutBlock,
    PlacedFacts,
    lay_out,
)
from knowledge.answering.named_cells import name_cells
from knowledge.document_cards import DocumentCard, DocumentPage
from knowledge.models import Document, Fact, Kind, Span
from knowledge.store import Database, Snapshot, documents, fact_places, facts

LONGEST_PAGE = 2_500
"""Characters of a page: with all marks it fits into one message."""
LONGEST_NAMED = 3_500
"""Characters of a page whose cells have the names of their columns, for the same reason."""
LONGEST_PART = 400_000
"""Characters of a document that are laid out at once: some 4,000 sentences."""


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A part of a document for reading, counted from 0, as it was at a revision of the record.

    `text` and `outline` are those of the whole document; `starts` is where each part begins.
    """

    document: Document
    revision: int
    number: int
    starts: tuple[int, ...]
    text: str
    outline: DocumentOutline

    @property
    def stretch(self) -> Span:
        """Where the part stands in the text."""
        return Span(self.starts[self.number], (*self.starts[1:], len(self.text))[self.number])

    def part_at(self, place: int) -> int:
        """Return the number of the part in which a place of the text is."""
        return bisect_right(self.starts, place) - 1


@dataclass(frozen=True, slots=True)
class PartLayout:
    """A part with its facts. `revised` tells since when facts read as they do, if changed."""

    part: DocumentPart
    facts: PlacedFacts
    revised: dict[int, datetime]

    def blocks(self) -> Iterator[LayoutBlock]:
        """Yield what stands in the part, in order."""
        part = self.part
        return lay_out(part.text, part.stretch, part.outline, self.facts)


class DocumentBrowser:
    """Opens documents by their ids; what is gone is None. Thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sections: tuple[tuple[int, int], dict[int, tuple[str, ...]]] = ((-1, -1), {})

    def card(self, document: int, language: str) -> DocumentCard | None:
        """Return a document at a glance for who reads `language`."""
        found = self._document(document)
        return describe_document(self._database.read(), found, language) if found else None

    def page(self, document: int, number: int) -> DocumentPage | None:
        """Return a page, counted from 0, the last one if there are fewer."""
        found = self._document(document)
        return self._page(found, number) if found else None

    def section(self, document: int, number: int) -> DocumentPage | None:
        """Return a section of the card, counted from 0, or the beginning of a long one.

        One of more than a page ends with the page on which it begins.
        """
        db, found = self._database.read(), self._document(document)
        sections = [*sections_of(db, document)]
        if found is None or number >= len(sections):
            return None
        begins, text = sections[number][1], documents.text_of(db, document)
        headings = documents.headings(db, document)
        page = self._page(found, bisect_right(_page_starts(text, headings), begins) - 1, begins)
        end = _section_end(begins, len(text), headings)
        if end - begins > LONGEST_PAGE:
            return page
        following = number + 1 if number + 1 < len(sections) else None
        words = _readable(db, document, text, Span(begins, end))
        return replace(page, text=words, ends_section=True, next_section=following)

    def sections(self, document: int) -> tuple[str, ...]:
        """Return the names of a document's sections, in the order of `section`.

        They are kept until something changes, for they are offered again and again.
        """
        db = self._database.read()
        version, known = self._sections
        if version != db.version:
            known = {}
            self._sections = (db.version, known)
        if document not in known:
            known[document] = tuple(name for name, _ in sections_of(db, document))
        return known[document]

    def section_at(self, document: int, place: int) -> tuple[int, str] | None:
        """Return the number and the name of the section in which a place of the text is."""
        found = [*sections_of(self._database.read(), document)]
        above = [at for at, (_, begins) in enumerate(found) if begins <= place]
        return (above[-1], found[above[-1]][0]) if above else None

    def quotes(self, document: int) -> list[Fact]:
        """Return what a document says in somebody's words, in its order."""
        found = facts.of_document(self._database.read(), document)
        return [fact for fact in found if fact.kind is Kind.QUOTE]

    def find(self, document: int) -> Document | None:
        """Return a document without its text."""
        return fact_places.find_document(self._database.read(), document)

    def revised(self, fact: int) -> datetime | None:
        """Return since when a fact reads as it does, None if it always did."""
        db = self._database.read()
        found = facts.find(db, fact)
        return fact_places.revised(db, found[0].citation.document).get(fact) if found else None

    def part(self, document: int, number: int = 0, at: int | None = None) -> DocumentPart | None:
        """Return a part of a document, or that in which a place of its text is; without facts.

        Raises StoreError if its text is damaged.
        """
        db = self._database.read()
        revision, found = db.revision, fact_places.find_document(db, document)
        if found is None:
            return None
        text = documents.text_of(db, document)
        starts = tuple(_starts(text, LONGEST_PART))
        number = number if at is None else bisect_right(starts, at) - 1
        if not 0 <= number < len(starts):
            return None
        headings, lists, tables = fact_places.stored_outline(db, document)
        outline = DocumentOutline(
            headings, [span for _, span, _ in lists], [span for _, span, _ in tables]
        )
        return DocumentPart(found, revision, number, starts, text, outline)

    def layout(self, part: DocumentPart) -> PartLayout | None:
        """Return a part with its facts, as it is now; None if it is gone meanwhile."""
        db, id_ = self._database.read(), part.document.id
        now: DocumentPart | None = part
        while now is not None:
            live = fact_places.standing(db, id_, now.stretch)
            gone = fact_places.withdrawn(db, id_, now.text, now.stretch)
            revised = fact_places.revised(db, id_)
            if db.revision == now.revision:
                return PartLayout(now, PlacedFacts(live, gone), revised)
            now = self.part(id_, now.number)
        return None

    def _document(self, document: int) -> Document | None:
        return next((d for d in documents.every(self._database.read()) if d.id == document), None)

    def _page(self, document: Document, number: int, begins: int = 0) -> DocumentPage:
        db = self._database.read()
        text = documents.text_of(db, document.id)
        starts = _page_starts(text, documents.headings(db, document.id))
        at = max(0, min(number, len(starts) - 1))
        start, end = max(starts[at], begins), (*starts, len(text))[at + 1]
        above = [name for name, place in sections_of(db, document.id) if place <= start]
        words = _readable(db, document.id, text, Span(start, end))
        section = above[-1] if above else None
        is_cut = start > starts[at] and bool(text[starts[at] : start].strip())
        return DocumentPage(document, words, start, at, len(starts), section, is_cut)


def _readable(db: Snapshot, document: int, text: str, stretch: Span) -> str:
    """Return a stretch of a text with its tables as a message can show them."""
    words, rows = text[slice(*stretch)], fact_places.standing(db, document, stretch)
    return name_cells(words, stretch.start, rows, longest=LONGEST_NAMED)[0].strip("\n")


def _section_end(begins: int, length: int, headings: Sequence[tuple[int, Span]]) -> int:
    """Return where the section ends whose heading begins there: at one no deeper than it."""
    own = next((level for level, span in headings if span.start == begins), 0)
    later = (span.start for level, span in headings if span.start > begins and level <= own)
    return min(later, default=length)


def _page_starts(text: str, headings: Sequence[tuple[int, Span]]) -> list[int]:
    """Return where pages begin: none ends with a heading, which belongs to what follows."""
    return _starts(text, LONGEST_PAGE, {span.end: span.start for _, span in headings})


def _starts(text: str, longest: int, headings: Mapping[int, int] | None = None) -> list[int]:
    """Return where pages begin: at the end of a paragraph, a line or a word before the limit.

    `headings` tells where each heading begins by where it ends.
    """
    starts = [0]
    while len(text) - starts[-1] > longest:
        first, limit = starts[-1] + 1, starts[-1] + longest
        cuts = (text.rfind(mark, first + longest // 2, limit) for mark in ("\n\n", "\n", " "))
        cut = next((cut for cut in cuts if cut > 0), limit)
        starts.append(_before_headings(text, starts[-1], cut, headings or {}))
    return starts


def _before_headings(text: str, start: int, cut: int, headings: Mapping[int, int]) -> int:
    """Return where a page ends: before its last headings, unless it has nothing else."""
    end = cut
    while (above := headings.get(start + len(text[start:end].rstrip()))) is not None:
        if not text[start:above].strip():
            return cut
        end = above
    return end
