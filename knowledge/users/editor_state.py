"""The editors' desk: what each is in the middle of, and what their buttons may still do.

All of it stands in the database, so that a restart interrupts nobody.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from secrets import token_urlsafe

from knowledge.store import Database, desk
from knowledge.users.cipher import Cipher

STEP_SECONDS = 24 * 3600
"""After a day nobody remembers what the bot had asked; then a message is a question again."""
OFFER_SECONDS = 24 * 3600
"""How long a button may change something."""
KEPT_SECONDS = 30 * 24 * 3600
"""How long a list can be paged through."""
_NONCE_BYTES = 12

Data = Mapping[str, str]
"""What a step or a button remembers."""


@dataclass(frozen=True, slots=True)
class PendingStep:
    """Something to go on with, by its name, and what must be remembered for it."""

    name: str
    data: Data = field(default_factory=dict)


class EditorState:
    """Steps and buttons of editors, encrypted, each bound to its editor."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    def begin(self, user: int, task: PendingStep) -> None:
        """Take the next message of an editor as the answer to this."""
        now = int(time.time())
        with self._database.write(changes_answers=False) as db:
            desk.prune(db, now)
            desk.begin(db, self._person(user), self._packed([task]), now + STEP_SECONDS)

    def task(self, user: int) -> PendingStep | None:
        """Return what an editor is in the middle of."""
        found = desk.step(self._database.read(), self._person(user), int(time.time()))
        return self._unpacked(found)[0] if found else None

    def end(self, user: int) -> None:
        """Let an editor be in the middle of nothing."""
        with self._database.write(changes_answers=False) as db:
            desk.end(db, self._person(user))

    def offer(self, user: int, tasks: Sequence[PendingStep]) -> str:
        """Return a nonce; the first choice among these tasks uses all of them up."""
        return self._put(user, tasks, OFFER_SECONDS, is_once=True)

    def take(self, user: int, nonce: str, choice: int) -> PendingStep | None:
        """Return what was chosen, once; None if it was not offered to this editor, or is over."""
        with self._database.write(changes_answers=False) as db:
            found = desk.take(db, nonce, self._person(user), int(time.time()))
        tasks = self._unpacked(found.tasks) if found else []
        return tasks[choice] if 0 <= choice < len(tasks) else None

    def keep(self, user: int, data: Data) -> str:
        """Return a key under which this can be read again and again, such as words searched."""
        return self._put(user, [PendingStep("", data)], KEPT_SECONDS, is_once=False)

    def kept(self, user: int, key: str) -> Data | None:
        """Return what was kept for this editor."""
        now = int(time.time())
        found = desk.kept(self._database.read(), key, self._person(user), now)
        return self._unpacked(found)[0].data if found else None

    def _put(self, user: int, tasks: Sequence[PendingStep], seconds: int, *, is_once: bool) -> str:
        now, nonce = int(time.time()), token_urlsafe(_NONCE_BYTES)
        packed = self._packed(tasks)
        row = desk.Offer(nonce, self._person(user), packed, is_once, now + seconds)
        with self._database.write(changes_answers=False) as db:
            desk.prune(db, now)
            desk.put(db, row)
        return nonce

    def _packed(self, tasks: Sequence[PendingStep]) -> bytes:
        return self._cipher.encrypt(json.dumps([[task.name, dict(task.data)] for task in tasks]))

    def _unpacked(self, packed: bytes) -> list[PendingStep]:
        return [PendingStep(name, data) for name, data in json.loads(self._cipher.decrypt(packed))]

    def _person(self, user: int) -> str:
        return self._cipher.pseudonym(user)
