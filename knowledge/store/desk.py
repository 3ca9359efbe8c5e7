"""SQL of the desk: one unfinished step an editor, and what buttons may still do."""

from typing import NamedTuple

from knowledge.store.transaction import Snapshot, Transaction


class Offer(NamedTuple):
    """What buttons of one message stand for; `tasks` is encrypted."""

    nonce: str
    person: str
    tasks: bytes
    is_once: bool
    expires: int


def begin(db: Transaction, person: str, task: bytes, expires: int) -> None:
    """Let an editor be in the middle of this, and of nothing else."""
    query = "INSERT OR REPLACE INTO steps (person, task, expires) VALUES (?, ?, ?)"
    db.execute(query, [person, task, expires])


def step(db: Snapshot, person: str, now: int) -> bytes | None:
    """Return what an editor is in the middle of."""
    query = "SELECT task FROM steps WHERE person = ? AND expires > ?"
    row = db.first(query, [person, now])
    return None if row is None else bytes(row[0])


def expiries(db: Snapshot) -> dict[str, int]:
    """Return until when each editor is in the middle of something, in seconds since 1970."""
    return dict(db.query("SELECT person, expires FROM steps"))


def end(db: Transaction, person: str) -> None:
    """Let an editor be in the middle of nothing."""
    db.execute("DELETE FROM steps WHERE person = ?", [person])


def put(db: Transaction, offer: Offer) -> None:
    """Store what buttons stand for."""
    db.execute("INSERT INTO offers VALUES (?, ?, ?, ?, ?)", offer)


def take(db: Snapshot, nonce: str, person: str, now: int) -> Offer | None:
    """Return what is to be done once, and forget it: no second press finds it."""
    query = """DELETE FROM offers WHERE nonce = ? AND person = ? AND is_once AND expires > ?
               RETURNING nonce, person, tasks, is_once, expires"""
    row = db.first(query, [nonce, person, now])
    return None if row is None else Offer(*row)


def kept(db: Snapshot, nonce: str, person: str, now: int) -> bytes | None:
    """Return what may be looked at again and again."""
    query = """SELECT tasks FROM offers
               WHERE nonce = ? AND person = ? AND NOT is_once AND expires > ?"""
    row = db.first(query, [nonce, person, now])
    return None if row is None else bytes(row[0])


def prune(db: Transaction, now: int) -> None:
    """Delete what is too old to be used."""
    for table in ("steps", "offers"):
        db.execute(f"DELETE FROM {table} WHERE expires <= ?", [now])
