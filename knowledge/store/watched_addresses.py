"""SQL of watched addresses: documents that came from the web and are looked at again."""

from typing import NamedTuple

from knowledge.store.snapshot import Columns, Snapshot
from knowledge.store.transaction import Transaction

_ROWS = """SELECT w.document, d.title, d.url, w.hours, w.etag, w.last_modified, w.looked_at,
           w.failures, w.trouble, w.moved_to, w.sha256, w.untold,
           w.revision IS NOT NULL AND w.sha256 <> d.sha256, d.sha256
           FROM watched_addresses w JOIN documents d ON d.id = w.document"""


class WatchedRow(NamedTuple):
    """A watched address. `sha256` is that of the newest text there, `known` that of ours.

    `waits` tells that the newest text is kept and was not stored; `untold` is what editors have
    not heard yet, words with spaces between them.
    """

    document: int
    title: str
    url: str
    hours: int
    etag: str | None
    last_modified: str | None
    looked_at: str | None
    failures: int
    trouble: str | None
    moved_to: str | None
    sha256: str | None
    untold: str | None
    waits: bool
    known: str


def every(db: Snapshot) -> list[WatchedRow]:
    """Return all watched addresses, in the order of their documents."""
    return [WatchedRow(*row) for row in db.query(f"{_ROWS} ORDER BY w.document")]


def one(db: Snapshot, document: int) -> WatchedRow | None:
    """Return the row of a document, if its address is watched."""
    row = db.first(f"{_ROWS} WHERE w.document = ?", [document])
    return None if row is None else WatchedRow(*row)


def revision(db: Snapshot, document: int) -> bytes | None:
    """Return the newest text of a document that was not stored, as it was kept."""
    query = "SELECT revision FROM watched_addresses WHERE document = ?"
    found = db.value(query, [document]) if one(db, document) else None
    return None if found is None else bytes(found)


def add(db: Transaction, document: int, hours: int) -> None:
    """Watch the address of a document that is not watched."""
    db.insert("watched_addresses", {"document": document, "hours": hours})


def change(db: Transaction, document: int, values: Columns) -> None:
    """Change what is known of a watched address; all else stays. Nothing if it is not watched."""
    db.update("watched_addresses", values, where={"document": document})


def remove(db: Transaction, document: int) -> int:
    """Watch an address no more; return how many were."""
    return db.delete("watched_addresses", where={"document": document})
