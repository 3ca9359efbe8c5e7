"""SQL of the digest: who gets it, in which language, and when they last did."""

from sqlite_utils import Database


def has(db: Database, person: str) -> bool:
    """Tell whether somebody stands on the list."""
    query = "SELECT EXISTS (SELECT 1 FROM digests WHERE person = ?)"
    (found,) = db.execute(query, [person]).fetchone()
    return bool(found)


def put(db: Database, person: str, user: bytes, language: str, sent: str) -> None:
    """Put somebody on the list; `user` is encrypted."""
    query = "INSERT OR REPLACE INTO digests (person, user, language, sent) VALUES (?, ?, ?, ?)"
    db.execute(query, [person, user, language, sent])


def drop(db: Database, person: str) -> None:
    """Take somebody off the list."""
    db.execute("DELETE FROM digests WHERE person = ?", [person])


def mark(db: Database, person: str, sent: str) -> None:
    """Note when somebody got it."""
    db.execute("UPDATE digests SET sent = ? WHERE person = ?", [sent, person])


def every(db: Database) -> list[tuple[bytes, str, str]]:
    """Return the encrypted id, the language and the last time of each."""
    return list(db.execute("SELECT user, language, sent FROM digests ORDER BY rowid").fetchall())
