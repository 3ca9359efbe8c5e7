"""SQL of people, whom it knows by their pseudonyms only."""

from typing import Any

from sqlite_utils import Database

_PERSONAL = """
    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.name = 'person' ORDER BY m.name"""


def preferences(db: Database, person: str) -> tuple[str | None, int | None]:
    """Return the language of the interface and the document that questions are restricted to."""
    query = "SELECT language, document FROM people WHERE person = ?"
    row = db.execute(query, [person]).fetchone()
    return (None, None) if row is None else (row[0], row[1])


def prefer(db: Database, person: str, values: dict[str, str | int | None]) -> None:
    """Store preferences; those that are not named stay."""
    db.table("people").upsert({"person": person, **values}, pk="person")


def personal_tables(db: Database) -> list[str]:
    """Return the tables whose rows belong to a person: they have a column of that name."""
    return [str(name) for (name,) in db.execute(_PERSONAL).fetchall()]


def rows_of(db: Database, table: str, person: str) -> list[dict[str, Any]]:
    """Return what a table holds of a person."""
    return list(db.table(table).rows_where("person = ?", [person]))


def forget(db: Database, person: str) -> None:
    """Delete every row of a person, in whatever table."""
    for table in personal_tables(db):
        db.table(table).delete_where("person = ?", [person])


def leave_nothing_behind(db: Database) -> bool:
    """Move all into the database file and empty the write-ahead log, which keeps what was.

    Return False if a reader of another process holds the log; the next time empties it.
    """
    (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
