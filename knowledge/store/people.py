"""SQL of people, whom it knows by their pseudonyms: what they chose, and the roles of editors."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from knowledge.store.snapshot import Columns, Snapshot
from knowledge.store.timestamps import now
from knowledge.store.transaction import Transaction


class EditorRow(NamedTuple):
    """An editor; `user` and `name` are encrypted, no `role` means none any more."""

    id: int
    user: bytes
    name: bytes
    role: int | None


def preferences_of(db: Snapshot, person: str) -> tuple[str | None, int | None, bool | None]:
    """Return the language, the document that is asked, and whether next questions are offered."""
    query = "SELECT language, document, next_questions FROM people WHERE person = ?"
    row = db.first(query, [person])
    if row is None:
        return None, None, None
    return row[0], row[1], None if row[2] is None else bool(row[2])


def prefer(db: Transaction, person: str, values: Columns) -> None:
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


def delete_all(db: Transaction) -> None:
    """Delete every row of every person."""
    for table in personal_tables(db):
        db.execute(f"DELETE FROM {table}")


def given_roles(db: Snapshot) -> dict[str, int]:
    """Return the roles that were given and not taken, by person."""
    rows = db.query("SELECT person, role FROM editors WHERE role IS NOT NULL")
    return {str(person): int(role) for person, role in rows}


def number(db: Snapshot, person: str) -> int | None:
    """Return under which number a person signs."""
    found = db.value("SELECT id FROM editors WHERE person = ?", [person])
    return None if found is None else int(found)


def add_editor(db: Transaction, person: str, user: bytes, name: bytes) -> int:
    """Give a person a number, and no role yet."""
    row = {"person": person, "user": user, "name": name, "since": now()}
    return int(db.insert("editors", row))


def set_role(db: Transaction, id_: int, role: int | None) -> None:
    """Give or take a role."""
    db.update("editors", {"role": role}, where={"id": id_})


def rename_editor(db: Transaction, id_: int, name: bytes) -> None:
    """Keep the name that an editor has now."""
    db.update("editors", {"name": name}, where={"id": id_})


def all_editors(db: Snapshot) -> list[EditorRow]:
    """Return all who have or had a role or signed something, oldest first."""
    rows = db.query('SELECT id, "user", name, role FROM editors ORDER BY id')
    return [EditorRow(*row) for row in rows]
