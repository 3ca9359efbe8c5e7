"""Preferences: what a person chose, as little as the bot must know to serve them."""

from dataclasses import dataclass

from knowledge.store import Database, people
from knowledge.users.cipher import Cipher
from knowledge.users.personal_data import PersonalTables

REMEMBERED = 10_000
"""People whose preferences are kept in memory."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose; None where they left it to the bot."""

    language: str | None = None
    document: int | None = None
    next_questions: bool | None = None


class PreferenceStore(PersonalTables):
    """The preferences of all people, by a keyed pseudonym."""

    tables = ("people",)

    def __init__(self, database: Database, cipher: Cipher) -> None:
        super().__init__(database, cipher)
        self._known: dict[str, Preferences] = {}
        self._telegram: dict[int, str] = {}
        self._changes = 0
        database.when_changed("people", self._drop)

    def known(self, user: int) -> Preferences | None:
        """Return what a person chose, if it was read before: at once, without the disk."""
        return self._known.get(self._cipher.pseudonym(user))

    def preferences(self, user: int) -> Preferences:
        """Return what a person chose."""
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        person, changes = self._cipher.pseudonym(user), self._changes
        found = Preferences(*people.preferences_of(self._database.read(), person))
        # What was chosen while this was read is not in it, perhaps.
        if changes == self._changes:
            self._known[person] = found
        return found

    def note_telegram_language(self, user: int, code: str | None) -> None:
        """Remember, in memory alone, the language that Telegram names for a person."""
        if code is None:
            return
        if len(self._telegram) >= REMEMBERED:
            self._telegram.clear()
        self._telegram[user] = code

    def language(self, user: int) -> str | None:
        """Return the language of a person: what they chose, or else that of their Telegram.

        None if neither is known, as of who has not written since the bot started.
        """
        return self.preferences(user).language or self._telegram.get(user)

    def choose_language(self, user: int, language: str | None) -> None:
        """Speak to a person in this language; None: in that of their Telegram."""
        self._prefer(user, language=language)

    def choose_document(self, user: int, document: int | None) -> None:
        """Answer a person from this document; None: from all."""
        self._prefer(user, document=document)

    def choose_next_questions(self, user: int, *, wanted: bool) -> None:
        """Offer a person what to ask next, or do not."""
        self._prefer(user, next_questions=int(wanted))

    def forget(self, person: str) -> None:
        """Delete what a person chose. Raises StoreError."""
        super().forget(person)
        self._drop(person)

    def _prefer(self, user: int, **values: str | int | None) -> None:
        person = self._cipher.pseudonym(user)
        with self._database.write(changes_answers=False) as db:
            people.prefer(db, person, values)
        self._drop(person)

    def _drop(self, person: str | None) -> None:
        """Keep in memory no longer what a person chose, or all people."""
        self._changes += 1
        if person is None:
            self._known.clear()
        else:
            self._known.pop(person, None)
