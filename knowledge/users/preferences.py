"""People, as little as the bot must know of them: preferences, export, and being forgotten."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.store import Database, people
from knowledge.store.backups import Backups
from knowledge.updates import UpdateStorage
from knowledge.users.cipher import Cipher
from knowledge.users.query_log import QueryLog
from knowledge.users.sessions import Sessions

REMEMBERED = 10_000
"""People whose preferences are kept in memory."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose; None where they left it to the bot."""

    language: str | None = None
    document: int | None = None


class PersonalData:
    """Who is who, by a keyed pseudonym: nobody without the key finds a person's rows."""

    def __init__(
        self,
        database: Database,
        cipher: Cipher,
        updates: UpdateStorage | None = None,
        backups: Collection[Backups] = (),
    ) -> None:
        self._database = database
        self._cipher = cipher
        self._updates = updates
        self._backups = backups
        self._known: dict[int, Preferences] = {}

    def known(self, user: int) -> Preferences | None:
        """Return what a person chose, if it was read before: at once, without the disk."""
        return self._known.get(user)

    def preferences(self, user: int) -> Preferences:
        """Return what a person chose."""
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        found = people.preferences(self._database.read(), self._person(user))
        self._known[user] = Preferences(*found)
        return self._known[user]

    def choose_language(self, user: int, language: str | None) -> None:
        """Speak to a person in this language; None: in that of their Telegram."""
        self._prefer(user, language=language)

    def choose_document(self, user: int, document: int | None) -> None:
        """Answer a person from this document; None: from all."""
        self._prefer(user, document=document)

    def export(self, user: int) -> dict[str, list[dict[str, Any]]]:
        """Return all that is stored of a person, by table, readable."""
        db, person = self._database.read(), self._person(user)
        export = {
            table: [self._readable(row) for row in rows]
            for table in people.personal_tables(db)
            if (rows := people.rows_of(db, table, person))
        }
        if self._updates is not None and (waiting := self._updates.export(user)):
            export["updates"] = waiting
        return export

    def forget(self, user: int) -> None:
        """Delete all that is stored of a person, at once and from the disk as well."""
        with self._database.write(changes_answers=False) as db:
            people.forget(db, self._person(user))
        self._known.pop(user, None)
        self._database.checkpoint()
        if self._updates is not None:
            self._updates.forget(user)
        for each in self._backups:
            each.forget(self._person(user))

    def let_go(self) -> None:
        """Delete what has been kept for as long as /privacy promises; call it now and then."""
        QueryLog(self._database, self._cipher).let_go()
        Sessions(self._database, self._cipher).let_go()
        self._database.checkpoint()
        if self._updates is not None:
            self._updates.prune()

    def _prefer(self, user: int, **values: str | int | None) -> None:
        with self._database.write(changes_answers=False) as db:
            people.prefer(db, self._person(user), values)
        self._known.pop(user, None)

    def _person(self, user: int) -> str:
        return self._cipher.pseudonym(user)

    def _readable(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: self._cipher.decrypt(value) if isinstance(value, bytes) else value
            for name, value in row.items()
            if value is not None
        }
