"""SQL of everything curated, read and written as whole rows."""

from collections.abc import Iterator, Mapping, Sequence

from sqlite_utils import Database

from knowledge.store.stamps import digest

Row = dict[str, str | int | None]

_ORDER = {
    "documents": "id",
    "facts": "id",
    "questions": "fact, id",
    "translations": "fact, language",
    "synonyms": "term, synonym",
    "samples": "id",
}


def rows(db: Database, table: str, columns: Sequence[str]) -> Iterator[Row]:
    """Yield a table's rows in an order that importing them does not change."""
    names = ", ".join(f'"{column}"' for column in columns)
    query = f"SELECT {names} FROM {table} ORDER BY {_ORDER[table]}"
    for row in db.execute(query):
        yield dict(zip(columns, row, strict=True))


def insert_document(db: Database, row: Row) -> int:
    """Store a document, under its own id if that is free; return its id."""
    return _insert(db, "documents", {**row, "sha256": digest(str(row["text"]))})


def insert_fact(db: Database, row: Row) -> int:
    """Store a fact, under its own id if that is free; return its id."""
    return _insert(db, "facts", {**row, "sha256": digest(str(row["text"]))})


def same_document(db: Database, title: str, text: str) -> int | None:
    """Return the document of this title and text, if there is one."""
    query = "SELECT id FROM documents WHERE title = ? AND sha256 = ?"
    found = db.execute(query, [title, digest(text)]).fetchone()
    return None if found is None else int(found[0])


def same_fact(db: Database, row: Row) -> int | None:
    """Return the fact of these words at this place, withdrawn or not."""
    query = """SELECT id FROM facts WHERE document = ? AND start = ? AND text = ?
               ORDER BY withdrawn_at IS NOT NULL, id"""
    found = db.execute(query, [row["document"], row["start"], row["text"]]).fetchone()
    return None if found is None else int(found[0])


def update(db: Database, table: str, id_: int, said: Mapping[str, str | int | None]) -> None:
    """Say of a document or a fact that was known what the file says of it."""
    db.table(table).update(id_, dict(said))


def put_question(db: Database, row: Row) -> None:
    """Store a question; one that hangs there takes what the file says of it."""
    query = """INSERT INTO questions (fact, language, answers, added_by, added_at, text)
               VALUES (:fact, :language, :answers, :added_by, :added_at, :text)
               ON CONFLICT (fact, text) DO UPDATE SET language = excluded.language,
               answers = excluded.answers, added_by = excluded.added_by,
               added_at = excluded.added_at"""
    db.execute(query, row)


def insert_if_new(db: Database, table: str, row: Row) -> None:
    """Store a row unless it is there."""
    same = " AND ".join(f'"{name}" = ?' for name in _SAME[table])
    query = f"SELECT 1 FROM {table} WHERE {same}"
    if db.execute(query, [row[name] for name in _SAME[table]]).fetchone() is None:
        db.table(table).insert(row)


_SAME = {
    "synonyms": ("term", "synonym"),
    "samples": ("language", "text"),
}


def _insert(db: Database, table: str, row: Row) -> int:
    taken = db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [row["id"]]).fetchone()
    if taken:
        row = {name: value for name, value in row.items() if name != "id"}
    db.table(table).insert(row)
    (id_,) = db.execute("SELECT last_insert_rowid()").fetchone()
    return int(id_)
