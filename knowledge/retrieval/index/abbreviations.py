"""SQL of names and the initials that stand for them."""

from collections.abc import Collection, Iterable, Iterator

from sqlite_utils import Database

_BATCH = 500


def add_initials(db: Database, rows: Iterable[tuple[str, str]]) -> None:
    """Learn initials with the stems of the name, joined by spaces; none for an acronym alone.

    They are kept when facts go: a name that nobody cites any more matches nothing.
    """
    db.conn.executemany("INSERT OR IGNORE INTO initials VALUES (?, ?)", rows)


def spelled_out(db: Database, shorts: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield initials with the stems of each name; [] where they stand alone."""
    wanted = list(shorts)
    for at in range(0, len(wanted), _BATCH):
        batch = wanted[at : at + _BATCH]
        marks = ",".join("?" * len(batch))
        query = f"SELECT short, stems FROM initials WHERE short IN ({marks})"
        for short, stems in db.execute(query, batch):
            yield str(short), str(stems).split()


def sounding(db: Database, prefix: str, limit: int) -> list[tuple[str, str]]:
    """Return words with the key of their sound, as far as that starts so."""
    query = "SELECT term, key FROM spellings WHERE key >= ? AND key < ? LIMIT ?"
    rows = db.execute(query, [prefix, prefix + "\U0010ffff", limit])
    return [(str(term), str(key)) for term, key in rows]
