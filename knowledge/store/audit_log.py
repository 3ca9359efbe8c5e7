"""SQL of the history: who changed what and when. Lines are added, never changed or deleted."""

from dataclasses import dataclass
from datetime import datetime

from knowledge.models import Action, Change
from knowledge.store.stamps import now
from knowledge.store.transaction import Row, Snapshot, Transaction

_COLUMNS = """SELECT h.id, h.actor, h.action, h.at, h.fact, h.before, h.after,
              (SELECT d.title FROM documents d WHERE d.id = h.document), h.undoes,
              EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id) FROM history h"""


@dataclass(slots=True)
class AuditEntry:
    """What is written down of a change; `before` and `after` are the words it is about."""

    actor: str
    action: Action
    fact: int | None = None
    document: int | None = None
    before: str | None = None
    after: str | None = None
    undoes: int | None = None


def next_number(db: Snapshot) -> int:
    """Return the number of the line that this transaction writes."""
    return int(db.value("SELECT coalesce(max(id), 0) + 1 FROM history"))


def add(db: Transaction, number: int, line: AuditEntry) -> None:
    """Write a line."""
    query = """INSERT INTO history (id, actor, action, at, fact, document, before, after, undoes)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
    what = (line.fact, line.document, line.before, line.after, line.undoes)
    db.execute(query, [number, line.actor, line.action, now(), *what])


def line(db: Snapshot, change: int) -> Change:
    """Return one line."""
    [row] = db.query(f"{_COLUMNS} WHERE h.id = ?", [change])
    return _change(row)


def of_fact(db: Snapshot, fact: int, limit: int, offset: int = 0) -> list[Change]:
    """Return the lines of a fact, newest first."""
    query = f"{_COLUMNS} WHERE h.fact = ? ORDER BY h.id DESC LIMIT ? OFFSET ?"
    return [_change(row) for row in db.query(query, [fact, limit, offset])]


def latest(db: Snapshot, limit: int, offset: int = 0) -> list[Change]:
    """Return all lines, newest first."""
    query = f"{_COLUMNS} ORDER BY h.id DESC LIMIT ? OFFSET ?"
    return [_change(row) for row in db.query(query, [limit, offset])]


def count(db: Snapshot, fact: int | None = None) -> int:
    """Return how many lines there are, of a fact or of all."""
    query = "SELECT count(*) FROM history WHERE ? IS NULL OR fact = ?"
    value = db.value(query, [fact, fact])
    return int(value)


def last_of(db: Snapshot, actor: str) -> Change | None:
    """Return the newest change of somebody that is neither undone nor an undoing itself."""
    query = f"""{_COLUMNS} WHERE h.actor = ? AND h.undoes IS NULL
                AND EXISTS (SELECT 1 FROM undo_log l WHERE l.change = h.id)
                AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id)
                ORDER BY h.id DESC LIMIT 1"""
    row = db.first(query, [actor])
    return None if row is None else _change(row)


def added(db: Snapshot, fact: int) -> tuple[str, datetime] | None:
    """Return who stored a fact, and when."""
    row = db.first("SELECT added_by, added_at FROM facts WHERE id = ?", [fact])
    return None if row is None else (str(row[0]), datetime.fromisoformat(row[1]))


def _change(row: Row) -> Change:
    id_, actor, action, at, fact, before, after, title, undoes, undone = row
    moment = datetime.fromisoformat(at)
    words = (before, after)
    return Change(id_, actor, Action(action), moment, fact, *words, title, undoes, bool(undone))
