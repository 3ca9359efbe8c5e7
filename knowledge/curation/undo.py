"""Undo: the rows of a change as they were before, or, if others built on them, its contrary."""

from knowledge.curation import editing
from knowledge.errors import UndoError
from knowledge.models import Action, Change
from knowledge.retrieval.index.build import reindex, unindex
from knowledge.store import Transaction, audit_log, facts
from knowledge.store.audit_log import recorded


def undo_last(db: Transaction, by: str) -> Change | None:
    """Take back the newest change of an editor inside a transaction; None if there is none left.

    Raises UndoError if somebody else has changed the same since, and if the newest thing that
    was done is that a backup was restored.
    """
    last = audit_log.last_of(db, by)
    restored = audit_log.last_restoration(db)
    if restored and (last is None or (restored.actor == by and restored.id > last.id)):
        raise _not_a_change(restored)
    if last is None:
        return None
    newer = audit_log.later(db, last.id)
    with recorded(db, by, Action.UNDO, fact=last.fact) as line:
        line.before, line.after, line.undoes = last.after, last.before, last.id
        if newer:
            _take_back(db, last, audit_log.line(db, newer[-1]))
    if not newer:
        _revert(db, last.id)
    return last


def _revert(db: Transaction, change: int) -> None:
    touched = audit_log.facts_of(db, change)
    unindex(db, touched)
    audit_log.revert(db, change)
    reindex(db, touched)


def _take_back(db: Transaction, change: Change, newer: Change) -> None:
    """Do the contrary of a change, where what came later allows it."""
    found = facts.find(db, change.fact) if change.fact else None
    if found is None:
        raise _refused(newer)
    fact, withdrawn = found
    match change.action:
        case Action.ADD | Action.RESTORE if not withdrawn:
            editing.withdraw(db, fact.id)
        case Action.WITHDRAW if withdrawn:
            editing.restore(db, fact)
        case Action.EDIT if fact.text == change.after and change.before:
            editing.reword(db, fact, change.before)
        case _:
            raise _refused(newer)


def _not_a_change(restored: Change) -> UndoError:
    back = f"python -m bot restore {restored.before}" if restored.before else "another backup"
    return UndoError(
        f"On {restored.at:%Y-%m-%d %H:%M} UTC the database was put back from {restored.after}: "
        f"that is no change that could be taken back. What was there before: {back}.",
        actor=restored.actor,
        is_restoration=True,
    )


def _refused(newer: Change) -> UndoError:
    return UndoError(
        f"{newer.actor} has changed the same since (change {newer.id}); undo that first.",
        actor=newer.actor,
    )
