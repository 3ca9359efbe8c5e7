"""Query log: what was asked and what came of it, for feedback, edits, editors and counts.

Words are encrypted, people and places pseudonyms; numbers outlast `retention.QUESTIONS`.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from knowledge.answers import Response
from knowledge.conversations import TOGETHER, Conversation
from knowledge.store import Database, Snapshot, Transaction, query_log, user_state
from knowledge.store.timestamps import now, stamp
from knowledge.users import retention
from knowledge.users.cipher import Cipher
from knowledge.users.editor_decisions import EditorDecisions
from knowledge.users.entry_reader import EntryReader
from knowledge.users.group_moves import GroupMoves
from knowledge.users.log_entries import (
    AwaitedAnswer,
    Counts,
    LogEntry,
    LoggedAnswer,
    Origin,
    Outcome,
    Place,
    closest,
    outcome_of,
)
from knowledge.users.personal_data import PersonalTables
from knowledge.users.sessions import row as session_row


class QueryLog(PersonalTables):
    """What was asked. Writes must come from one thread, as all that changes the library."""

    tables = ("journal",)

    def __init__(
        self, database: Database, cipher: Cipher, moves: GroupMoves | None = None
    ) -> None:
        super().__init__(database, cipher)
        self._moves = moves or GroupMoves(database, cipher)
        self.decisions = EditorDecisions(cipher)
        self._reader = EntryReader(cipher)

    def note(self, *noted: LoggedAnswer) -> list[int]:
        """Store questions and where their answers stand, in one transaction; return their entries.

        An edited question replaces itself, and the others that its message asked.
        """
        rows = [self._row(*each) for each in noted]
        steps = [each.origin.step for each in noted if each.origin.step]
        turns = [
            session_row(self._cipher, self._moves.key_now(step.key), step.after) for step in steps
        ]
        with self._database.write(changes_answers=False, durable=False) as db:
            for turn in turns:
                user_state.put_session(db, turn)
            return [
                query_log.put(db, row, self._further(each.origin.question))
                for row, each in zip(rows, noted, strict=True)
            ]

    def _row(self, response: Response, origin: Origin, answer: Place | None) -> query_log.Row:
        step = origin.step
        return {
            "person": self._cipher.pseudonym(origin.user),
            "question": self._cipher.encrypt(response.question),
            "language": response.language,
            "outcome": outcome_of(response.answer),
            "fact": closest(response),
            "confidence": response.confidence,
            "milliseconds": origin.milliseconds,
            "at": now(),
            "place": self._name(origin.question),
            "answer": self._name(answer),
            "reply": self._address(answer) if answer else None,
            "before": self._encrypted(step.before) if step else None,
            "after": self._encrypted(step.after) if step else None,
        }

    def said_anew(self, answer: Place, now: Place) -> None:
        """Note that an answer stands elsewhere, for where it stood it cannot be changed."""
        with self._database.write(changes_answers=False) as db:
            if (asked := self._asked(db, answer)) is not None:
                query_log.put_answer(db, asked, self._name(now) or "", self._address(now))

    def let_go(self) -> None:
        """Forget who asked what, once that is no longer kept. Raises StoreError."""
        with self._database.write(changes_answers=False) as db:
            query_log.let_go(db, stamp(datetime.now(UTC) - retention.QUESTIONS))

    def reply_to(self, question: Place) -> Place | None:
        """Return where the answer to a message stands, also after a restart."""
        found = query_log.reply_to(self._database.read(), self._name(question) or "")
        return Place.read(self._cipher.decrypt(found)) if found else None

    def entry(self, answer: Place) -> LogEntry | None:
        """Return what a message of the bot answers: the question, and the best fact for it."""
        db = self._database.read()
        asked = self._asked(db, answer)
        return self._reader.read(query_log.entries(db, [asked])[0]) if asked is not None else None

    def before(self, place: Place, by: str = "place") -> Conversation:
        """Return what the session remembered when this was asked, or `by` its "answer"."""
        return self._remembered("before", by, place) or Conversation()

    def after(self, answer: Place) -> Conversation | None:
        """Return what the session remembered after this answer; None if it is not known."""
        return self._remembered("after", "answer", answer)

    def send_to_editors(self, answer: Place) -> bool:
        """Put the question of an answer into the review queue. False if it is not known."""
        return self._mark(answer, "sent")

    def wait(self, answer: Place) -> bool:
        """Tell the asker when editors have found an answer. False if it is not known."""
        return self._mark(answer, "waits")

    def choose(self, answer: Place, fact: int) -> Conversation:
        """Note which of the shown sentences a person opened; return what the session is about now.

        The first one says nothing new to editors.
        """
        conversation = replace(self.after(answer) or Conversation(), shown=(fact,))
        with self._database.write(changes_answers=False) as db:
            if (asked := self._asked(db, answer)) is not None:
                query_log.choose(db, asked, fact)
                query_log.set_after(db, asked, self._encrypted(conversation))
        return conversation

    def unanswered(self, since: datetime | None = None) -> list[LogEntry]:
        """Return what editors have not dealt with, newest first.

        Questions without a sure answer, answers with a thumb down, and what people sent.
        """
        outcomes = [Outcome.UNSURE.value, Outcome.NOT_FOUND.value]
        rows = query_log.unanswered(self._database.read(), outcomes, stamp(since) if since else "")
        return self._reader.read_again(rows)

    def entries(self, ids: Collection[int]) -> list[LogEntry]:
        """Return these entries, those whose words are still kept."""
        rows = query_log.entries(self._database.read(), list(ids))
        return [self._reader.read(row) for row in rows if row["question"] is not None]

    def settle(self, ids: Collection[int], fact: int | None = None) -> int:
        """Take entries out of the review queue; return how many people wait for news of them."""
        with self._database.write(changes_answers=False) as db:
            return self.settled(db, ids, fact)

    def settled(
        self, db: Transaction, ids: Collection[int], fact: int | None, change: int | None = None
    ) -> int:
        """Do as `settle`, inside a transaction in which a change answers them as well."""
        rows = [row for row in query_log.entries(db, list(ids)) if row["settled_at"] is None]
        query_log.settle(db, [row["id"] for row in rows], fact, now(), change)
        told = (row["person"] or row["id"] for row in rows if row["waits"] > 0 and row["reply"])
        return len({*told})

    def news(self) -> list[AwaitedAnswer]:
        """Return who still has to be told what came of their question."""
        read = self._cipher.decrypt
        return [
            AwaitedAnswer(
                Place.read(read(row["reply"])),
                read(row["question"]),
                *(row[name] for name in ("language", "id", "settled_by", "told", "waits")),
            )
            for row in query_log.news(self._database.read())
        ]

    def told(self, entry: int, outcome: str | None = None) -> None:
        """Note that somebody has heard an outcome, or that they never will."""
        with self._database.write(changes_answers=False) as db:
            query_log.told(db, entry, outcome)

    def counts(self, since: datetime) -> Counts:
        """Return what happened since then."""
        db, day = self._database.read(), stamp(since)
        outcomes = query_log.counts(db, "outcome", day)
        return Counts(
            {Outcome(name): count for name, count in outcomes.items()},
            query_log.counts(db, "language", day),
            query_log.count_people(db, day),
            *query_log.thumbs(db, day),
            tuple(query_log.durations(db, day)),
        )

    def hours(self, since: datetime) -> Iterator[tuple[datetime, Outcome, int]]:
        """Yield how many questions had which outcome in each hour since then."""
        for hour, outcome, count in query_log.hours(self._database.read(), stamp(since)):
            yield datetime.fromisoformat(f"{hour}:00:00+00:00"), Outcome(outcome), count

    def answered_with(self, since: datetime, limit: int) -> list[tuple[int, int]]:
        """Return the facts that answered most since then, and how often."""
        found = Outcome.FOUND.value
        return query_log.answered_with(self._database.read(), found, stamp(since), limit)

    def _asked(self, db: Snapshot, answer: Place) -> int | None:
        return query_log.answered(db, self._name(answer) or "")

    def _mark(self, answer: Place, column: str) -> bool:
        with self._database.write(changes_answers=False) as db:
            if (asked := self._asked(db, answer)) is not None:
                query_log.mark(db, asked, column)
        return asked is not None

    def _address(self, answer: Place) -> bytes:
        return self._cipher.encrypt(self._moves.place_now(answer).written())

    def _encrypted(self, conversation: Conversation) -> bytes:
        return self._cipher.encrypt(conversation.written())

    def _remembered(self, column: str, by: str, place: Place) -> Conversation | None:
        db, name = self._database.read(), self._name(place) or ""
        found = query_log.talk(db, column, by, name)
        return Conversation.read(self._cipher.decrypt(found)) if found else None

    def _further(self, question: Place | None) -> list[str]:
        """Return the names of the other questions of a message, behind its first."""
        parts = range(1, TOGETHER) if question and not question.part else ()
        return [self._name(replace(question, part=part)) or "" for part in parts if question]

    def _name(self, place: Place | None) -> str | None:
        return place_name(self._cipher, place) if place else None


def place_name(cipher: Cipher, place: Place) -> str:
    """Return the pseudonym of a message, or of one of several answers in it."""
    part = (place.part,) if place.part else ()
    return cipher.pseudonym("place", place.chat, place.message, *part)
