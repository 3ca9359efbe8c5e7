"""SQL of the key to what people wrote: its fingerprint, and what was encrypted with it."""

from collections.abc import Iterator

from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction

ENCRYPTED = {
    "journal": ("question", "reply", "before", "after"),
    "editors": ("user",),
    "steps": ("task",),
    "offers": ("tasks",),
    "uploads": ("file",),
    "digests": ("user",),
    "talks": ("talk",),
    "moved_groups": ("now",),
}
"""Tables and their columns that nobody reads without the key."""
_UNOWNED = (*ENCRYPTED, "people")
"""Tables whose rows belong to nobody without the key: of preferences, the name is lost alone."""


def fingerprint(db: Snapshot) -> str | None:
    """Return the fingerprint of the key of a database; None if it was never bound to one.

    A database of before fingerprints, and one that is not of this bot, has none either.
    """
    if "key_fingerprint" not in db.columns("state"):
        return None
    found = db.value("SELECT key_fingerprint FROM state")
    return None if found is None else str(found)


def bind(db: Transaction, fingerprint: str) -> None:
    """Bind a database to the key of a fingerprint."""
    db.execute("UPDATE state SET key_fingerprint = ?", [fingerprint])


def samples(db: Snapshot) -> Iterator[bytes]:
    """Yield something that was encrypted from each place that holds any: the newest of it."""
    for table, columns in ENCRYPTED.items():
        for column in sorted({*db.columns(table)} & {*columns}):
            newest = f'''SELECT "{column}" FROM {table} WHERE "{column}" IS NOT NULL
                         ORDER BY rowid DESC LIMIT 1'''
            for (content,) in db.query(newest):
                yield bytes(content)


def delete_encrypted(db: Transaction) -> dict[str, int]:
    """Delete all rows that belong to somebody; return how many there were, by table."""
    counts = {}
    for table in _UNOWNED:
        counts[table] = int(db.value(f"SELECT count(*) FROM {table}"))
        db.execute(f"DELETE FROM {table}")
    # Their pseudonyms name no question any more.
    db.execute("DELETE FROM decisions")
    return {table: count for table, count in counts.items() if count}
