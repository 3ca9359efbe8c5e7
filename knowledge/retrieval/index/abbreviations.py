"""Names by the initials that stand for them."""

from collections.abc import Collection, Iterable, Iterator

from knowledge.store import Snapshot, Transaction


class Abbreviations:
    """Reads initials with the names that they abbreviate."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def spelled_out(self, shorts: Collection[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield initials with the stems of each name; [] where they stand alone."""
        query = "SELECT short, stems FROM initials WHERE short IN (??)"
        for short, stems in self._snapshot.query_in(query, shorts):
            yield str(short), str(stems).split()


def add_initials(db: Transaction, rows: Iterable[tuple[str, str]]) -> None:
    """Learn initials with the stems of the name, joined by spaces; none for an acronym alone.

    They are kept when facts go: a name that nobody cites any more matches nothing.
    """
    db.execute_many("INSERT OR IGNORE INTO initials VALUES (?, ?)", rows)
