"""Facts of a document in an export, stored: a fact of editors may be reworded by its row.

A fact of an imported document is quoted word for word, and changes only with its document.
"""

from collections.abc import Iterable, Mapping, Sequence

from knowledge.errors import RowError, RowFault
from knowledge.ingestion.importer import rewrite
from knowledge.ingestion.record_linkage import StoredRow, link_facts, stamp_in
from knowledge.ingestion.records import Fields, Record, Value
from knowledge.ingestion.transfer_changes import StoredDocument, TransferChanges
from knowledge.language.spelling_changes import is_spelling_only
from knowledge.models import Span
from knowledge.store import Transaction, documents, exchange, facts
from knowledge.store.checksums import sha256_of
from knowledge.store.fact_changes import former_wordings
from knowledge.store.fact_rows import stands_in

_OF_A_PLACE = ("paragraph", "sentence", "start", "end", "section", "page", "parts", "labels",
               "lead_in", "language", "added_by", "added_at")  # fmt: skip
"""What a row says of where a fact stands: its document's text decides that."""
_KEYS = ("id", "text", "document")
_BETWEEN = "\n\n"
"""What stands between two paragraphs of what editors wrote."""


class FactTransfer:
    """The facts of one document, from rows of a file."""

    def __init__(self, db: Transaction, document: StoredDocument, done: TransferChanges) -> None:
        self._db = db
        self._document = document
        self._done = done
        self._text = document.text

    def match(self, rows: Sequence[Record], written: Record | None = None) -> None:
        """Store what rows say of a known document; `written` is its own, if its text differs."""
        stored = exchange.facts_in(self._db, self._document.id)
        linked = link_facts(rows, stored)
        if written is not None and self._is_edited(written, rows, linked):
            title = str(written.fields["title"])
            self._done.wrong.append(RowError(written.line, RowFault.TEXTS, "text", title))
            return
        for at, row in enumerate(rows):
            if at in linked:
                self._change(row, linked[at], is_placed=written is None)
        self.add(row for at, row in enumerate(rows) if at not in linked)
        seen = {row["id"] for row in linked.values()}
        left = [each for each in stored if each["withdrawn_at"] is None and each["id"] not in seen]
        self._done.missing += len(left)

    def add(self, rows: Iterable[Record]) -> None:
        """Store rows as facts that were not there."""
        done = self._done
        for row in rows:
            fields = dict(row.fields)
            if fields["withdrawn_at"] is None and not stands(self._text, fields):
                if not self._document.is_known or self._document.origin == documents.IMPORTED:
                    self._refuse(row)
                    continue
                fields |= self._append(str(fields["text"]))
            fact = exchange.insert_fact(self._db, {**fields, "document": self._document.id})
            done.facts[number_of(row.fields, "id")] = fact
            done.touched.add(fact)
            done.added["fact"] += 1
            done.new_facts.append(str(fields["text"]))

    def _change(self, row: Record, stored: StoredRow, *, is_placed: bool) -> None:
        """Let a fact be what its row says, its place too if that `is_placed` by the same text."""
        done, fact, fields = self._done, number_of(stored, "id"), row.fields
        done.facts[number_of(fields, "id")] = fact
        if stamp_in(stored) == stamp_in(fields):
            done.own_facts.add(fact)
        was_live, is_live = stored["withdrawn_at"] is None, fields["withdrawn_at"] is None
        is_reworded = str(fields["text"]).strip() != str(stored["text"]).strip()
        if is_reworded and not (was_live or is_live):
            return
        if is_reworded and not self._reword(row, fact, str(stored["text"])):
            return
        said = without(fields, *_KEYS)
        if is_reworded or not is_placed or not stands(self._text, fields):
            said = without(said, *_OF_A_PLACE)
        is_other = exchange.update(self._db, "facts", fact, said)
        if is_live and not was_live and not self._stands_again(row, fact):
            return
        if is_other or is_reworded:
            done.touched.add(fact)
        is_told = is_reworded or was_live != is_live
        done.changed += is_told
        done.described += is_other and not is_told

    def _reword(self, row: Record, fact: int, before: str) -> bool:
        """Let a fact say something else, as its document does then; False if it cannot."""
        found, text = facts.find(self._db, fact), str(row.fields["text"]).strip()
        if self._document.origin == documents.IMPORTED or found is None:
            self._refuse(row)
            return False
        if not facts.stands(self._db, found[0]):
            self._stand_last(fact, text)
            return True
        rewrite(self._db, found[0], text)
        self._text = documents.text_of(self._db, self._document.id)
        if is_spelling_only(before, text):
            self._done.carried[fact, sha256_of(before)] = sha256_of(text)
        return True

    def _stands_again(self, row: Record, fact: int) -> bool:
        """Tell whether a fact that comes back stands in its document; one of editors does then."""
        found = facts.find(self._db, fact)
        if found is None or facts.stands(self._db, found[0]):
            return True
        if self._document.origin == documents.IMPORTED:
            self._refuse(row)
            return False
        self._stand_last(fact, found[0].text)
        return True

    def _stand_last(self, fact: int, text: str) -> None:
        place = self._append(text)
        facts.reword(self._db, fact, text, place["start"])
        facts.place(self._db, fact, place["paragraph"], place["sentence"])

    def _append(self, text: str) -> dict[str, int]:
        """Let a document that editors wrote end with a new paragraph; return where that stands."""
        start = len(self._text) + len(_BETWEEN)
        self._text = f"{self._text}{_BETWEEN}{text}"
        documents.replace_text(self._db, self._document.id, self._text)
        paragraph = facts.last_paragraph(self._db, self._document.id) + 1
        return {"start": start, "end": len(self._text), "paragraph": paragraph, "sentence": 1}

    def _is_edited(
        self, written: Record, rows: Sequence[Record], linked: Mapping[int, StoredRow]
    ) -> bool:
        """Tell whether the text of a document was changed by hand, and not the rows of its facts.

        Rows that say what is stored must stand in that text, one after another; the text of a
        file may be older than its rows, which were imported once since.
        """
        text, at = str(written.fields["text"]), 0
        same = (
            (rows[number].fields, stored)
            for number, stored in sorted(linked.items(), key=lambda each: _place(each[1]))
            if rows[number].fields["text"] == stored["text"]
            and rows[number].fields["withdrawn_at"] is None
        )
        for fields, stored in same:
            words = str(fields["text"])
            found = text.find(words, at)
            if found < 0 and words not in text and not self._is_imported(fields, stored, text):
                return True
            at = max(at, found)
        return False

    def _is_imported(self, fields: Fields, stored: StoredRow, text: str) -> bool:
        """Tell whether a row was changed or added by hand in a file whose text stayed old."""
        start, end = _place(fields)
        if fields["parts"] is None and end - start != len(str(fields["text"])):
            return True
        former = former_wordings(self._db, number_of(stored, "id"))
        return any(words in text for words in former)

    def _refuse(self, row: Record) -> None:
        fault, value = RowFault.QUOTED, self._document.title
        if not self._document.is_known:
            fault, value = RowFault.PLACE, f"{row.fields['start']}–{row.fields['end']}"
        self._done.wrong.append(RowError(row.line, fault, "text", value))


def stands(text: str, fields: Fields) -> bool:
    """Tell whether the words of a row stand where it says in a document's text."""
    span = Span(number_of(fields, "start"), number_of(fields, "end"))
    return stands_in(text, str(fields["text"]), span, text_in(fields["parts"]))


def _place(row: StoredRow) -> tuple[int, int]:
    return number_of(row, "start"), number_of(row, "end")


def without(fields: Fields, *names: str) -> dict[str, Value]:
    """Return the fields of a row but these."""
    return {name: value for name, value in fields.items() if name not in names}


def number_of(fields: StoredRow, name: str) -> int:
    """Return the number in a field, 0 if it holds none."""
    value = fields[name]
    return value if isinstance(value, int) else 0


def text_in(value: Value) -> str | None:
    """Return the words of a field, None if it is empty."""
    return None if value is None else str(value)
