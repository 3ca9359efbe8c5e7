"""Names by the initials that stand for them."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from knowledge.store import Snapshot, Transaction

_MOST = 2_000
"""Rows of initials up to which it is kept which stand alone."""


class Abbreviations:
    """Reads initials with the names that they abbreviate."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def spelled_out(self, shorts: Collection[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield initials with the stems of each name; [] where they stand alone."""
        query = "SELECT short, stems FROM initials WHERE short IN (??)"
        for short, stems in self._snapshot.query_in(query, shorts):
            yield str(short), str(stems).split()

    def standing_alone(self, shorts: Collection[str]) -> list[str]:
        """Return those of these initials that stand alone somewhere, as OSCE does."""
        if self._alone is None:
            return [short for short, stems in self.spelled_out(shorts) if not stems]
        return [short for short in shorts if short in self._alone]

    def are_looked_for(self) -> bool:
        """Tell whether any initials may stand alone."""
        return self._alone is None or bool(self._alone)

    @cached_property
    def _alone(self) -> frozenset[str] | None:
        """All initials that stand alone; None if there are too many to be kept."""
        rows = self._snapshot.query("SELECT short, stems FROM initials LIMIT ?", [_MOST + 1])
        return frozenset(s for s, stems in rows if not stems) if len(rows) <= _MOST else None


def add_initials(db: Transaction, rows: Iterable[tuple[str, str]]) -> None:
    """Learn initials with the stems of the name, joined by spaces; none for an acronym alone.

    They are kept when facts go: a name that nobody cites any more matches nothing.
    """
    db.execute_many("INSERT OR IGNORE INTO initials VALUES (?, ?)", rows)
