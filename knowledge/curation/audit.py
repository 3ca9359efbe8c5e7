"""Every change of what is curated: a line in the history, and the notes that undo it."""

from collections.abc import Iterator
from contextlib import contextmanager

from knowledge.models import Action
from knowledge.store import Transaction, audit_log, undoing
from knowledge.store.audit_log import AuditEntry

STEPS = 50
"""Changes of each editor that can be undone; older ones stay in the history."""


@contextmanager
def recorded(
    db: Transaction, actor: str, action: Action, *, fact: int | None = None
) -> Iterator[AuditEntry]:
    """Record what the body changes, inside a transaction; the body completes the line.

    A body that changes nothing leaves no line.
    """
    number, line = audit_log.next_number(db), AuditEntry(actor, action, fact)
    undoing.open_change(db, number)
    yield line
    undoing.close_change(db)
    if undoing.is_noted(db, number) or line.undoes is not None:
        audit_log.add(db, number, line)
        undoing.prune(db, actor, STEPS)
