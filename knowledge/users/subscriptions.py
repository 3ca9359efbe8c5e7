"""Who wants to hear once a day what waits for editors, and when they last did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.store import user_state
from knowledge.store.timestamps import now, stamp
from knowledge.users.personal_data import PersonalTables

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody to whom a digest is due, with what came `since` then."""

    user: int
    language: str
    since: datetime


class Subscriptions(PersonalTables):
    """The list of subscribers; it stands in the database, so that no restart loses a day."""

    tables = ("digests",)

    def wants(self, user: int) -> bool:
        """Tell whether somebody gets the digest."""
        return user_state.is_subscribed(self._database.read(), self._cipher.pseudonym(user))

    def subscribe(self, user: int, language: str) -> None:
        """Send somebody the digest, from the next day on."""
        row = self._cipher.pseudonym(user), self._cipher.encrypt(str(user)), language
        with self._database.write(changes_answers=False) as db:
            user_state.subscribe(db, *row, now())

    def unsubscribe(self, user: int) -> None:
        """Send it no more."""
        with self._database.write(changes_answers=False) as db:
            user_state.unsubscribe(db, self._cipher.pseudonym(user))

    def due(self, moment: datetime) -> list[Subscriber]:
        """Return who has not had the digest of the day of `moment`, in its time zone.

        A clock that jumps may repeat a digest, and never keeps one back for longer than a day.
        """
        return [*self._due(moment)]

    def sent(self, user: int, moment: datetime) -> None:
        """Note that somebody has had the digest of this day."""
        with self._database.write(changes_answers=False) as db:
            user_state.note_digest(db, self._cipher.pseudonym(user), stamp(moment))

    def _due(self, moment: datetime) -> Iterator[Subscriber]:
        for secret, language, sent in user_state.subscribers(self._database.read()):
            # Questions are stamped to the second: a finer moment would lose those of its second.
            last = datetime.fromisoformat(sent).replace(microsecond=0)
            if last.astimezone(moment.tzinfo).date() != moment.date():
                user = int(self._cipher.decrypt(secret))
                yield Subscriber(user, language, min(last, moment - _DAY))
