"""Undo: the rows of a change as they were before, or, if others built on them, its contrary."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from knowledge.curation import editing
from knowledge.errors import UndoError
from knowledge.models import Action, Change
from knowledge.retrieval.index.build import reindex, unindex
from knowledge.store import Database, Transaction, audit_log, editor_decisions, facts, query_log
from knowledge.store.audit_log import recorded


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A change that is taken back: `removed` facts go, `reverted` ones are as they were.

    It `is_contrary` if others have built on it: what it brought is withdrawn and not removed.
    `reopened` counts the questions of the inbox that it had answered and that wait again, `told`
    the people who have heard of it. `undoing` is the number of the line that takes it back.
    """

    change: Change
    removed: int
    reverted: int
    is_contrary: bool
    reopened: int = 0
    told: int = 0
    undoing: int | None = None


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """The changes that undo would take back, newest first, and why it would stop before more."""

    steps: tuple[UndoStep, ...] = ()
    stopped_by: UndoError | None = None

    @property
    def changes(self) -> tuple[int, ...]:
        """The numbers of the changes."""
        return tuple(step.change.id for step in self.steps)


class _TriedOnly(Exception):  # noqa: N818
    """Ends a transaction of which nothing shall be stored."""


def preview_undo(database: Database, by: str, count: int) -> UndoPreview:
    """Return what taking back the newest changes of an editor would do; nothing is changed.

    Raises UndoError if not even the newest can be taken back.
    """
    preview = UndoPreview()
    with suppress(_TriedOnly), database.write() as db:
        preview = _undo(db, by, count)
        raise _TriedOnly
    return preview


def undo_changes(db: Transaction, by: str, changes: Sequence[int]) -> tuple[UndoStep, ...]:
    """Take back the newest changes of an editor, all or none, if they still are these.

    Raises UndoError, also if their newest are others by now.
    """
    done = _undo(db, by, len(changes))
    if done.changes != tuple(changes):
        raise UndoError("Something was changed since this was shown.", actor=by, is_outdated=True)
    return done.steps


def _undo(db: Transaction, by: str, count: int) -> UndoPreview:
    steps: list[UndoStep] = []
    while len(steps) < count:
        try:
            step = _undo_one(db, by)
        except UndoError as exc:
            if not steps:
                raise
            return UndoPreview(tuple(steps), exc)
        if step is None:
            break
        steps.append(step)
    return UndoPreview(tuple(steps))


def undo_change(db: Transaction, by: str, change: int) -> bool:
    """Take back one change, whatever came after it; False if others have built on it since.

    Nothing is done if it was taken back already.
    """
    done = audit_log.line(db, change)
    if done.undone:
        return True
    if audit_log.later(db, change) or not audit_log.has_images(db, change):
        return False
    with recorded(db, by, Action.UNDO, fact=done.fact) as line:
        line.before, line.after, line.undoes = done.after or done.title, done.before, change
        _revert(db, change)
    query_log.reopen_settled(db, change)
    return True


def undo_last(db: Transaction, by: str) -> Change | None:
    """Take back the newest change of an editor inside a transaction; None if there is none left.

    Raises UndoError if somebody else has changed the same since, and if the newest thing that
    was done is that a backup was restored.
    """
    step = _undo_one(db, by)
    return step.change if step else None


def _undo_one(db: Transaction, by: str) -> UndoStep | None:
    last = audit_log.last_of(db, by)
    restored = audit_log.last_restoration(db)
    if restored and (last is None or (restored.actor == by and restored.id > last.id)):
        raise _not_a_change(restored)
    if last is None:
        return None
    newer = audit_log.later(db, last.id)
    removed, reverted = audit_log.touched_facts(db, last.id)
    with recorded(db, by, Action.UNDO, fact=last.fact) as line:
        line.before, line.after, line.undoes = last.after or last.title, last.before, last.id
        if newer:
            _take_back(db, last, audit_log.line(db, newer[-1]))
        else:
            _revert(db, last.id)
    told = editor_decisions.count_told(db, last.id)
    reopened = query_log.reopen_settled(db, last.id)
    return UndoStep(last, removed, reverted, bool(newer), reopened, told, line.id)


def redo_changes(db: Transaction, by: str, undoings: Sequence[int]) -> tuple[Change, ...]:
    """Do again what an editor took back, by the lines that took it back, the newest last.

    All or nothing. Raises UndoError if somebody has changed the same since, or has done it.
    """
    return tuple(_redo_one(db, by, each) for each in reversed(undoings))


def _redo_one(db: Transaction, by: str, undoing: int) -> Change:
    taken_back = audit_log.line(db, undoing)
    newer = audit_log.later(db, undoing)
    is_undo = taken_back.action is Action.UNDO and audit_log.has_images(db, undoing)
    if taken_back.undone or newer or not is_undo:
        message = "Something was changed there since it was taken back."
        raise UndoError(message, actor=by, is_outdated=True)
    done = audit_log.line(db, taken_back.undoes or 0)
    with recorded(db, by, done.action, fact=done.fact) as line:
        line.before, line.after, line.undoes = done.before, done.after or done.title, undoing
        _revert(db, undoing)
    return done


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
