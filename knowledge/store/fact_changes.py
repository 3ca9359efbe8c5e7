"""SQL of fact changes: what a change of many facts did to each; it outlasts the before-images."""

import json
from dataclasses import dataclass, replace

from knowledge.models import Change
from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction

_FORMER = """
    SELECT before FROM fact_changes WHERE fact = ?
    UNION ALL SELECT before FROM history WHERE fact = ? AND action = 'edit' AND before IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class FactChange:
    """What a document that came again did to a fact: its words before, and after.

    `after` is None if the fact was withdrawn, and the same as `before` if it was restored.
    """

    fact: int
    before: str
    after: str | None


def changes_of(db: Snapshot, change: int) -> list[FactChange]:
    """Return what a change of many facts did to each that was there, by number."""
    query = "SELECT fact, before, after FROM fact_changes WHERE change = ? ORDER BY fact"
    return [FactChange(int(fact), str(was), now_) for fact, was, now_ in db.query(query, [change])]


def former_wordings(db: Snapshot, fact: int) -> list[str]:
    """Return what the history still knows that a fact has said."""
    return [str(words) for (words,) in db.query(_FORMER, [fact, fact])]


def keep_fact_changes(db: Transaction, change: int) -> None:
    """Keep what a change of many facts did to each; its before-images go in the end."""
    query = """SELECT fact, before FROM undo_log
               WHERE change = ? AND tab = 'facts' AND before IS NOT NULL ORDER BY id DESC"""
    # The first image of a fact is the one from before the change.
    images = {int(fact): json.loads(before) for fact, before in db.query(query, [change])}
    now_ = "SELECT id, text, withdrawn_at FROM facts WHERE id IN (??)"
    for fact, text, withdrawn_at in db.query_in(now_, images):
        before = images[fact]
        if (text, withdrawn_at is None) != (before["text"], before["withdrawn_at"] is None):
            after = text if withdrawn_at is None else None
            row = {"change": change, "fact": fact, "before": before["text"], "after": after}
            db.insert("fact_changes", row)


def told_of(db: Snapshot, change: Change, fact: int) -> Change:
    """Return a change of many facts as the history of one of them tells it."""
    query = "SELECT before, after FROM fact_changes WHERE change = ? AND fact = ?"
    [(before, after)] = db.query(query, [change.id, fact])
    title = change.title or change.after
    return replace(change, fact=fact, before=before, after=after, title=title)
