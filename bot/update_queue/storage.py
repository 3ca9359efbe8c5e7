"""Storage of the update queue: updates lie here before Telegram is told that they arrived."""

import json
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from bot.update_queue import sql
from bot.update_queue.chat_queues import queue_key
from knowledge import (
    Cipher,
    CipherError,
    Database,
    Replica,
    Store,
    StoreError,
    Transaction,
    retention,
    snapshot_of,
)

MAX_STARTS = 3
"""An update on which the work began so often, and never ended, brings the process down."""
SUSPICIOUS_STARTS = MAX_STARTS - 1
"""It may: what was worked on beside it was begun as often, and is told apart by being alone."""


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update that waits: its content, or what made it unreadable."""

    id: int
    content: Mapping[str, Any] | None
    error: str = ""
    starts: int = 0
    chat: str = ""

    @property
    def is_suspect(self) -> bool:
        """Whether the process may have ended because of it."""
        return self.starts >= SUSPICIOUS_STARTS


@dataclass(frozen=True, slots=True)
class ClaimedUpdates:
    """What a replica got to do: chats that are its own now, and what is new in them.

    So many `others` wait in chats that nobody works on; 0 if it claimed them all.
    """

    chats: Collection[str]
    updates: Sequence[StoredUpdate]
    others: int


class UpdateStorage:
    """The updates in a database of their own, encrypted. Thread-safe.

    Arriving updates are on the disk when `add` returns; what is lost of the acknowledgements when
    the power fails only means that an update is dealt with once more.
    """

    def __init__(
        self,
        where: Path | Store,
        cipher: Cipher,
        bot: int = 0,
        replica: Replica | None = None,
    ) -> None:
        """Open the queue of a bot, by its Telegram id; those of others there stay apart.

        A `replica` is what this process is to others that work on the same queue.
        """
        self._database = Database(where, sql.SCHEMA) if isinstance(where, Path) else where
        self._cipher = cipher
        self._bot = bot
        self.replica = replica
        with self._acknowledging() as db:
            sql.adopt(db, bot)
            sql.note_chats(db, bot, self._missing_chats(db))
        self._forgotten: set[str] = set()

    @classmethod
    def beside(cls, library: Path | Database, cipher: Cipher, bot: int = 0) -> Self:
        """Open the queue that belongs to a library, wherever that lies. Raises StoreError."""
        if isinstance(library, Path):
            return cls(queue_path(library), cipher, bot)
        store = library.open_beside(queue_path(library.path), sql.SCHEMA)
        return cls(store, cipher, bot, library.join(bot))

    def add(self, arrived: Collection[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Store updates on the disk; return those that never arrived before."""
        now = int(time.time())
        rows = [self._row(update, now) for update in arrived]
        with self._database.write(changes_answers=False) as db:
            fresh = sql.add(db, rows)
        unique = {update["update_id"]: update for update in arrived}
        return [update for id_, update in unique.items() if id_ in fresh]

    def waiting(self) -> Iterator[StoredUpdate]:
        """Yield what waits since before this process started, oldest first."""
        for id_, payload, starts in sql.waiting(self._database.read(), self._bot):
            yield self._read(id_, payload, starts)

    def claim(self, kept: Collection[str], known: Collection[int], most: int) -> ClaimedUpdates:
        """Claim chats for this replica, at most so many, and keep those that it works on.

        Return what waits in all of them and is not `known` yet.
        """
        if self.replica is None:
            raise StoreError("Nobody shares this queue.")
        with self._acknowledging() as db:
            claimed = self.replica.claim(db, kept, known, most)
            seen = len(known) + len(claimed.updates)
            others = 0 if claimed.is_all else max(0, sql.count_waiting(db) - seen)
        read = (
            self._read(each.id, each.payload, each.starts, each.chat) for each in claimed.updates
        )
        return ClaimedUpdates(claimed.chats, [*read], others)

    def tell_others(self, updates: Collection[int]) -> None:
        """Tell other replicas that these wait, where they work on their chats or nobody does."""
        if self.replica is not None:
            self.replica.tell_others(self._database.read(), updates)

    def release(self) -> None:
        """Let other replicas have what this one works on."""
        if self.replica is not None:
            with self._acknowledging() as db:
                self.replica.release(db)

    def chat_of(self, update: Mapping[str, Any]) -> str:
        """Return the chat of an update, as it is noted: nobody without the key knows it."""
        return self._cipher.pseudonym("chat", *map(str, queue_key(update)))

    def acknowledge(
        self, started: Iterable[int], done: Iterable[int], survived: Iterable[int] = ()
    ) -> None:
        """Note what was begun, and what is done: its content is dropped; some `survived` a try."""
        with self._acknowledging() as db:
            sql.note_starts(db, self._bot, started)
            sql.take_starts_back(db, self._bot, survived)
            sql.settle(db, self._bot, done, int(time.time()))
        if self._forgotten:
            self._leave_nothing_behind()

    def give_up(self, update: int, error: str) -> None:
        """Give up on an update, but keep it for the operator."""
        with self._acknowledging() as db:
            sql.give_up(db, self._bot, update, error, int(time.time()))

    def dead(self) -> list[sql.DeadUpdate]:
        """Return what was given up, newest first."""
        return sql.dead(self._database.read())

    def let_go(self) -> None:
        """Delete what need not be remembered any longer, from the disk as well."""
        now = int(time.time())
        with self._acknowledging() as db:
            sql.drop_settled(db, now - retention.seconds_of(retention.UPDATE_IDS))
            sql.drop_dead(db, self._bot, now - retention.seconds_of(retention.FAILED_UPDATES))
        self._leave_nothing_behind()

    def export(self, person: str) -> dict[str, list[dict[str, Any]]]:
        """Return a person's updates that were given up; all others are gone once answered."""
        payloads = sql.of_person(self._database.read(), person)
        return {"updates": [json.loads(self._cipher.decrypt(payload)) for payload in payloads]}

    def forget(self, person: str) -> None:
        """Drop what a person said in updates that were given up.

        The update that asks for this is still being dealt with; its trace goes when it is done.
        """
        with self._acknowledging() as db:
            sql.forget(db, person)
            self._forgotten.add(person)
        self._leave_nothing_behind()

    def close(self) -> None:
        """Close the database; the queue cannot be used afterwards."""
        self._database.close()

    def _leave_nothing_behind(self) -> None:
        """Empty the log of what it still holds of those who are forgotten."""
        self._forgotten &= sql.people_waiting(self._database.read())
        self._database.checkpoint()

    def _read(self, id_: int, payload: bytes, starts: int, chat: str = "") -> StoredUpdate:
        if starts >= MAX_STARTS:
            told = f"The bot ended {starts} times while it was at this."
            return StoredUpdate(id_, None, told, starts, chat)
        try:
            content = json.loads(self._cipher.decrypt(payload))
        except CipherError as exc:
            return StoredUpdate(id_, None, str(exc), chat=chat)
        return StoredUpdate(id_, content, starts=starts, chat=chat)

    def _missing_chats(self, db: Transaction) -> Iterator[tuple[int, str]]:
        for id_, payload in sql.without_chat(db, self._bot):
            content = self._read(id_, payload, 0).content
            yield id_, self.chat_of({"update_id": id_} if content is None else content)

    def _row(self, update: Mapping[str, Any], now: int) -> sql.UpdateRow:
        user = sender(update)
        person = None if user is None else self._cipher.pseudonym(user)
        words = self._cipher.encrypt(json.dumps(update, ensure_ascii=False))
        chat = self.chat_of(update)
        return sql.UpdateRow(self._bot, update["update_id"], chat, person, words, now)

    def _acknowledging(self) -> AbstractContextManager[Transaction]:
        # One fsync a batch of arrivals; an update that is dealt with again does no harm.
        return self._database.write(changes_answers=False, durable=False)


def left_over(library: Path) -> tuple[int, list[sql.DeadUpdate]]:
    """Return how many updates wait, and what was given up, newest first; the bot may run."""
    if not (path := queue_path(library)).is_file():
        return 0, []
    with snapshot_of(path) as db:
        return sql.count_waiting(db), sql.dead(db)


def queue_path(library: Path) -> Path:
    """Return where the update queue of a library lies."""
    return library.with_name(f"{library.stem}-inbox.db")


def sender(update: Mapping[str, Any]) -> int | None:
    """Return the id of who sent an update, wherever its kind keeps it."""
    for content in update.values():
        who = content.get("from") if isinstance(content, dict) else None
        if isinstance(who, dict) and isinstance(who.get("id"), int):
            return int(who["id"])
    return None
