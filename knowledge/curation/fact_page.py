"""The page of a fact: all that is known of it, as an editor looks it up."""

from dataclasses import dataclass
from datetime import datetime

from knowledge.models import Change, Fact
from knowledge.store import Snapshot, annotations, audit_log, facts, query_log
from knowledge.store.stale_annotations import StaleAnnotation, stale


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """A question that hangs on a fact; `answers` is False for one that the fact leaves open.

    One that `is_stale` was written for other words of the fact, and counts for nothing.
    """

    id: int
    text: str
    language: str
    answers: bool
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All that is known of a fact. `asked` counts how often it came first in an answer.

    `stale` is what was written for other words of it, and `latest` the newest line of its history.
    """

    fact: Fact
    withdrawn: bool
    questions: tuple[StoredQuestion, ...]
    translations: dict[str, str]
    asked: int
    ups: int
    downs: int
    added_by: str
    added_at: datetime
    changes: int
    stale: tuple[StaleAnnotation, ...] = ()
    latest: Change | None = None


def read_page(db: Snapshot, fact: int) -> Page | None:
    """Return all that is known of a fact, withdrawn or not; None if it was never there."""
    found = facts.find(db, fact)
    added = audit_log.added(db, fact)
    if found is None or added is None:
        return None
    return Page(
        *found,
        tuple(StoredQuestion(*row) for row in annotations.questions(db, fact)),
        annotations.translations(db, fact),
        *query_log.of_fact(db, fact),
        *added,
        audit_log.count(db, fact),
        tuple(stale(db, fact)),
        next(iter(audit_log.of_fact(db, fact, 1)), None),
    )
