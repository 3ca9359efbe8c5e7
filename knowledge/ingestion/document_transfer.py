"""Documents and facts of an export, stored: those that are known change, the others are added.

A fact of a document that editors wrote may be reworded by its row; an imported document is quoted
word for word, and changes only with its own text.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from knowledge.errors import RowError, RowFault
from knowledge.ingestion.fact_transfer import FactTransfer, number_of, stands, text_in, without
from knowledge.ingestion.readers import Source
from knowledge.ingestion.record_linkage import is_same_text, link_document
from knowledge.ingestion.records import Fields, Record
from knowledge.ingestion.revisions import revise
from knowledge.ingestion.transfer_changes import StoredDocument, TransferChanges
from knowledge.models import Kind, Passage, Span
from knowledge.store import Transaction, documents, exchange

_TOLD = ("text", "withdrawn_at")
"""Columns whose change is told word by word."""


def transfer_documents(
    db: Transaction, rows: Sequence[Record], done: TransferChanges, *, by: str
) -> None:
    """Store the documents among some rows with their facts; note what changed, and is wrong."""
    of_document = defaultdict(list)
    for row in rows:
        if row.type == "fact":
            of_document[row.fields["document"]].append(row)
    documents_ = _Documents(db, done, by)
    for row in rows:
        if row.type == "document":
            documents_.transfer(row, of_document.pop(row.fields["id"], []))
    for row in (each for rest in of_document.values() for each in rest):
        number = str(row.fields["document"])
        done.wrong.append(RowError(row.line, RowFault.DOCUMENT, "document", number))


class _Documents:
    """The documents of a database, each of which is one row of a file at most."""

    def __init__(self, db: Transaction, done: TransferChanges, by: str) -> None:
        self._db = db
        self._done = done
        self._by = by
        self._left = exchange.document_ids(db)

    def transfer(self, row: Record, facts_: Sequence[Record]) -> None:
        """Store a document with its facts, or what they change in the one that it is."""
        db, fields, text = self._db, row.fields, str(row.fields["text"])
        known = link_document(db, row, facts_, self._left)
        if known is None:
            self._add(row, facts_)
            return
        self._left.discard(known)
        stored, origin = documents.text_of(db, known), documents.origin(db, known)
        document = StoredDocument(known, str(fields["title"]), stored, origin, is_known=True)
        is_same = is_same_text(text, stored)
        if not is_same and origin == documents.IMPORTED:
            self._revise(row, facts_, document)
            return
        before = documents.title_of(db, known)
        if before != document.title:
            self._done.renamed.append((before, document.title))
        said = without(fields, "id", "text", *([] if is_same else ["structure"]))
        self._done.described += exchange.update(db, "documents", known, said)
        FactTransfer(db, document, self._done).match(facts_, None if is_same else row)

    def _add(self, row: Record, facts_: Sequence[Record]) -> None:
        title, text = str(row.fields["title"]), str(row.fields["text"])
        if documents.titled(self._db, title):
            self._done.doubled.append(title)
        new = exchange.insert_document(self._db, dict(row.fields))
        self._done.added["document"] += 1
        document = StoredDocument(new, title, text, str(row.fields["origin"]))
        FactTransfer(self._db, document, self._done).add(facts_)

    def _revise(self, row: Record, facts_: Sequence[Record], document: StoredDocument) -> None:
        """Give an imported document the text that a file has of it, if its facts stand there."""
        fields, text, db = row.fields, str(row.fields["text"]), self._db
        live = [each for each in facts_ if each.fields["withdrawn_at"] is None]
        if not live or not all(stands(text, each.fields) for each in live):
            self._done.wrong.append(RowError(row.line, RowFault.QUOTED, "text", document.title))
            return
        source = Source(
            text,
            document.title,
            url=text_in(fields["url"]),
            published=text_in(fields["published"]),
            author=text_in(fields["author"]),
            passages=tuple(_passage(each.fields) for each in live),
            outline=json.loads(str(fields["structure"] or "{}")),
        )
        before = {each["id"]: each for each in exchange.facts_in(db, document.id)}
        revise(db, document.id, source, by=self._by, language=str(fields["language"]))
        for each in exchange.facts_in(db, document.id):
            if (was := before.get(each["id"])) is None:
                self._done.added["fact"] += 1
                self._done.new_facts.append(str(each["text"]))
            else:
                self._done.changed += any(was[name] != each[name] for name in _TOLD)
        FactTransfer(db, replace(document, text=text), self._done).match(facts_)


def _passage(fields: Fields) -> Passage:
    """Return the passage of an imported document that a row is."""
    parts = json.loads(str(fields["parts"] or "[]"))
    return Passage(
        str(fields["text"]),
        number_of(fields, "start"),
        number_of(fields, "end"),
        number_of(fields, "paragraph"),
        number_of(fields, "sentence"),
        kind=Kind(str(fields["kind"])),
        speaker=text_in(fields["speaker"]),
        section=tuple(json.loads(str(fields["section"] or "[]"))),
        page=fields["page"] if isinstance(fields["page"], int) else None,
        parts=tuple(Span(start, end) for start, end, *_ in parts),
        joints=tuple(joint for *_, joint in parts[1:]),
        lead_in=text_in(fields["lead_in"]),
        labels=tuple(json.loads(str(fields["labels"] or "[]"))),
        language=text_in(fields["language"]),
    )
