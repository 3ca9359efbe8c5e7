"""SQL of names and the initials that stand for them."""

from collections.abc import Collection, Iterable, Iterator

from knowledge.store import Snapshot, Transaction


def add_initials(db: Transaction, rows: Iterable[tuple[str, str]]) -> None:
    """Learn initials with the stems of the name, joined by spaces; none for an acronym alone.

    They are kept when facts go: a name that nobody cites any more matches nothing.
    """
    db.execute_many("INSERT OR IGNORE INTO initials VALUES (?, ?)", rows)


def spelled_out(db: Snapshot, shorts: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield initials with the stems of each name; [] where they stand alone."""
    query = "SELECT short, stems FROM initials WHERE short IN (??)"
    for short, stems in db.query_in(query, shorts):
        yield str(short), str(stems).split()


def sounding(db: Snapshot, prefix: str, limit: int) -> list[tuple[str, str]]:
    """Return words with the key of their sound, as far as that starts so."""
    query = "SELECT term, key FROM spellings WHERE key >= ? AND key < ? LIMIT ?"
    rows = db.query(query, [prefix, prefix + "\U0010ffff", limit])
    return [(str(term), str(key)) for term, key in rows]
