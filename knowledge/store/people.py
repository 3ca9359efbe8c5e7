"""SQL of people, whom it knows by their pseudonyms only."""

from collections.abc import Iterable
from typing import Any

from knowledge.store.transaction import Snapshot, Transaction


def preferences(db: Snapshot, person: str) -> tuple[str | None, int | None]:
    """Return the language of the interface and the document that questions are restricted to."""
    query = "SELECT language, document FROM people WHERE person = ?"
    row = db.first(query, [person])
    return (None, None) if row is None else (row[0], row[1])


def prefer(db: Transaction, person: str, values: dict[str, str | int | None]) -> None:
    """Store preferences; those that are not named stay."""
    db.upsert("people", {"person": person, **values})


def personal_tables(db: Snapshot) -> list[str]:
    """Return the tables whose rows belong to a person: they have a column of that name."""
    return db.tables_with("person")


def rows_of(db: Snapshot, table: str, person: str) -> list[dict[str, Any]]:
    """Return what a table holds of a person."""
    return db.records(f"SELECT * FROM {table} WHERE person = ?", [person])


def delete_rows(db: Transaction, tables: Iterable[str], person: str) -> None:
    """Delete every row of a person in these tables."""
    for table in tables:
        db.delete(table, where={"person": person})
