"""Who may change what the bot knows, and under which name they sign."""

import threading
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from knowledge.store import Database, Snapshot, Transaction, people
from knowledge.users.cipher import Cipher
from knowledge.users.personal_data import PersonalTables

_SIGNED = "editor-"


class Role(IntEnum):
    """What somebody may do; the higher may do all that the lower may."""

    REVIEWER = 1
    EDITOR = 2
    OWNER = 3


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody with a role, as those who run the bot see them. `number` signs their changes."""

    number: int
    user: int
    name: str
    role: Role


class Roles(PersonalTables):
    """The roles. Whoever is among `owners` has the highest, whatever the database says.

    They are kept in memory, by pseudonym: filters ask on the event loop, at each message. Ids and
    names are encrypted. Thread-safe.
    """

    tables = ("editors",)

    def __init__(self, database: Database, cipher: Cipher, owners: Collection[int] = ()) -> None:
        super().__init__(database, cipher)
        self.owners = frozenset(owners)
        self._given: Mapping[str, Role] = {}
        self._refreshing = threading.Lock()
        self._refresh()
        database.when_changed("editors", lambda _: self._refresh())

    def role(self, user: int) -> Role | None:
        """Return what somebody may do, or None if they are no editor: at once."""
        if user in self.owners:
            return Role.OWNER
        # Filters ask a dozen times a message, and mostly only owners have a role.
        return self._given.get(self._cipher.pseudonym(user)) if self._given else None

    def had_role(self, user: int) -> bool:
        """Tell whether somebody has, or had, a role or acted as an owner."""
        return people.number(self._database.read(), self._cipher.pseudonym(user)) is not None

    @property
    def has_any(self) -> bool:
        """Whether anybody has a role, who could read what people ask the editors."""
        return bool(self.owners or self._given)

    def everyone(self) -> list[Editor]:
        """Return those who have a role now; the first are oldest.

        Owners who never acted stand last, with 0 for a number and their id for a name.
        """
        acted = [*self._all(self._database.read())]
        silent = sorted(self.owners - {each.user for each in acted})
        return [*acted, *(Editor(0, user, str(user), Role.OWNER) for user in silent)]

    def appoint(self, user: int, name: str, role: Role) -> Editor:
        """Give somebody a role, or another one."""
        with self._database.write(changes_answers=False) as db:
            number = self._number(db, user, name)
            people.set_role(db, number, role)
        self._refresh()
        return Editor(number, user, name, role)

    def dismiss(self, number: int) -> Editor | None:
        """Take somebody's role; what they did stays theirs. None if they have none to take."""
        with self._database.write(changes_answers=False) as db:
            found = next((each for each in self._all(db) if each.number == number), None)
            if found is None or found.user in self.owners:
                return None
            people.set_role(db, number, None)
        self._refresh()
        return found

    def forget(self, person: str) -> None:
        """Delete role, name and number of a person. Raises StoreError."""
        super().forget(person)
        self._refresh()

    def signature(self, user: int, name: str) -> str:
        """Return how history names somebody: a number that says nothing once they are forgotten.

        `name` is what those who may read it see beside.
        """
        with self._database.write(changes_answers=False) as db:
            return f"{_SIGNED}{self._number(db, user, name)}"

    def names(self) -> dict[str, str]:
        """Return the name behind each signature, of those who are not forgotten."""
        rows = people.all_editors(self._database.read())
        return {f"{_SIGNED}{row.id}": self._cipher.decrypt(row.name) for row in rows}

    def _refresh(self) -> None:
        # Who reads later keeps what they read: else what is older could stay.
        with self._refreshing:
            given = people.given_roles(self._database.read())
            self._given = {person: Role(role) for person, role in given.items()}

    def _number(self, db: Transaction, user: int, name: str) -> int:
        person, secret = self._cipher.pseudonym(user), self._cipher.encrypt(name)
        number = people.number(db, person)
        if number is None:
            return people.add_editor(db, person, self._cipher.encrypt(str(user)), secret)
        people.rename_editor(db, number, secret)
        return number

    def _all(self, db: Snapshot) -> Iterator[Editor]:
        for row in people.all_editors(db):
            user = int(self._cipher.decrypt(row.user))
            role = Role.OWNER if user in self.owners else row.role
            if role is not None:
                yield Editor(row.id, user, self._cipher.decrypt(row.name), Role(role))
