"""SQL of the digest: who gets it, in which language, and when they last did."""

from knowledge.store.transaction import Snapshot, Transaction


def has(db: Snapshot, person: str) -> bool:
    """Tell whether somebody stands on the list."""
    query = "SELECT EXISTS (SELECT 1 FROM digests WHERE person = ?)"
    found = db.value(query, [person])
    return bool(found)


def put(db: Transaction, person: str, user: bytes, language: str, sent: str) -> None:
    """Put somebody on the list; `user` is encrypted."""
    query = "INSERT OR REPLACE INTO digests (person, user, language, sent) VALUES (?, ?, ?, ?)"
    db.execute(query, [person, user, language, sent])


def drop(db: Transaction, person: str) -> None:
    """Take somebody off the list."""
    db.execute("DELETE FROM digests WHERE person = ?", [person])


def mark(db: Transaction, person: str, sent: str) -> None:
    """Note when somebody got it."""
    db.execute("UPDATE digests SET sent = ? WHERE person = ?", [sent, person])


def every(db: Snapshot) -> list[tuple[bytes, str, str]]:
    """Return the encrypted id, the language and the last time of each."""
    return list(db.query("SELECT user, language, sent FROM digests ORDER BY rowid"))
