"""Records out of a database and into one: all of them, or none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.errors import FactError
from knowledge.ingestion.export_formats import refuse
from knowledge.ingestion.records import COLUMNS, DRAFT, TYPES, Fields, Record, Value
from knowledge.ingestion.table_revisions import draft_in, match_drafts, store_match
from knowledge.models import Span
from knowledge.retrieval.index.build import reindex
from knowledge.store import Snapshot, Transaction, exchange
from knowledge.store.fact_rows import stands_in


def export_records(db: Snapshot) -> Iterator[Record]:
    """Yield everything curated; an empty database that takes it in yields the same again."""
    for type_, columns in COLUMNS.items():
        names = [column.name for column in columns]
        for row in exchange.rows(db, f"{type_}s", names):
            yield Record(type_, row)


def store_records(db: Transaction, given: Iterable[Record], name: str, *, by: str) -> int:
    """Store records inside a transaction; return how many there were.

    Documents and facts that are known keep their ids and take what the file says of them.
    Raises DocumentError if a record speaks of one that is not there, or a fact is not word for
    word where it says; `name` is the file's.
    """
    order = list(TYPES)
    sorted_ = sorted(given, key=lambda record: (order.index(record.type), record.line))
    transfer = _Transfer(db, by)
    for record in sorted_:
        if record.type != DRAFT:
            transfer.take(record)
    transfer.take_drafts([record for record in sorted_ if record.type == DRAFT])
    refuse(transfer.wrong, name)
    reindex(db, sorted(set(transfer.facts.values())))
    return len(sorted_)


@dataclass(frozen=True, slots=True)
class _Document:
    id: int
    text: str
    was_known: bool


class _Transfer:
    def __init__(self, db: Transaction, by: str) -> None:
        self._db = db
        self._by = by
        self.wrong: list[str] = []
        self.documents: dict[int, _Document] = {}
        self.facts: dict[int, int] = {}

    def take(self, record: Record) -> None:
        fields = record.fields
        if record.type == "document":
            self._document(fields)
        elif record.type == "fact":
            self._fact(fields, record.line)
        elif record.type in ("question", "translation"):
            self._of_fact(record)
        else:
            exchange.insert_if_new(self._db, f"{record.type}s", dict(fields))

    def _document(self, fields: Fields) -> None:
        text = str(fields["text"])
        known = exchange.same_document(self._db, str(fields["title"]), text)
        new = exchange.insert_document(self._db, dict(fields)) if known is None else known
        if known is not None:
            exchange.update(self._db, "documents", known, _without(fields, "id", "text"))
        self.documents[_number(fields, "id")] = _Document(new, text, known is not None)

    def _fact(self, fields: Fields, line: int) -> None:
        document = self.documents.get(_number(fields, "document"))
        span = Span(_number(fields, "start"), _number(fields, "end"))
        parts = str(said) if (said := fields["parts"]) else None
        if document is None:
            self.wrong.append(f"line {line}: there is no document {fields['document']}")
            return
        stands = stands_in(document.text, str(fields["text"]), span, parts)
        if fields["withdrawn_at"] is None and not stands:
            self.wrong.append(
                f"line {line}: these words do not stand at {span.start} to {span.end}"
            )
            return
        row = {**fields, "document": document.id}
        known = exchange.same_fact(self._db, row) if document.was_known else None
        if known is None:
            known = exchange.insert_fact(self._db, row)
        else:
            exchange.update(self._db, "facts", known, _without(row, "id", "text", "document"))
        self.facts[_number(fields, "id")] = known

    def take_drafts(self, records: Sequence[Record]) -> None:
        """Store rows of facts; a row of a table that came before changes the fact that it is."""
        matches = match_drafts(self._db, [draft_in(record.fields) for record in records])
        for record, match in zip(records, matches, strict=True):
            try:
                store_match(self._db, match, by=self._by)
            except FactError as exc:
                self.wrong.append(f"line {record.line}: {exc}")

    def _of_fact(self, record: Record) -> None:
        fact = self.facts.get(_number(record.fields, "fact"))
        if fact is None:
            self.wrong.append(f"line {record.line}: there is no fact {record.fields['fact']}")
        else:
            question = record.type == "question"
            put = exchange.put_question if question else exchange.put_translation
            put(self._db, {**record.fields, "fact": fact})


def _without(fields: Fields, *names: str) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if name not in names}


def _number(fields: Fields, name: str) -> int:
    value = fields[name]
    return value if isinstance(value, int) else 0
