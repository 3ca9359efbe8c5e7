"""Who wants to hear once a day what waits for editors, and when they last did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from knowledge.store import digests
from knowledge.store.connection import Connections
from knowledge.store.secrecy import Cipher

HOUR = 9
"""Of the day, by the clock of the machine: from then on the digest is due."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody to whom a digest is due, with what came `since` then."""

    user: int
    language: str
    since: datetime


class Digests:
    """The list of subscribers; it stands in the database, so that no restart loses a day."""

    def __init__(self, connections: Connections, cipher: Cipher) -> None:
        self._connections = connections
        self._cipher = cipher

    def wants(self, user: int) -> bool:
        """Tell whether somebody gets the digest."""
        return digests.has(self._connections.reader(), self._cipher.pseudonym(user))

    def subscribe(self, user: int, language: str) -> None:
        """Send somebody the digest, from the next day on."""
        row = self._cipher.pseudonym(user), self._cipher.encrypt(str(user)), language
        with self._connections.noting() as db:
            digests.put(db, *row, datetime.now(UTC).isoformat())

    def unsubscribe(self, user: int) -> None:
        """Send it no more."""
        with self._connections.noting() as db:
            digests.drop(db, self._cipher.pseudonym(user))

    def due(self, now: datetime) -> list[Subscriber]:
        """Return who has not had today's digest; `now` counts in the zone of the machine.

        A clock that jumps may repeat a digest, and never keeps one back for longer than a day.
        """
        return [*self._due(now)] if now.hour >= HOUR else []

    def sent(self, user: int, now: datetime) -> None:
        """Note that somebody has had the digest of this day."""
        with self._connections.noting() as db:
            digests.mark(db, self._cipher.pseudonym(user), now.astimezone(UTC).isoformat())

    def _due(self, now: datetime) -> Iterator[Subscriber]:
        for secret, language, sent in digests.every(self._connections.reader()):
            last = datetime.fromisoformat(sent)
            if last.astimezone(now.tzinfo).date() != now.date():
                user = int(self._cipher.decrypt(secret))
                yield Subscriber(user, language, min(last, now - _DAY))
