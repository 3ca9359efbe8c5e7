"""SQL of the journal: what was asked, what came of it, and what people thought of it."""

from collections.abc import Collection, Sequence
from typing import Any

from knowledge.store.snapshot import Snapshot, batches
from knowledge.store.transaction import Transaction

Row = dict[str, Any]

_THUMBS = """(SELECT count(*) FROM feedback f WHERE f.asked = journal.id AND f.thumb = {})"""
_ENTRIES = f"""
    SELECT id, question, language, outcome, fact, confidence, milliseconds, at, sent, waits,
           {_THUMBS.format(1)} AS ups, {_THUMBS.format(-1)} AS downs, reply,
           chosen, settled_at, settled_by, before, after, grouped, person, told FROM journal"""
_REOPEN = """UPDATE journal SET settled_at = NULL, settled_by = NULL, settled_change = NULL,
             waits = CASE waits WHEN 0 THEN 0 ELSE 1 END"""
_STOP_WAITING = "UPDATE journal SET waits = CASE waits WHEN 0 THEN 0 ELSE -1 END WHERE id = ?"
_OPEN = "settled_at IS NULL AND question IS NOT NULL"
_DOUBTED = "EXISTS (SELECT 1 FROM feedback f WHERE f.asked = journal.id AND f.thumb = -1)"


def put(db: Transaction, row: Row, further: Sequence[str] = ()) -> int:
    """Store what was asked; the same message asked again, edited, replaces what stood there.

    `further` are the places of the other questions that it asked before.
    """
    before = _by("place", db, row["place"]) if row["place"] else None
    if before is None:
        return int(db.insert("journal", row))
    db.delete("feedback", where={"asked": before})
    for place in further:
        db.delete("journal", where={"place": place})
    fresh = ("settled_by", "settled_at", "settled_change", "chosen", "grouped", "told")
    db.update(
        "journal", {**row, **dict.fromkeys(fresh), "sent": 0, "waits": 0}, where={"id": before}
    )
    return before


def answered(db: Snapshot, answer: str) -> int | None:
    """Return the entry that a message of the bot answers."""
    return _by("answer", db, answer)


def reply_to(db: Snapshot, place: str) -> bytes | None:
    """Return where the answer to a message stands."""
    row = db.first("SELECT reply FROM journal WHERE place = ?", [place])
    return row[0] if row else None


def return_addresses(db: Snapshot) -> list[tuple[int, bytes]]:
    """Return each entry whose answer stands somewhere, and where: encrypted."""
    rows = db.query("SELECT id, reply FROM journal WHERE reply IS NOT NULL ORDER BY id")
    return [(int(id_), bytes(reply)) for id_, reply in rows]


def put_answer(db: Transaction, id_: int, answer: str, reply: bytes) -> None:
    """Store where the answer of an entry stands now."""
    db.update("journal", {"answer": answer, "reply": reply}, where={"id": id_})


def set_return_address(db: Transaction, id_: int, reply: bytes) -> None:
    """Store where news of an entry go now."""
    db.update("journal", {"reply": reply}, where={"id": id_})


def talk(db: Snapshot, column: str, by: str, name: str) -> bytes | None:
    """Return what a talk remembered `before` or `after` an entry, found `by` a column."""
    row = db.first(f"SELECT {column} FROM journal WHERE {by} = ?", [name])
    return row[0] if row else None


def set_after(db: Transaction, asked: int, after: bytes) -> None:
    """Store what a talk remembers after an answer that was changed by a button."""
    db.update("journal", {"after": after}, where={"id": asked})


def rate(db: Transaction, asked: int, person: str, thumb: int) -> None:
    """Store what a person thinks of an answer; they may change their mind."""
    row = {"asked": asked, "person": person, "thumb": thumb, "reason": None}
    db.upsert("feedback", row)


def take_back(db: Transaction, asked: int, person: str) -> None:
    """Forget what a person thinks of an answer."""
    db.delete("feedback", where={"asked": asked, "person": person})


def explain(db: Transaction, asked: int, person: str, reason: str) -> None:
    """Store why a person gave a thumb down, if they did."""
    db.update(
        "feedback", {"reason": reason}, where={"asked": asked, "person": person, "thumb": -1}
    )


def rating(db: Snapshot, asked: int, person: str) -> tuple[int, str | None] | None:
    """Return the thumb that a person gave to an answer, and why."""
    query = "SELECT thumb, reason FROM feedback WHERE asked = ? AND person = ?"
    row = db.first(query, [asked, person])
    return None if row is None else (int(row[0]), row[1])


def reasons(db: Snapshot, ids: list[int]) -> list[str]:
    """Return why people gave a thumb down to these, one for each that said so."""
    query = "SELECT reason FROM feedback WHERE reason IS NOT NULL AND asked IN (??)"
    return [str(reason) for (reason,) in db.query_in(query, sorted(ids))]


def mark(db: Transaction, asked: int, column: str) -> None:
    """Set one of the flags `sent` and `waits`."""
    db.update("journal", {column: 1}, where={"id": asked})


def choose(db: Transaction, asked: int, fact: int) -> None:
    """Note the sentence that was opened, if it is not the one that stood first."""
    db.execute("UPDATE journal SET chosen = nullif(?, fact) WHERE id = ?", [fact, asked])


def settle(db: Transaction, ids: list[int], fact: int | None, at: str, change: int | None) -> None:
    """Say that editors have dealt with these, perhaps by a fact, and by which change of theirs.

    Nobody waits for news where there are none; `reopen` lets them wait again.
    """
    for id_ in ids:
        said = {"settled_by": fact, "settled_at": at, "settled_change": change}
        db.update("journal", said, where={"id": id_})
        if fact is None:
            db.execute(_STOP_WAITING, [id_])


def reopen(db: Transaction, ids: Collection[int]) -> None:
    """Let entries wait again that were dealt with without a fact."""
    for id_ in ids:
        db.execute(f"{_REOPEN} WHERE id = ? AND settled_by IS NULL", [id_])


def reopen_settled(db: Transaction, change: int) -> int:
    """Let the entries wait again that a change dealt with; return how many."""
    return db.execute(f"{_REOPEN} WHERE settled_change = ? AND question IS NOT NULL", [change])


def pin(db: Transaction, id_: int, number: int | None) -> None:
    """Say with which entry one stands together, whatever else it looks like; None for nobody."""
    db.update("journal", {"grouped": number}, where={"id": id_})


def news(db: Snapshot) -> list[Row]:
    """Return the entries of whose outcome somebody waits to hear, oldest first."""
    query = f"""{_ENTRIES} WHERE (waits = 1 AND settled_by IS NOT NULL OR waits > 1)
                AND reply IS NOT NULL AND question IS NOT NULL ORDER BY id"""
    return db.records(query)


def told(db: Transaction, id_: int, outcome: str | None) -> None:
    """Note what somebody was told, None for nothing; `reopen` lets them wait again."""
    query = "UPDATE journal SET waits = -1, told = coalesce(?, told) WHERE id = ?"
    db.execute(query, [outcome, id_])


def entries(db: Snapshot, ids: list[int]) -> list[Row]:
    """Return these entries as they stand."""
    return [
        row
        for marks, batch in batches(sorted(ids))
        for row in db.records(f"{_ENTRIES} WHERE id IN ({marks}) ORDER BY id", batch)
    ]


def unanswered(db: Snapshot, outcomes: list[str], since: str) -> list[Row]:
    """Return what nobody has dealt with: no answer, a thumb down, or sent by the asker."""
    marks = ",".join("?" * len(outcomes))
    query = f"""{_ENTRIES} WHERE {_OPEN} AND at >= ?
                AND (sent = 1 OR outcome IN ({marks}) OR {_DOUBTED}) ORDER BY id DESC"""
    return db.records(query, [since, *outcomes])


def settled_unanswered(db: Snapshot, limit: int) -> list[int]:
    """Return the entries that editors dealt with without a fact, of which words are kept."""
    query = """SELECT id FROM journal WHERE settled_at IS NOT NULL AND settled_by IS NULL
               AND question IS NOT NULL ORDER BY settled_at DESC, id DESC LIMIT ?"""
    return [int(id_) for (id_,) in db.query(query, [limit])]


def counts(db: Snapshot, column: str, since: str) -> dict[str, int]:
    """Return how often each value of `outcome`, `language` or `fact` stands in the journal."""
    query = f"""SELECT {column}, count(*) FROM journal WHERE at >= ?
                GROUP BY 1 ORDER BY 2 DESC, 1 NULLS FIRST"""
    return {str(value): int(count) for value, count in db.query(query, [since])}


def count_people(db: Snapshot, since: str) -> int:
    """Return how many people asked, as far as they are still known apart."""
    query = "SELECT count(DISTINCT person) FROM journal WHERE at >= ?"
    return int(db.value(query, [since]))


def thumbs(db: Snapshot, since: str) -> tuple[int, int]:
    """Return how many answers people liked, and how many they did not."""
    query = """SELECT count(*) FILTER (WHERE thumb = 1), count(*) FILTER (WHERE thumb = -1)
               FROM feedback JOIN journal ON journal.id = asked WHERE at >= ?"""
    [(up, down)] = db.query(query, [since])
    return int(up), int(down)


def of_fact(db: Snapshot, fact: int) -> tuple[int, int, int]:
    """Return how often a fact came first in an answer, and the thumbs up and down for that."""
    query = """SELECT (SELECT count(*) FROM journal WHERE fact = ?),
               count(*) FILTER (WHERE thumb = 1), count(*) FILTER (WHERE thumb = -1)
               FROM feedback JOIN journal ON journal.id = asked WHERE journal.fact = ?"""
    [(asked, up, down)] = db.query(query, [fact, fact])
    return int(asked), int(up), int(down)


def durations(db: Snapshot, since: str) -> list[float]:
    """Return how long each answer took, in milliseconds, shortest first."""
    query = "SELECT milliseconds FROM journal WHERE at >= ? ORDER BY milliseconds"
    return [float(value) for (value,) in db.query(query, [since])]


def hours(db: Snapshot, since: str) -> list[tuple[str, str, int]]:
    """Return hour (UTC, as in 2026-01-31T09), outcome and how often, oldest first."""
    query = """SELECT substr(at, 1, 13), outcome, count(*) FROM journal WHERE at >= ?
               GROUP BY 1, 2 ORDER BY 1, 2"""
    return [(str(h), str(o), int(n)) for h, o, n in db.query(query, [since])]


def answered_with(db: Snapshot, outcome: str, since: str, limit: int) -> list[tuple[int, int]]:
    """Return the facts that stood first most often, and how often."""
    query = """SELECT fact, count(*) FROM journal WHERE at >= ? AND outcome = ?
               AND fact IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"""
    return [(int(f), int(n)) for f, n in db.query(query, [since, outcome, limit])]


def let_go(db: Transaction, before: str) -> None:
    """Forget who asked what before a day; that something was asked stays countable."""
    old = "SELECT id FROM journal WHERE at < ? AND question IS NOT NULL"
    db.execute(f"DELETE FROM feedback WHERE asked IN ({old})", [before])
    db.execute(
        "UPDATE journal SET person = NULL, question = NULL, place = NULL, answer = NULL, "
        "reply = NULL, before = NULL, after = NULL, told = NULL, sent = 0, waits = 0 "
        "WHERE at < ? AND question IS NOT NULL",
        [before],
    )


def _by(column: str, db: Snapshot, value: str) -> int | None:
    row = db.first(f"SELECT id FROM journal WHERE {column} = ?", [value])
    return int(row[0]) if row else None
