"""Shown words: what a fact said when it was shown, from the history of its changes."""

from datetime import datetime

from knowledge.models import Action, Change, Fact
from knowledge.store import Snapshot, audit_log
from knowledge.users import retention

_MOST = 200
"""Changes of a fact that are read back; what lies before more of them is not known."""


def words_shown(db: Snapshot, fact: Fact, at: datetime) -> str | None:
    """Return what a fact said then; None if the history does not tell."""
    said: str | None = fact.text
    changes = audit_log.of_fact(db, fact.id, _MOST)
    for change in changes:
        # Both are known to the second: who asked in it has seen what it said before.
        if change.at < at or said is None:
            return said
        said = _before(change, said)
    return said if len(changes) < _MOST else None


def words_shown_before(db: Snapshot, fact: Fact, at: datetime) -> str | None:
    """Return what a fact said in the answer before, in the session of a question.

    None if that is not known, also because it was changed while the session may have run.
    """
    words = words_shown(db, fact, at)
    return words if words == words_shown(db, fact, at - retention.SESSIONS) else None


def _before(change: Change, said: str) -> str | None:
    """Return what a fact said before a change after which it says this; None if nobody knows."""
    action = change.took_back or change.action
    if not (action is Action.EDIT or change.facts) or not (change.before and change.after):
        return said
    return change.before if change.after.split() == said.split() else None
