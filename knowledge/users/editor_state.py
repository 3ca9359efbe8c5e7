"""Editor state: the step that each is in the middle of, and what their buttons may still do.

All of it stands in the database, so that a restart interrupts nobody.
"""

import json
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from secrets import token_urlsafe
from types import MappingProxyType

from knowledge.store import Database, user_state
from knowledge.users import retention
from knowledge.users.cipher import Cipher
from knowledge.users.personal_data import PersonalTables

_NONCE_BYTES = 12

Data = Mapping[str, str]
"""What a step or a button remembers."""


@dataclass(frozen=True, slots=True)
class PendingStep:
    """Something to go on with, by its name, and what must be remembered for it."""

    name: str
    data: Data = field(default_factory=dict)


class EditorState(PersonalTables):
    """Steps and buttons of editors, encrypted, each bound to its editor.

    Who is in the middle of something is kept in memory as well: a filter asks at each message.
    """

    tables = ("steps", "offers")

    def __init__(self, database: Database, cipher: Cipher) -> None:
        super().__init__(database, cipher)
        self._expiries = user_state.step_expiries(database.read())
        database.when_changed("steps", self._refresh)

    def begin(self, user: int, task: PendingStep) -> None:
        """Take the next message of an editor as the answer to this."""
        now, person = int(time.time()), self._person(user)
        expires = now + retention.seconds_of(retention.PENDING_STEPS)
        with self._database.write(changes_answers=False) as db:
            user_state.let_go_steps(db, now)
            user_state.begin_step(db, person, self._packed([task]), expires)
        self._expiries[person] = expires

    def task(self, user: int) -> PendingStep | None:
        """Return what an editor is in the middle of."""
        found = user_state.step(self._database.read(), self._person(user), int(time.time()))
        return self._unpacked(found)[0] if found else None

    def end(self, user: int) -> None:
        """Let an editor be in the middle of nothing."""
        with self._database.write(changes_answers=False) as db:
            user_state.end_step(db, self._person(user))
        self._expiries.pop(self._person(user), None)

    def is_busy(self, user: int) -> bool:
        """Tell whether an editor is in the middle of something: at once, without the disk."""
        return self._expiries.get(self._person(user), 0) > int(time.time())

    def forget(self, person: str) -> None:
        """Delete what an editor is in the middle of, and their buttons. Raises StoreError."""
        super().forget(person)
        self._expiries.pop(person, None)

    def let_go(self) -> None:
        """Delete steps and buttons that are too old to be used. Raises StoreError."""
        with self._database.write(changes_answers=False) as db:
            user_state.let_go_steps(db, int(time.time()))
        self._expiries = user_state.step_expiries(self._database.read())

    def offer(self, user: int, tasks: Sequence[PendingStep]) -> str:
        """Return a nonce; the first choice among these tasks uses all of them up."""
        return self._put(user, tasks, retention.ONE_TIME_BUTTONS, is_once=True)

    def is_offered(self, user: int, nonce: str) -> bool:
        """Tell whether what was offered under a nonce was neither taken nor withdrawn."""
        db, person = self._database.read(), self._person(user)
        return user_state.is_offered(db, nonce, person, int(time.time()))

    def take(self, user: int, nonce: str, choice: int) -> PendingStep | None:
        """Return what was chosen, once; None if it was not offered to this editor, or is over."""
        with self._database.write(changes_answers=False) as db:
            found = user_state.take_offer(db, nonce, self._person(user), int(time.time()))
        tasks = self._unpacked(found.tasks) if found else []
        return tasks[choice] if 0 <= choice < len(tasks) else None

    def drop_offers(
        self, user: int, names: Collection[str], of: Data = MappingProxyType({})
    ) -> list[PendingStep]:
        """Withdraw what was offered under one of these names, and return it, oldest first.

        Of all that is so named, that which remembers what `of` says.
        """
        dropped, now, person = [], int(time.time()), self._person(user)
        with self._database.write(changes_answers=False) as db:
            for nonce, packed in user_state.offers_once(db, person, now):
                tasks = self._unpacked(packed)
                if tasks and tasks[0].name in names and of.items() <= tasks[0].data.items():
                    user_state.drop_offer(db, nonce)
                    dropped.append(tasks[0])
        return dropped

    def offered(self, user: int, *names: str) -> list[PendingStep]:
        """Return what was offered under one of these names and is not taken yet, oldest first."""
        db, now = self._database.read(), int(time.time())
        found = user_state.offers_once(db, self._person(user), now)
        offers = (self._unpacked(packed) for _, packed in found)
        return [tasks[0] for tasks in offers if tasks and tasks[0].name in names]

    def waiting(self, user: int, names: Collection[str]) -> list[PendingStep]:
        """Return what waits for an editor: what they are asked for, then what `names` offer."""
        task = self.task(user)
        return [*filter(None, [task]), *self.offered(user, *names)]

    def keep(self, user: int, data: Data) -> str:
        """Return a key under which this can be read again and again, such as words searched."""
        return self._put(user, [PendingStep("", data)], retention.LISTS, is_once=False)

    def kept(self, user: int, key: str) -> Data | None:
        """Return what was kept for this editor."""
        now = int(time.time())
        found = user_state.kept_offer(self._database.read(), key, self._person(user), now)
        return self._unpacked(found)[0].data if found else None

    def _refresh(self, person: str | None) -> None:
        """Learn what another bot let an editor, or all, be in the middle of."""
        if person is None:
            self._expiries = user_state.step_expiries(self._database.read())
        elif expires := user_state.step_expiry(self._database.read(), person):
            self._expiries[person] = expires
        else:
            self._expiries.pop(person, None)

    def _put(
        self, user: int, tasks: Sequence[PendingStep], period: timedelta, *, is_once: bool
    ) -> str:
        now, nonce = int(time.time()), token_urlsafe(_NONCE_BYTES)
        packed = self._packed(tasks)
        row = user_state.Offer(
            nonce, self._person(user), packed, is_once, now + retention.seconds_of(period)
        )
        with self._database.write(changes_answers=False) as db:
            user_state.let_go_steps(db, now)
            user_state.put_offer(db, row)
        return nonce

    def _packed(self, tasks: Sequence[PendingStep]) -> bytes:
        return self._cipher.encrypt(json.dumps([[task.name, dict(task.data)] for task in tasks]))

    def _unpacked(self, packed: bytes) -> list[PendingStep]:
        return [PendingStep(name, data) for name, data in json.loads(self._cipher.decrypt(packed))]

    def _person(self, user: int) -> str:
        return self._cipher.pseudonym(user)
