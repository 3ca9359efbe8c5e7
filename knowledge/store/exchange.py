"""SQL of everything curated, read and written as whole rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def stamp_of(db: Snapshot, table: str, id_: str | int | None) -> tuple[str, str] | None:
    """Return who added the row of a number and when, None if there is none."""
    row = db.first(f"SELECT added_by, added_at FROM {table} WHERE id = ?", [id_])
    return None if row is None else (str(row[0]), str(row[1]))


def document_ids(db: Snapshot) -> set[int]:
    """Return the numbers of all documents."""
    return {int(id_) for (id_,) in db.query("SELECT id FROM documents")}


def facts_in(db: Snapshot, document: int) -> list[CuratedRow]:
    """Return the rows of the facts of a document, withdrawn or not, in the order of its text."""
    query = 'SELECT * FROM facts WHERE document = ? ORDER BY start, "end", id'
    return db.records(query, [document])


def annotations_of(db: Snapshot, table: str, facts: Iterable[int]) -> list[CuratedRow]:
    """Return the rows of questions or translations of facts."""
    names = db.columns(table)
    columns = ", ".join(f'"{name}"' for name in names)
    rows_ = db.query_in(f"SELECT {columns} FROM {table} WHERE fact IN (??)", facts)
    return [dict(zip(names, row, strict=True)) for row in rows_]


def update(db: Transaction, table: str, id_: int, said: Mapping[str, str | int | None]) -> bool:
    """Say of a row that was known what the file says of it; return whether that was news."""
    [row] = db.records(f"SELECT * FROM {table} WHERE id = ?", [id_])
    news = {name: value for name, value in said.items() if row[name] != value}
    if news:
        db.update(table, news, where={"id": id_})
    return bool(news)


def put_question(db: Transaction, row: CuratedRow) -> None:
    """Store a question; one that is there takes what the file says of it."""
    db.upsert("questions", row, by=("fact", "text"))


def put_translation(db: Transaction, row: CuratedRow) -> None:
    """Store a translation; one that is there takes what the file says of it."""
    db.upsert("translations", row)


def insert_if_new(db: Transaction, table: str, row: CuratedRow) -> bool:
    """Store a row unless it is there; return whether it was news."""
    same = " AND ".join(f'"{name}" = ?' for name in _SAME[table])
    query = f"SELECT 1 FROM {table} WHERE {same}"
    is_new = db.first(query, [row[name] for name in _SAME[table]]) is None
    if is_new:
        db.insert(table, row)
    return is_new


def _insert(db: Transaction, table: str, row: CuratedRow) -> int:
    if db.query(f"SELECT 1 FROM {table} WHERE id = ?", [row["id"]]):
        row = {name: value for name, value in row.items() if name != "id"}
    return int(db.insert(table, row))
