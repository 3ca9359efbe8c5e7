"""SQL of editors: their roles, by pseudonym, and names that only the key reads."""

from typing import NamedTuple

from knowledge.store.stamps import now
from knowledge.store.transaction import Snapshot, Transaction


class EditorRow(NamedTuple):
    """An editor; `user` and `name` are encrypted, no `role` means none any more."""

    id: int
    user: bytes
    name: bytes
    role: int | None


def roles(db: Snapshot) -> dict[str, int]:
    """Return the roles that were given and not taken, by person."""
    return dict(db.query("SELECT person, role FROM editors WHERE role IS NOT NULL"))


def number(db: Snapshot, person: str) -> int | None:
    """Return under which number a person signs."""
    row = db.first("SELECT id FROM editors WHERE person = ?", [person])
    return None if row is None else int(row[0])


def add(db: Snapshot, person: str, user: bytes, name: bytes) -> int:
    """Give a person a number, and no role yet."""
    query = "INSERT INTO editors (person, user, name, since) VALUES (?, ?, ?, ?) RETURNING id"
    return int(db.value(query, [person, user, name, now()]))


def set_role(db: Transaction, id_: int, role: int | None) -> None:
    """Give or take a role."""
    db.update("editors", {"role": role}, where={"id": id_})


def rename(db: Transaction, id_: int, name: bytes) -> None:
    """Keep the name that an editor has now."""
    db.update("editors", {"name": name}, where={"id": id_})


def every(db: Snapshot) -> list[EditorRow]:
    """Return all who have or had a role or signed something, oldest first."""
    return [
        EditorRow(*row) for row in db.query("SELECT id, user, name, role FROM editors ORDER BY id")
    ]
