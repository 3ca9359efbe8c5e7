"""SQL of files that wait to be saved; they are encrypted."""

from knowledge.store.transaction import Snapshot, Transaction


def put(db: Transaction, key: str, person: str, file: bytes, expires: int) -> None:
    """Store a file until it expires, in seconds since 1970."""
    query = "INSERT INTO uploads (key, person, file, expires) VALUES (?, ?, ?, ?)"
    db.execute(query, [key, person, file, expires])


def get(db: Snapshot, key: str, person: str, now: int) -> bytes | None:
    """Return a file of this person."""
    query = "SELECT file FROM uploads WHERE key = ? AND person = ? AND expires > ?"
    row = db.first(query, [key, person, now])
    return None if row is None else bytes(row[0])


def drop(db: Transaction, key: str, person: str) -> None:
    """Delete a file of this person."""
    db.execute("DELETE FROM uploads WHERE key = ? AND person = ?", [key, person])


def prune(db: Transaction, person: str, keep: int, now: int) -> None:
    """Delete what is too old, and all but the newest files of a person."""
    delete_expired(db, now)
    query = """DELETE FROM uploads WHERE person = ? AND rowid NOT IN
               (SELECT rowid FROM uploads WHERE person = ? ORDER BY rowid DESC LIMIT ?)"""
    db.execute(query, [person, person, keep])


def delete_expired(db: Transaction, now: int) -> None:
    """Delete what is too old."""
    db.execute("DELETE FROM uploads WHERE expires <= ?", [now])
