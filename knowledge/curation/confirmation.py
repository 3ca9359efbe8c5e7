"""Confirmation: what was written for other words of a fact counts again once an editor says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.models import Action
from knowledge.retrieval.index.build import reindex
from knowledge.store import Database, stale_annotations
from knowledge.store.audit_log import recorded
from knowledge.store.stale_annotations import StaleAnnotation


@dataclass(frozen=True, slots=True)
class Stale:
    """Questions and translations that wait to be confirmed, in the order of their facts.

    `state` differs as soon as one of them, or what its fact says, is another.
    """

    items: tuple[StaleAnnotation, ...]
    state: str

    @property
    def facts(self) -> list[int]:
        return sorted({each.fact for each in self.items})

    def only(self, key: str) -> "Stale":
        """Return the one of a key, with its own state; empty if it does not wait."""
        return _of(self.items, key)


class Confirmation:
    """What waits to be confirmed. Writes must come from one thread, as all that changes facts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(
        self, fact: int | None = None, key: str | None = None, *, change: int | None = None
    ) -> Stale:
        """Return what waits: of a fact, of those that a change reworded, of all, or of a key."""
        return _of(stale_annotations.stale(self._database.read(), fact, change), key)

    def former_words(self, item: StaleAnnotation) -> str | None:
        """Return the words that an annotation was written for, if the history knows them."""
        db = self._database.read()
        return stale_annotations.former_words(db, item.fact, item.written_for)

    def confirm(
        self,
        state: str,
        *,
        by: str,
        fact: int | None = None,
        key: str | None = None,
        change: int | None = None,
    ) -> Stale | None:
        """Let what waits belong to what the facts say now, and return it.

        The last three are as in `waiting`, and `state` is that of what the editor has seen.
        None, and nothing is changed, if that is not what waits any more.
        """
        with self._database.write() as db:
            found = _of(stale_annotations.stale(db, fact, change), key)
            if not found.items or found.state != state:
                return None
            only = found.facts[0] if len(found.facts) == 1 else None
            with recorded(db, by, Action.CONFIRM, fact=only) as line:
                line.after = "\n".join(each.text for each in found.items)
                stale_annotations.confirm(db, found.items)
                reindex(db, found.facts)
        return found


def _of(found: Sequence[StaleAnnotation], key: str | None) -> Stale:
    items = tuple(each for each in found if key in (None, each.key))
    return Stale(items, stale_annotations.state_of(items))
