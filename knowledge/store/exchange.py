"""SQL of everything curated, read and written as whole rows."""

from collections.abc import Iterator, Mapping, Sequence

from knowledge.store.annotations import hash_of_fact
from knowledge.store.checksums import sha256_of
from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction

CuratedRow = dict[str, str | int | None]

_ORDER = {
    "documents": "id",
    "facts": "id",
    "questions": "fact, id",
    "translations": "fact, language",
    "synonyms": "term, synonym",
    "samples": "id",
}
_SAME = {
    "synonyms": ("term", "synonym"),
    "samples": ("language", "text"),
}


def rows(db: Snapshot, table: str, columns: Sequence[str]) -> Iterator[CuratedRow]:
    """Yield a table's rows in an order that importing them does not change."""
    names = ", ".join(f'"{column}"' for column in columns)
    yield from db.records(f"SELECT {names} FROM {table} ORDER BY {_ORDER[table]}")


def insert_document(db: Transaction, row: CuratedRow) -> int:
    """Store a document, under its own id if that is free; return its id."""
    return _insert(db, "documents", {**row, "sha256": sha256_of(str(row["text"]))})


def insert_fact(db: Transaction, row: CuratedRow) -> int:
    """Store a fact, under its own id if that is free; return its id."""
    return _insert(db, "facts", {**row, "sha256": sha256_of(str(row["text"]))})


def same_document(db: Snapshot, title: str, text: str) -> int | None:
    """Return the document of this title and text, if there is one."""
    query = "SELECT id FROM documents WHERE title = ? AND sha256 = ?"
    found = db.value(query, [title, sha256_of(text)])
    return None if found is None else int(found)


def same_fact(db: Snapshot, row: CuratedRow) -> int | None:
    """Return the fact of these words at this place, withdrawn or not."""
    query = """SELECT id FROM facts WHERE document = ? AND start = ? AND "end" = ? AND text = ?
               ORDER BY withdrawn_at IS NOT NULL, id"""
    found = db.value(query, [row[name] for name in ("document", "start", "end", "text")])
    return None if found is None else int(found)


def update(db: Transaction, table: str, id_: int, said: Mapping[str, str | int | None]) -> None:
    """Say of a document or a fact that was known what the file says of it."""
    db.update(table, said, where={"id": id_})


def put_question(db: Transaction, row: CuratedRow) -> None:
    """Store a question; one that is there takes what the file says of it."""
    db.upsert("questions", _of_words(db, row), by=("fact", "text"))


def put_translation(db: Transaction, row: CuratedRow) -> None:
    """Store a translation; one that is there takes what the file says of it."""
    db.upsert("translations", _of_words(db, row))


def insert_if_new(db: Transaction, table: str, row: CuratedRow) -> None:
    """Store a row unless it is there."""
    same = " AND ".join(f'"{name}" = ?' for name in _SAME[table])
    query = f"SELECT 1 FROM {table} WHERE {same}"
    if db.first(query, [row[name] for name in _SAME[table]]) is None:
        db.insert(table, row)


def _insert(db: Transaction, table: str, row: CuratedRow) -> int:
    if db.query(f"SELECT 1 FROM {table} WHERE id = ?", [row["id"]]):
        row = {name: value for name, value in row.items() if name != "id"}
    return int(db.insert(table, row))


def _of_words(db: Snapshot, row: CuratedRow) -> CuratedRow:
    """Return a row with the hash of the words it belongs to: of its fact's, if it names none."""
    words = row.get("fact_sha256") or hash_of_fact(db, int(row["fact"] or 0))
    return {**row, "fact_sha256": words}
