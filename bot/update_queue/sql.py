"""SQL of the update queue, a database of its own: no import of facts delays it."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from knowledge import Schema, Snapshot, Transaction

SCHEMA = Schema.of_sql(
    "updates",
    # Waiting while they have a payload, dead once they have an error.
    m001_updates=(
        (
            "CREATE TABLE updates (id INTEGER PRIMARY KEY, person TEXT, payload BLOB, error TEXT, "
            "starts INTEGER NOT NULL DEFAULT 0, received_at INTEGER NOT NULL, settled_at INTEGER)"
        ),
        "CREATE INDEX updates_open ON updates(id) WHERE settled_at IS NULL",
        "CREATE INDEX updates_dead ON updates(person) WHERE error IS NOT NULL",
        "CREATE INDEX updates_settled ON updates(settled_at)",
    ),
    # Telegram numbers the updates of each bot for itself: 0 is the bot of before.
    m002_bots=(
        (
            "CREATE TABLE updates_of_bots (bot INTEGER NOT NULL, id INTEGER NOT NULL, "
            "person TEXT, payload BLOB, error TEXT, starts INTEGER NOT NULL DEFAULT 0, "
            "received_at INTEGER NOT NULL, settled_at INTEGER, PRIMARY KEY (bot, id))"
        ),
        (
            "INSERT INTO updates_of_bots SELECT 0, id, person, payload, error, starts, "
            "received_at, settled_at FROM updates"
        ),
        "DROP TABLE updates",
        "ALTER TABLE updates_of_bots RENAME TO updates",
        "CREATE INDEX updates_open ON updates(id) WHERE settled_at IS NULL",
        "CREATE INDEX updates_dead ON updates(person) WHERE error IS NOT NULL",
        "CREATE INDEX updates_settled ON updates(settled_at)",
    ),
    # What stays in order; replicas, which share the work on a server, claim it.
    m003_chats=("ALTER TABLE updates ADD COLUMN chat TEXT",),
)


_AT_ONCE = 100
"""Updates that are stored by one statement: as many as Telegram hands over."""


_ADD = """
    INSERT INTO updates (bot, id, chat, person, payload, received_at) VALUES ??
    ON CONFLICT DO NOTHING RETURNING id"""


class UpdateRow(NamedTuple):
    """An update to be stored, of the bot that it was sent to; `payload` is encrypted."""

    bot: int
    id: int
    chat: str
    person: str | None
    payload: bytes
    received_at: int


class DeadUpdate(NamedTuple):
    """An update that could not be dealt with."""

    id: int
    error: str
    at: int


def add(db: Snapshot, rows: Iterable[UpdateRow]) -> set[int]:
    """Store updates, and return the ids of those that were not there before."""
    every, fresh = list(rows), set[int]()
    for at in range(0, len(every), _AT_ONCE):
        batch = every[at : at + _AT_ONCE]
        marks = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(batch))
        stored = db.query(_ADD.replace("??", marks), [*chain.from_iterable(batch)])
        fresh |= {int(id_) for (id_,) in stored}
    return fresh


def adopt(db: Transaction, bot: int) -> None:
    """Let updates whose bot was not noted be those of this one."""
    query = (
        "UPDATE updates SET bot = ? "
        "WHERE bot = 0 AND id NOT IN (SELECT id FROM updates WHERE bot = ?)"
    )
    db.execute(query, [bot, bot])


def waiting(db: Snapshot, bot: int) -> Iterator[tuple[int, bytes, int]]:
    """Yield id, payload and number of starts of what waits for a bot, oldest first."""
    query = (
        "SELECT id, payload, starts FROM updates WHERE settled_at IS NULL AND bot = ? ORDER BY id"
    )
    yield from db.query(query, [bot])


def without_chat(db: Snapshot, bot: int) -> list[tuple[int, bytes]]:
    """Return id and payload of what waits since before chats were noted."""
    query = (
        "SELECT id, payload FROM updates "
        "WHERE settled_at IS NULL AND bot = ? AND chat IS NULL ORDER BY id"
    )
    return [(int(id_), payload) for id_, payload in db.query(query, [bot])]


def note_chats(db: Transaction, bot: int, chats: Iterable[tuple[int, str]]) -> None:
    """Note the chats of updates that were stored without, by their ids."""
    query = "UPDATE updates SET chat = ? WHERE bot = ? AND id = ?"
    db.execute_many(query, [(chat, bot, id_) for id_, chat in chats])


def count_waiting(db: Snapshot) -> int:
    """Return how many updates wait, for whatever bot."""
    return int(db.value("SELECT count(*) FROM updates WHERE settled_at IS NULL"))


def of_person(db: Snapshot, person: str) -> list[bytes]:
    """Return what a person sent that could not be dealt with."""
    query = (
        "SELECT payload FROM updates "
        "WHERE person = ? AND error IS NOT NULL AND payload IS NOT NULL ORDER BY id"
    )
    return [payload for (payload,) in db.query(query, [person])]


def people_waiting(db: Snapshot) -> set[str]:
    """Return whose updates wait."""
    query = "SELECT DISTINCT person FROM updates WHERE settled_at IS NULL AND person IS NOT NULL"
    return {str(person) for (person,) in db.query(query)}


def note_starts(db: Transaction, bot: int, ids: Iterable[int]) -> None:
    """Count that the work on these began."""
    query = (
        "UPDATE updates SET starts = starts + 1 "
        "WHERE bot = ? AND settled_at IS NULL AND id IN (??)"
    )
    db.execute_in(query, ids, [bot])


def take_starts_back(db: Transaction, bot: int, ids: Iterable[int]) -> None:
    """Count the last work on these no more: it did not end the process."""
    query = "UPDATE updates SET starts = starts - 1 WHERE bot = ? AND starts > 0 AND id IN (??)"
    db.execute_in(query, ids, [bot])


def settle(db: Transaction, bot: int, ids: Iterable[int], at: int) -> None:
    """Mark these as done and drop what they said."""
    query = (
        "UPDATE updates SET payload = NULL, person = NULL, chat = NULL, settled_at = ? "
        "WHERE bot = ? AND id IN (??)"
    )
    db.execute_in(query, ids, [at, bot])


def give_up(db: Transaction, bot: int, id_: int, error: str, at: int) -> None:
    """Keep an update that could not be dealt with, and why."""
    query = "UPDATE updates SET error = ?, chat = NULL, settled_at = ? WHERE bot = ? AND id = ?"
    db.execute(query, [error, at, bot, id_])


def dead(db: Snapshot) -> list[DeadUpdate]:
    """Return what could not be dealt with, newest first."""
    query = "SELECT id, error, settled_at FROM updates WHERE error IS NOT NULL ORDER BY id DESC"
    return [DeadUpdate(*row) for row in db.query(query)]


def drop_settled(db: Transaction, before: int) -> None:
    """Delete what was dealt with before a moment."""
    db.execute("DELETE FROM updates WHERE settled_at < ? AND error IS NULL", [before])


def drop_dead(db: Transaction, bot: int, before: int) -> None:
    """Delete what could not be dealt with before a moment, or waits for another bot since then."""
    db.execute("DELETE FROM updates WHERE settled_at < ? AND error IS NOT NULL", [before])
    db.execute(
        "DELETE FROM updates WHERE settled_at IS NULL AND bot <> ? AND received_at < ?",
        [bot, before],
    )


def forget(db: Transaction, person: str) -> None:
    """Drop what a person said in updates that could not be dealt with."""
    db.execute(
        "UPDATE updates SET payload = NULL, person = NULL WHERE person = ? AND error IS NOT NULL",
        [person],
    )
