"""SQL of editors: their roles, by pseudonym, and names that only the key reads."""

from typing import NamedTuple

from sqlite_utils import Database

from knowledge.store.stamps import now


class EditorRow(NamedTuple):
    """An editor; `user` and `name` are encrypted, no `role` means none any more."""

    id: int
    user: bytes
    name: bytes
    role: int | None


def role(db: Database, person: str) -> int | None:
    """Return the role that a person was given."""
    row = db.execute("SELECT role FROM editors WHERE person = ?", [person]).fetchone()
    return None if row is None else row[0]


def number(db: Database, person: str) -> int | None:
    """Return under which number a person signs."""
    row = db.execute("SELECT id FROM editors WHERE person = ?", [person]).fetchone()
    return None if row is None else int(row[0])


def add(db: Database, person: str, user: bytes, name: bytes) -> int:
    """Give a person a number, and no role yet."""
    query = "INSERT INTO editors (person, user, name, since) VALUES (?, ?, ?, ?) RETURNING id"
    return int(db.execute(query, [person, user, name, now()]).fetchone()[0])


def set_role(db: Database, id_: int, role: int | None) -> None:
    """Give or take a role."""
    db.table("editors").update(id_, {"role": role})


def rename(db: Database, id_: int, name: bytes) -> None:
    """Keep the name that an editor has now."""
    db.table("editors").update(id_, {"name": name})


def every(db: Database) -> list[EditorRow]:
    """Return all who have or had a role or signed something, oldest first."""
    return [
        EditorRow(*row)
        for row in db.execute("SELECT id, user, name, role FROM editors ORDER BY id")
    ]
