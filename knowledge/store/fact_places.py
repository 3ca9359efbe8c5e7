"""SQL of what a reader of a document sees of its facts: where they stand, withdrawn, revised."""

import json
from datetime import datetime

from knowledge.models import Action, Document, Fact, Span
from knowledge.store.documents import DOCUMENT_COLUMNS, document_of
from knowledge.store.fact_rows import FACT_COLUMNS, fact_of, is_sound, stands_in
from knowledge.store.snapshot import Snapshot

_WHERE = 'f.document = ? AND f.start >= ? AND f.start < ? ORDER BY f.start, f."end", f.id'


def find_document(db: Snapshot, document: int) -> Document | None:
    """Return a source, or None if there is none of this number."""
    row = db.first(f"{DOCUMENT_COLUMNS} WHERE d.id = ?", [document])
    return document_of(row) if row else None


def stored_outline(db: Snapshot, document: int) -> tuple[list[tuple[int, Span, int | None]], ...]:
    """Return level, place and page of each heading, then of each list, then of each table.

    Lists and tables have level 0 and no page; a flat document has none of the three.
    """
    written = db.value("SELECT structure FROM documents WHERE id = ?", [document])
    found = json.loads(written) if written else {}
    headings = [
        (level, Span(start, end), page) for level, start, end, page in found.get("headings", ())
    ]
    blocks = ([(0, Span(*each), None) for each in found.get(k, ())] for k in ("lists", "tables"))
    return headings, *blocks


def standing(db: Snapshot, document: int, stretch: Span) -> list[Fact]:
    """Return the facts that begin in a stretch of the text and answer, in its order."""
    query = f"{FACT_COLUMNS} WHERE f.withdrawn_at IS NULL AND {_WHERE}"
    return [fact_of(row) for row in db.query(query, [document, *stretch]) if is_sound(row)]


def withdrawn(
    db: Snapshot, document: int, text: str, stretch: Span
) -> list[tuple[tuple[Span, ...], datetime]]:
    """Return the places of withdrawn facts whose words still stand in the text, and since when."""
    query = f"""SELECT f.text, f.start, f."end", f.parts, f.withdrawn_at FROM facts f
                WHERE f.withdrawn_at IS NOT NULL AND {_WHERE}"""
    return [
        (_spans(start, end, parts), datetime.fromisoformat(at))
        for words, start, end, parts, at in db.query(query, [document, *stretch])
        if stands_in(text, words, Span(start, end), parts)
    ]


def revised(db: Snapshot, document: int) -> dict[int, datetime]:
    """Return the facts of a document that did not always read as now, and since when they do.

    Editors reworded them, or the document was imported again; what was taken back counts not.
    """
    undone = "NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id)"
    edited = f"""SELECT h.fact, h.at FROM history h JOIN facts f ON f.id = h.fact
                 WHERE f.document = ? AND h.action = ? AND h.after = f.text AND {undone}
                 ORDER BY h.id"""
    imported = f"""SELECT l.fact, h.at, l.before, f.text FROM history h
                   JOIN undo_log l ON l.change = h.id AND l.tab = 'facts'
                   JOIN facts f ON f.id = l.fact
                   WHERE h.document = ? AND h.action = ? AND l.before IS NOT NULL AND {undone}
                   ORDER BY h.id"""
    found = [
        (fact, at)
        for fact, at, before, text in db.query(imported, [document, Action.IMPORT])
        if json.loads(before)["text"] != text
    ]
    found += db.query(edited, [document, Action.EDIT])
    return {int(fact): datetime.fromisoformat(at) for fact, at in found}


def _spans(start: int, end: int, parts: str | None) -> tuple[Span, ...]:
    pieces = json.loads(parts) if parts else [(start, end)]
    return tuple(Span(first, last) for first, last, *_ in pieces)
