"""Documents as they are opened in the chat: cards, pages, sections, quotes."""

from bisect import bisect_right

from knowledge.answering.cards import describe_document, sections_of
from knowledge.document_cards import DocumentCard, DocumentPage
from knowledge.models import Document, Fact, Kind
from knowledge.store import Database, documents, facts

LONGEST_PAGE = 2_500
"""Characters of a page: with all marks it fits into one message."""


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
        """Return the page on which a section of the card begins, counted from 0."""
        db, found = self._database.read(), self._document(document)
        sections = [*sections_of(db, document)]
        if found is None or number >= len(sections):
            return None
        starts = _page_starts(documents.text_of(db, document))
        return self._page(found, bisect_right(starts, sections[number][1]) - 1)

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

    def quotes(self, document: int) -> list[Fact]:
        """Return what a document says in somebody's words, in its order."""
        found = facts.of_document(self._database.read(), document)
        return [fact for fact in found if fact.kind is Kind.QUOTE]

    def _document(self, document: int) -> Document | None:
        return next((d for d in documents.every(self._database.read()) if d.id == document), None)

    def _page(self, document: Document, number: int) -> DocumentPage:
        db = self._database.read()
        text = documents.text_of(db, document.id)
        starts = _page_starts(text)
        at = max(0, min(number, len(starts) - 1))
        start, end = starts[at], (*starts, len(text))[at + 1]
        above = [name for name, begins in sections_of(db, document.id) if begins <= start]
        words = text[start:end].strip("\n")
        section = above[-1] if above else None
        return DocumentPage(document, words, start, at, len(starts), section)


def _page_starts(text: str) -> list[int]:
    """Return where pages begin: at the end of a paragraph, a line or a word before the limit."""
    starts = [0]
    while len(text) - starts[-1] > LONGEST_PAGE:
        first, limit = starts[-1] + 1, starts[-1] + LONGEST_PAGE
        cuts = (text.rfind(mark, first + LONGEST_PAGE // 2, limit) for mark in ("\n\n", "\n", " "))
        starts.append(next((cut for cut in cuts if cut > 0), limit))
    return starts
