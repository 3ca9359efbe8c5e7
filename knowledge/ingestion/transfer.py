"""Records out of a database and into one: all of them, or none."""

from collections.abc import Iterable, Iterator, Sequence

from knowledge.errors import FactError, Refusal, RowError, RowFault
from knowledge.ingestion.annotation_transfer import transfer_annotations
from knowledge.ingestion.document_transfer import transfer_documents
from knowledge.ingestion.export_formats import refuse
from knowledge.ingestion.records import COLUMNS, DRAFT, TYPES, Record
from knowledge.ingestion.table_revisions import draft_in, match_drafts, store_match
from knowledge.ingestion.transfer_changes import TransferChanges
from knowledge.retrieval.index.build import reindex
from knowledge.store import Snapshot, Transaction, exchange

_REFUSED = {Refusal.EMPTY: RowFault.EMPTY, Refusal.SOURCE: RowFault.MISSING}


def export_records(db: Snapshot) -> Iterator[Record]:
    """Yield everything curated; an empty database that takes it in yields the same again."""
    for type_, columns in COLUMNS.items():
        names = [column.name for column in columns]
        for row in exchange.rows(db, f"{type_}s", names):
            yield Record(type_, row)


def store_records(
    db: Transaction, given: Iterable[Record], name: str, *, by: str
) -> TransferChanges:
    """Store records inside a transaction; return what that changed.

    Documents and facts that are known keep their ids and take what the file says of them.
    Raises DocumentError if a record speaks of one that is not there, or a fact is not word for
    word where it says; `name` is the file's.
    """
    order = list(TYPES)
    rows = sorted(given, key=lambda record: (order.index(record.type), record.line))
    done = TransferChanges(len(rows))
    transfer_documents(db, rows, done, by=by)
    transfer_annotations(db, rows, done)
    for row in rows:
        if row.type in ("synonym", "sample"):
            table, fields = f"{row.type}s", dict(row.fields)
            done.added[row.type] += exchange.insert_if_new(db, table, fields)
    _store_drafts(db, [row for row in rows if row.type == DRAFT], done, by)
    refuse(done.wrong, name)
    reindex(db, sorted(done.touched))
    return done


def _store_drafts(db: Transaction, rows: Sequence[Record], done: TransferChanges, by: str) -> None:
    """Store rows of facts; a row of a table that came before changes the fact that it is."""
    matches = match_drafts(db, [draft_in(row.fields) for row in rows])
    for row, match in zip(rows, matches, strict=True):
        try:
            store_match(db, match, by=by)
            done.added[DRAFT] += not match.is_known
        except FactError as exc:
            fault = _REFUSED.get(exc.refusal, RowFault.QUOTED)
            done.wrong.append(RowError(row.line, fault, "text", exc.title))
