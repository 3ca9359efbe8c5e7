"""Facts as ranking looks at them, kept in memory as long as nothing changes.

Ranking looks at a hundred sentences to choose one; most were looked at for another question.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from knowledge.store.connection import revision
from knowledge.store.index import batches
from knowledge.store.stamps import digest

CAPACITY = 4_000
"""Facts, each of about a kilobyte: to forget them all at once must hold up nobody."""
_NEAR = 10
"""Sentences on either side that still belong to a fact's paragraph, for some have thousands."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A fact as the index holds it; `stems` in the order of the sentence."""

    id: int
    document: int
    paragraph: int
    sentence: int
    stems: tuple[str, ...]
    text: str

    @property
    def place(self) -> tuple[int, int, int]:
        return self.document, self.paragraph, self.sentence


class Shelf:
    """What one connection has looked at since the last change. Not thread-safe, as it is not."""

    def __init__(self) -> None:
        self._state = (-1, -1)
        self._facts: dict[int, Indexed] = {}
        self._near: dict[int, tuple[int, ...]] = {}
        self._stems: dict[int, tuple[str, ...]] = {}

    def paragraphs(self, db: Database, facts: Collection[int]) -> list[Indexed]:
        """Return these facts and those near them in their paragraphs, in the order of the texts.

        Facts that do not say any more what was stored are left out: nothing may be built on them.
        """
        self._refresh(db)
        if missing := [fact for fact in facts if fact not in self._near]:
            self._fetch(db, missing)
        ids = {near for fact in facts for near in self._near.get(fact, ())}
        return sorted((self._facts[id_] for id_ in ids), key=lambda fact: fact.place)

    def stems(self, db: Database, facts: Collection[int]) -> dict[int, tuple[str, ...]]:
        """Return the stems of these facts."""
        self._refresh(db)
        missing = [fact for fact in facts if fact not in self._stems]
        for marks, batch in batches(missing):
            query = f"SELECT rowid, stems FROM search WHERE rowid IN ({marks})"
            for id_, stems in db.execute(query, batch):
                self._stems[id_] = tuple(stems.split())
        return self._stems

    def _refresh(self, db: Database) -> None:
        """Forget all once anything has changed, in this connection or another."""
        state = revision(db), db.conn.total_changes
        if state != self._state or len(self._facts) > CAPACITY:
            self._facts.clear()
            self._near.clear()
            self._stems.clear()
            self._state = state

    def _fetch(self, db: Database, facts: Iterable[int]) -> None:
        near: dict[int, list[int]] = {}
        for marks, batch in batches(facts):
            query = f"""SELECT near.id, f.id, f.document, f.paragraph, f.sentence, s.stems, f.text,
                f.sha256 FROM facts near JOIN facts f ON f.document = near.document
                AND f.paragraph = near.paragraph
                AND f.sentence BETWEEN near.sentence - {_NEAR} AND near.sentence + {_NEAR}
                JOIN search s ON s.rowid = f.id WHERE near.id IN ({marks})"""
            for wanted, id_, document, paragraph, sentence, stems, text, sha256 in db.execute(
                query, batch
            ):
                if id_ not in self._facts:
                    if digest(text) != sha256:
                        continue
                    self._facts[id_] = Indexed(
                        id_, document, paragraph, sentence, tuple(stems.split()), text
                    )
                near.setdefault(wanted, []).append(id_)
        self._near |= {fact: tuple(ids) for fact, ids in near.items()}


def shelf_of(db: Database) -> Shelf:
    """Return the shelf of a connection."""
    shelf = _SHELVES.get(db)
    if shelf is None:
        shelf = _SHELVES[db] = Shelf()
    return shelf


_SHELVES: WeakKeyDictionary[Database, Shelf] = WeakKeyDictionary()
