"""SQL of what people and the bot are in the middle of: short-lived rows, encrypted.

Sessions, pending steps of editors, buttons that work once, files to be saved, subscriptions.
Moments until which rows are kept are seconds since 1970.
"""

from typing import NamedTuple

from knowledge.store.snapshot import Columns, Snapshot
from knowledge.store.transaction import Transaction


class Offer(NamedTuple):
    """What buttons of one message stand for; `tasks` is encrypted."""

    nonce: str
    person: str
    tasks: bytes
    is_once: bool
    expires: int


def put_session(db: Transaction, row: Columns) -> None:
    """Store what a session remembers now: corner, person, talk and at."""
    db.upsert("talks", row)


def session(db: Snapshot, corner: str, since: str) -> bytes | None:
    """Return what a session remembers, if its last turn is not older."""
    query = "SELECT talk FROM talks WHERE corner = ? AND at >= ?"
    return _bytes(db, query, [corner, since])


def end_session(db: Transaction, corner: str) -> None:
    """Forget a session."""
    db.delete("talks", where={"corner": corner})


def let_go_sessions(db: Transaction, before: str) -> None:
    """Forget the sessions whose last turn is older."""
    db.execute("DELETE FROM talks WHERE at < ?", [before])


def session_names(db: Snapshot) -> list[tuple[str, str]]:
    """Return the pseudonym of each session, and its person."""
    return [
        (str(corner), str(person))
        for corner, person in db.query("SELECT corner, person FROM talks")
    ]


def rename_session(db: Transaction, corner: str, new: str) -> None:
    """Let a session go on elsewhere, unless one goes on there already."""
    if db.first("SELECT 1 FROM talks WHERE corner = ?", [new]):
        end_session(db, corner)
    else:
        db.update("talks", {"corner": new}, where={"corner": corner})


def moved_groups(db: Snapshot) -> list[tuple[str, bytes]]:
    """Return the pseudonym of each group that moved, and its encrypted id now."""
    rows = db.query("SELECT former, now FROM moved_groups")
    return [(str(former), bytes(now)) for former, now in rows]


def note_move(db: Transaction, former: str, now: bytes, at: str) -> None:
    """Store where a group went."""
    db.upsert("moved_groups", {"former": former, "now": now, "at": at})


def let_go_moves(db: Transaction, before: str) -> None:
    """Forget the moves before a moment."""
    db.execute("DELETE FROM moved_groups WHERE at < ?", [before])


def begin_step(db: Transaction, person: str, task: bytes, expires: int) -> None:
    """Let an editor be in the middle of this, and of nothing else."""
    db.upsert("steps", {"person": person, "task": task, "expires": expires})


def step(db: Snapshot, person: str, now: int) -> bytes | None:
    """Return what an editor is in the middle of."""
    query = "SELECT task FROM steps WHERE person = ? AND expires > ?"
    return _bytes(db, query, [person, now])


def step_expiries(db: Snapshot) -> dict[str, int]:
    """Return until when each editor is in the middle of something."""
    rows = db.query("SELECT person, expires FROM steps")
    return {str(person): int(expires) for person, expires in rows}


def step_expiry(db: Snapshot, person: str) -> int | None:
    """Return until when an editor is in the middle of something."""
    found = db.value("SELECT expires FROM steps WHERE person = ?", [person])
    return None if found is None else int(found)


def end_step(db: Transaction, person: str) -> None:
    """Let an editor be in the middle of nothing."""
    db.delete("steps", where={"person": person})


def put_offer(db: Transaction, offer: Offer) -> None:
    """Store what buttons stand for."""
    db.insert("offers", {**offer._asdict(), "is_once": int(offer.is_once)})


def take_offer(db: Transaction, nonce: str, person: str, now: int) -> Offer | None:
    """Return what is to be done once, and forget it: no second press finds it."""
    query = """DELETE FROM offers WHERE nonce = ? AND person = ? AND is_once = 1 AND expires > ?
               RETURNING nonce, person, tasks, is_once, expires"""
    row = db.first(query, [nonce, person, now])
    return None if row is None else Offer(*row)


def is_offered(db: Snapshot, nonce: str, person: str, now: int) -> bool:
    """Tell whether an offer was not taken yet."""
    query = "SELECT 1 FROM offers WHERE nonce = ? AND person = ? AND expires > ?"
    return bool(db.query(query, [nonce, person, now]))


def offers_once(db: Snapshot, person: str, now: int) -> list[tuple[str, bytes]]:
    """Return the nonce of each offer to a person that was not taken yet, oldest first."""
    query = """SELECT nonce, tasks FROM offers WHERE person = ? AND is_once = 1 AND expires > ?
               ORDER BY expires, rowid"""
    return [(str(nonce), bytes(tasks)) for nonce, tasks in db.query(query, [person, now])]


def drop_offer(db: Transaction, nonce: str) -> None:
    """Forget what was offered."""
    db.delete("offers", where={"nonce": nonce})


def kept_offer(db: Snapshot, nonce: str, person: str, now: int) -> bytes | None:
    """Return what may be looked at again and again."""
    query = """SELECT tasks FROM offers
               WHERE nonce = ? AND person = ? AND is_once = 0 AND expires > ?"""
    return _bytes(db, query, [nonce, person, now])


def let_go_steps(db: Transaction, now: int) -> None:
    """Delete steps and offers that are too old to be used."""
    for table in ("steps", "offers"):
        db.execute(f"DELETE FROM {table} WHERE expires <= ?", [now])


def put_upload(db: Transaction, key: str, person: str, file: bytes, expires: int) -> None:
    """Store a file until it expires."""
    number = db.value("SELECT coalesce(max(number), 0) + 1 FROM uploads")
    row = {"key": key, "person": person, "file": file, "expires": expires, "number": number}
    db.insert("uploads", row)


def upload(db: Snapshot, key: str, person: str, now: int) -> bytes | None:
    """Return a file of this person."""
    query = "SELECT file FROM uploads WHERE key = ? AND person = ? AND expires > ?"
    return _bytes(db, query, [key, person, now])


def drop_upload(db: Transaction, key: str, person: str) -> None:
    """Delete a file of this person."""
    db.delete("uploads", where={"key": key, "person": person})


def keep_newest_uploads(db: Transaction, person: str, count: int) -> None:
    """Delete all but the newest files of a person."""
    newest = "SELECT key FROM uploads WHERE person = ? ORDER BY number DESC LIMIT ?"
    query = f"DELETE FROM uploads WHERE person = ? AND key NOT IN ({newest})"
    db.execute(query, [person, person, count])


def let_go_uploads(db: Transaction, now: int) -> None:
    """Delete files that are too old to be saved."""
    db.execute("DELETE FROM uploads WHERE expires <= ?", [now])


def subscribe(db: Transaction, person: str, user: bytes, language: str, sent: str) -> None:
    """Put somebody on the list of the digest; `user` is encrypted."""
    row = {"person": person, "user": user, "language": language, "sent": sent}
    db.upsert("digests", row)


def is_subscribed(db: Snapshot, person: str) -> bool:
    """Tell whether somebody gets the digest."""
    return bool(db.query("SELECT 1 FROM digests WHERE person = ?", [person]))


def unsubscribe(db: Transaction, person: str) -> None:
    """Take somebody off the list."""
    db.delete("digests", where={"person": person})


def note_digest(db: Transaction, person: str, sent: str) -> None:
    """Note when somebody got the digest."""
    db.update("digests", {"sent": sent}, where={"person": person})


def subscribers(db: Snapshot) -> list[tuple[bytes, str, str]]:
    """Return the encrypted id, the language and the last digest of each."""
    rows = db.query('SELECT "user", language, sent FROM digests ORDER BY person')
    return [(bytes(user), str(language), str(sent)) for user, language, sent in rows]


def _bytes(db: Snapshot, query: str, values: list[str | int]) -> bytes | None:
    found = db.value(query, list(values))
    return None if found is None else bytes(found)
