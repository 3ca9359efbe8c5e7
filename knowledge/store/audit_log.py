"""The audit log: who changed what and when, with the before-images that undo it.

Lines are added, never changed or deleted; before-images go when a change is too old to be undone.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from knowledge.models import Action, Change
from knowledge.store.fact_changes import keep_fact_changes, told_of
from knowledge.store.snapshot import Columns, Row, Snapshot
from knowledge.store.timestamps import now
from knowledge.store.transaction import Transaction

UNDOABLE = 50
"""Changes of each editor that can be undone; older ones stay in the log."""
_LINES = """SELECT h.id, h.actor, h.action, h.at, h.fact, h.before, h.after,
            (SELECT d.title FROM documents d WHERE d.id = h.document), h.undoes,
            EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id),
            (SELECT count(*) FROM fact_changes c WHERE c.change = h.id),
            (SELECT t.action FROM history t WHERE t.id = h.undoes) FROM history h"""
_STANDING = """WHERE h.actor = ? AND h.action <> 'undo'
               AND EXISTS (SELECT 1 FROM undo_log l WHERE l.change = h.id)
               AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id) ORDER BY h.id DESC"""
_CANCELLED = """(WITH RECURSIVE chain (id) AS (SELECT newer.change
                UNION ALL SELECT h.undoes FROM history h JOIN chain c ON h.id = c.id
                WHERE h.undoes > ?) SELECT count(*) FROM chain) % 2 = 0"""
"""What is true of a line that took back, or did again, what is newer than a number, so often that
it comes to nothing: with the lines below it that are newer as well it is one of an even count."""
_CAME = "SELECT change FROM fact_changes WHERE fact = ?"
_OF_FACT = f"h.fact = ? OR h.id IN ({_CAME}) OR h.undoes IN ({_CAME})"


@dataclass(slots=True)
class AuditEntry:
    """What is written down of a change; `before` and `after` are the words it is about.

    `id` is the number of the line, once there is one.
    """

    actor: str
    action: Action
    fact: int | None = None
    document: int | None = None
    before: str | None = None
    after: str | None = None
    undoes: int | None = None
    id: int | None = None


@contextmanager
def recorded(
    db: Transaction, actor: str, action: Action, *, fact: int | None = None
) -> Iterator[AuditEntry]:
    """Record what the body changes; the body completes the line.

    A body that changes nothing leaves no line.
    """
    number, line = _next_number(db), AuditEntry(actor, action, fact)
    with db.recording(number):
        yield line
    if has_images(db, number) or line.undoes is not None:
        _add(db, number, line)
        if line.fact is None and line.action is not Action.UNDO:
            keep_fact_changes(db, number)
        _prune(db, actor)


def note_restoration(db: Transaction, actor: str, backup: str, aside: str | None) -> None:
    """Record that a backup took the place of the database, and where that lies now."""
    _add(db, _next_number(db), AuditEntry(actor, Action.PUT_BACK, before=aside, after=backup))


def last_restoration(db: Snapshot) -> Change | None:
    """Return when a backup took the place of the database last; None if that never happened."""
    query = f"{_LINES} WHERE h.action = ? ORDER BY h.id DESC LIMIT 1"
    row = db.first(query, [Action.PUT_BACK])
    return None if row is None else _change(row)


def line(db: Snapshot, change: int) -> Change:
    """Return one line."""
    [row] = db.query(f"{_LINES} WHERE h.id = ?", [change])
    return _change(row)


def of_fact(db: Snapshot, fact: int, limit: int, offset: int = 0) -> list[Change]:
    """Return the lines of a fact, newest first.

    Of what came with a document, they say what that did to this fact; `after` is None if the
    document holds it no more.
    """
    query = f"{_LINES} WHERE {_OF_FACT} ORDER BY h.id DESC LIMIT ? OFFSET ?"
    lines = [_change(row) for row in db.query(query, [fact, fact, fact, limit, offset])]
    return [told_of(db, each, fact) if each.facts else each for each in lines]


def latest(db: Snapshot, limit: int, offset: int = 0) -> list[Change]:
    """Return all lines, newest first."""
    query = f"{_LINES} ORDER BY h.id DESC LIMIT ? OFFSET ?"
    return [_change(row) for row in db.query(query, [limit, offset])]


def latest_of_answers(db: Snapshot) -> Change | None:
    """Return the newest line of what answers may depend on; questions taken out change none."""
    query = f"""{_LINES} WHERE h.action <> ? AND NOT EXISTS
                (SELECT 1 FROM history t WHERE t.id = h.undoes AND t.action = ?)
                ORDER BY h.id DESC LIMIT 1"""
    row = db.first(query, [Action.DISMISS] * 2)
    return None if row is None else _change(row)


def count(db: Snapshot, fact: int | None = None) -> int:
    """Return how many lines there are, of a fact or of all."""
    where, values = ("", []) if fact is None else (f"WHERE {_OF_FACT}", [fact] * 3)
    return int(db.value(f"SELECT count(*) FROM history h {where}", values))


def last_of(db: Snapshot, actor: str) -> Change | None:
    """Return the newest change of somebody that is neither undone nor an undoing itself."""
    row = db.first(f"{_LINES} {_STANDING} LIMIT 1", [actor])
    return None if row is None else _change(row)


def standing_changes(db: Snapshot, actor: str) -> list[int]:
    """Return the changes of somebody that can be taken back, in that order: newest first."""
    return [int(id_) for (id_,) in db.query(f"SELECT h.id FROM history h {_STANDING}", [actor])]


def last_undo(db: Snapshot, actor: str) -> Change | None:
    """Return somebody's newest line, if that took something back that can be done again."""
    row = db.first(f"{_LINES} WHERE h.actor = ? ORDER BY h.id DESC LIMIT 1", [actor])
    found = _change(row) if row else None
    if found is None or found.action is not Action.UNDO or not has_images(db, found.id):
        return None
    return None if later(db, found.id) else found


def added(db: Snapshot, fact: int) -> tuple[str, datetime] | None:
    """Return who stored a fact, and when."""
    row = db.first("SELECT added_by, added_at FROM facts WHERE id = ?", [fact])
    return None if row is None else (str(row[0]), datetime.fromisoformat(row[1]))


def facts_of(db: Snapshot, change: int) -> list[int]:
    """Return the facts that a change touched, in themselves or in their annotations."""
    query = "SELECT DISTINCT fact FROM undo_log WHERE change = ? AND fact IS NOT NULL ORDER BY 1"
    return [int(fact) for (fact,) in db.query(query, [change])]


def touched_facts(db: Snapshot, change: int) -> tuple[int, int]:
    """Return how many facts a change brought, and how many say something else since."""
    query = "SELECT fact, before FROM undo_log WHERE change = ? AND tab = 'facts' ORDER BY id DESC"
    before = {int(fact): image and json.loads(image) for fact, image in db.query(query, [change])}
    said = ("text", "kind", "speaker", "withdrawn_at")
    now_ = db.query_in(f"SELECT id, {', '.join(said)} FROM facts WHERE id IN (??)", [*before])
    others = [(before[fact], words) for fact, *words in now_ if before[fact]]
    changed = sum([image[name] for name in said] != words for image, words in others)
    return sum(image is None for image in before.values()), changed


def later(db: Snapshot, change: int) -> list[int]:
    """Return the newer changes, not undone, of the same rows or of facts that this one brought.

    What took back a newer one counts for as little as that, and so does what was done again.
    """
    newer = f"""SELECT DISTINCT newer.change FROM undo_log newer JOIN undo_log mine
               ON mine.change = ? AND {{}}
               WHERE newer.change > ? AND NOT {_CANCELLED}
               AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = newer.change)"""
    same_row = newer.format("mine.tab = newer.tab AND mine.key = newer.key")
    brought = newer.format("mine.tab = 'facts' AND mine.before IS NULL AND mine.fact = newer.fact")
    rows = db.query(f"{same_row} UNION {brought} ORDER BY 1", [change] * 6)
    return [int(found) for (found,) in rows]


def revert(db: Transaction, change: int) -> None:
    """Put every row of a change back as it was; the index must be told before and after.

    Last things first, so that foreign keys hold at every step as they did then.
    """
    # The number of a fact that goes is not given again.
    db.execute(
        "UPDATE state SET last_fact = (SELECT max(id) FROM facts) "
        "WHERE last_fact < (SELECT max(id) FROM facts)"
    )
    query = "SELECT tab, key, before FROM undo_log WHERE change = ? ORDER BY id DESC"
    for table, key, before in db.query(query, [change]):
        _put_back(db, table, json.loads(key), json.loads(before) if before else None)


def _put_back(db: Transaction, table: str, key: Columns, before: Columns | None) -> None:
    if before is None:
        db.delete(table, where=key)
    elif not db.update(table, before, where=key):
        # Somebody may have stored the same again meanwhile, under another number.
        db.insert_if_new(table, before)


def _next_number(db: Snapshot) -> int:
    return int(db.value("SELECT coalesce(max(id), 0) + 1 FROM history"))


def has_images(db: Snapshot, change: int) -> bool:
    """Tell whether a change touched rows, and is not too old to be undone."""
    query = "SELECT EXISTS (SELECT 1 FROM undo_log WHERE change = ?)"
    return bool(db.value(query, [change]))


def _add(db: Transaction, number: int, line: AuditEntry) -> None:
    line.id = number
    said = {name: getattr(line, name) for name in line.__slots__}
    db.insert("history", {**said, "at": now()})


def _prune(db: Transaction, actor: str) -> None:
    newest = "SELECT id FROM history WHERE actor = ? ORDER BY id DESC LIMIT ?"
    db.execute(
        "DELETE FROM undo_log WHERE change IN (SELECT id FROM history WHERE actor = ?) "
        f"AND change NOT IN ({newest})",
        [actor, actor, UNDOABLE],
    )


def _change(row: Row) -> Change:
    id_, actor, action, at, fact, before, after, title, undoes, undone, count, target = row
    moment = datetime.fromisoformat(at)
    said = (before, after, title, undoes, bool(undone))
    is_undo = action == Action.UNDO
    took_back = Action(target) if target and is_undo else None
    redoes = undoes is not None and not is_undo
    return Change(id_, actor, Action(action), moment, fact, *said, count, took_back, redoes)
