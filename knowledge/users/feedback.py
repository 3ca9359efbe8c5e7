"""Feedback: what people think of an answer, and why; by pseudonyms."""

from collections import Counter
from collections.abc import Collection

from knowledge.store import Snapshot, query_log
from knowledge.users.log_entries import Place, Ratings, Reason, Thumb
from knowledge.users.personal_data import PersonalTables
from knowledge.users.query_log import place_name


class Feedback(PersonalTables):
    """The thumbs. Writes must come from one thread, as all that changes the library."""

    tables = ("feedback",)

    def rate(self, answer: Place, user: int, thumb: Thumb) -> bool:
        """Store what a person thinks of an answer. False if the answer is not known any more."""
        with self._database.write(changes_answers=False) as db:
            if (asked := self._asked(db, answer)) is not None:
                query_log.rate(db, asked, self._cipher.pseudonym(user), thumb)
        return asked is not None

    def take_back(self, answer: Place, user: int) -> bool:
        """Forget what a person thinks of an answer. False if the answer is not known."""
        with self._database.write(changes_answers=False) as db:
            if (asked := self._asked(db, answer)) is not None:
                query_log.take_back(db, asked, self._cipher.pseudonym(user))
        return asked is not None

    def explain(self, answer: Place, user: int, reason: Reason) -> bool:
        """Store why a person gave a thumb down. False if the answer is not known."""
        with self._database.write(changes_answers=False) as db:
            if (asked := self._asked(db, answer)) is not None:
                query_log.explain(db, asked, self._cipher.pseudonym(user), reason)
        return asked is not None

    def ratings(self, answer: Place, user: int) -> Ratings | None:
        """Return what people think of an answer, and this one; None if it is not known."""
        db = self._database.read()
        if (asked := self._asked(db, answer)) is None:
            return None
        [row] = query_log.entries(db, [asked])
        given = query_log.rating(db, asked, self._cipher.pseudonym(user))
        thumb, reason = given or (None, None)
        return Ratings(
            row["ups"],
            row["downs"],
            bool(row["sent"]),
            row["waits"] > 0,
            Thumb(thumb) if thumb else None,
            Reason(reason) if reason else None,
        )

    def reasons(self, entries: Collection[int]) -> Counter[Reason]:
        """Return why people gave thumbs down to these entries, as far as they said."""
        found = query_log.reasons(self._database.read(), list(entries))
        return Counter(map(Reason, found))

    def _asked(self, db: Snapshot, answer: Place) -> int | None:
        return query_log.answered(db, place_name(self._cipher, answer))
