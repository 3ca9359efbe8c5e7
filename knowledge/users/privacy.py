"""Privacy: all that is kept of a person is handed out, or deleted, wherever it lies."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from knowledge.errors import StoreError
from knowledge.store import Database, forgotten
from knowledge.store.reserve import DiskReserve
from knowledge.store.timestamps import now, stamp
from knowledge.users import retention
from knowledge.users.cipher import Cipher
from knowledge.users.personal_data import Holder, Rows


class Privacy:
    """The holders of personal data, asked one after the other; none knows another."""

    def __init__(self, database: Database, cipher: Cipher, holders: Sequence[Holder]) -> None:
        self._database = database
        self._cipher = cipher
        self._reserve = DiskReserve(database.path)
        self.holders = tuple(holders)

    def export(self, user: int) -> dict[str, Rows]:
        """Return all that is stored of a person, by table, readable. Raises StoreError."""
        person = self._cipher.pseudonym(user)
        return {
            table: [self._readable(row) for row in rows]
            for holder in self.holders
            for table, rows in holder.export(person).items()
            if rows
        }

    def forget(self, user: int) -> None:
        """Delete all that is stored of a person, at once and from the disk as well.

        On a full disk the reserve gives room for it. Raises StoreError; what is left then is
        deleted when it is asked for again.
        """
        person = self._cipher.pseudonym(user)
        try:
            self._forget(person)
        except StoreError:
            if not self._reserve.spend():
                raise
            self._forget(person)
            self._reserve.hold()

    def let_go(self) -> None:
        """Delete what has been kept for as long as /privacy promises. Raises StoreError."""
        self._reserve.hold()
        for holder in self.holders:
            holder.let_go()
        with self._database.write(changes_answers=False) as db:
            forgotten.let_go(db, stamp(datetime.now(UTC) - retention.BACKUPS))
        self._database.checkpoint()

    def forgotten(self) -> set[tuple[str, str]]:
        """Return who asked to be forgotten, and when, for the backups of this machine."""
        return forgotten.everybody(self._database.read())

    def _forget(self, person: str) -> None:
        if self._database.is_shared:
            with self._database.write(changes_answers=False) as db:
                forgotten.note(db, person, now())
        for holder in self.holders:
            holder.forget(person)
        self._database.checkpoint()

    def _readable(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: self._cipher.decrypt(value) if isinstance(value, bytes) else value
            for name, value in row.items()
            if value is not None
        }
