"""The review queue: what waits for editors, in groups, and the ways to deal with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from knowledge.answering.answerer import Answerer
from knowledge.curation import editing
from knowledge.curation.answered_since import AnsweredSince
from knowledge.curation.decided_questions import DecidedQuestions
from knowledge.curation.question_groups import GroupedEntries, QuestionGroup, wordings_of
from knowledge.curation.question_likeness import compared
from knowledge.curation.question_removal import QuestionRemoval
from knowledge.curation.question_vectors import QuestionVectors
from knowledge.curation.waiting_questions import is_for_editors
from knowledge.ingestion.importer import store_draft
from knowledge.models import Action, Draft, Fact
from knowledge.store import Transaction, facts, query_log
from knowledge.store.audit_log import recorded
from knowledge.users.log_entries import LogEntry
from knowledge.users.query_log import QueryLog

NEWEST = 2_000
"""Questions that are put together; what is older waits until these are dealt with."""
BEST = 3
"""Facts that are proposed for a question."""
ASKED_AGAIN = 12
"""Groups that are asked again after a change, the first ones: what is answered is left out."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that may answer a question; `chosen` says how many askers opened it themselves."""

    fact: Fact
    chosen: int


@dataclass(frozen=True, slots=True)
class Regrouping:
    """The entries with which one stood together `before` a change, if any, and `after` it."""

    entry: int
    before: int | None
    after: int


class ReviewQueue:
    """What waits for editors, and the ways to deal with it.

    Writes must come from one thread, as all that changes the library.
    """

    def __init__(self, answerer: Answerer, query_log: QueryLog) -> None:
        self._answerer = answerer
        self._database = answerer.database
        self._query_log = query_log
        self._vectors = QuestionVectors(answerer)
        self._grouped = GroupedEntries()
        self._answered = AnsweredSince(answerer)
        self.decided = DecidedQuestions(self._database, query_log)
        self.removal = QuestionRemoval(answerer, query_log)

    def groups(self, since: datetime | None = None) -> list[QuestionGroup]:
        """Return what waits: that for which most people wait, the most asked, the newest first."""
        asked = [each for each in self._query_log.unanswered(since) if is_for_editors(each)]
        waiting = self.decided.undecided(asked)[:NEWEST]
        found = self._grouped.of(waiting, self._vectors.of(waiting))
        return sorted(found, key=lambda each: (-each.waiting, -each.count, -each.entries[0].id))

    def listed(self, since: datetime | None = None) -> list[QuestionGroup]:
        """Return what waits without what a fact answers by now and nobody waits to hear of."""
        groups = self.groups(since)
        silent = (each for each in groups if not (each.waiting or each.sent or each.downs))
        answered = self.answered_since([*islice(silent, ASKED_AGAIN)])
        return [each for each in groups if each.id not in answered]

    def wordings(self) -> list[str]:
        """Return how each question that waits was asked most, those asked most first."""
        return [group.questions[0] for group in self.groups() if not group.after]

    def group(self, id_: int) -> QuestionGroup | None:
        """Return the group that an entry belongs to, or None if it waits no more."""
        return next((group for group in self.groups() if id_ in group.ids), None)

    def still_waiting(self, groups: Collection[QuestionGroup]) -> list[QuestionGroup]:
        """Return those of the groups that still wait, as they stand now."""
        wanted = {id_ for group in groups for id_ in group.ids}
        return [group for group in self.groups() if not wanted.isdisjoint(group.ids)]

    def asking(self, question: str) -> QuestionGroup | None:
        """Return the group in which somebody has asked just this, leaning on nothing."""
        key = compared(question).key
        alone = (group for group in self.groups() if not group.after)
        return next((g for g in alone if any(w.key == key for w in wordings_of(g.entries))), None)

    def proposals(self, group: QuestionGroup) -> list[Proposal]:
        """Return the facts that may answer: those that askers chose, then the closest ones."""
        ids = [fact for fact, _ in group.chosen.most_common()]
        closest = self._answerer.answer(group.searched, limit=BEST + len(ids)).ranking
        ids += [hit.fact.id for hit in closest]
        known = facts.by_ids(self._database.read(), ids)
        found = [known[id_] for id_ in dict.fromkeys(ids) if id_ in known]
        return [Proposal(fact, group.chosen[fact.id]) for fact in found[:BEST]]

    def answered_since(self, groups: Collection[QuestionGroup]) -> dict[int, Fact]:
        """Return the facts that now answer groups whose askers did not get them, by group."""
        return self._answered.find(groups)

    def answer(self, group: QuestionGroup, fact: int, *, by: str, seen: str | None = None) -> int:
        """Let a fact answer the question from now on; return how many wait for news of it.

        A question that leans on another one is settled, and not taught, and so is a mixed group.
        Raises FactError if the fact is withdrawn or no longer of the revision that was `seen`.
        """
        with self._database.write() as db:
            editing.live(db, fact, seen)
            change = _hang(db, fact, group.taught, by=by)
            return self._query_log.settled(db, group.ids, fact, change)

    def write(self, draft: Draft, ids: Collection[int], *, by: str) -> tuple[Fact, int]:
        """Store a fact and settle with it the entries that it answers, both or neither.

        Return the fact, and how many wait for news of it. Raises FactError.
        """
        with self._database.write() as db:
            fact, change = store_draft(db, draft, by=by)
            return fact, self._query_log.settled(db, ids, fact.id, change)

    def merge(self, groups: Collection[QuestionGroup]) -> list[Regrouping]:
        """Let questions be one group from now on, whoever asks them again in the same words.

        Return what `regroup` takes to put them apart again.
        """
        entries = [entry for group in groups for entry in group.entries]
        return self._pin({min((entry.id for entry in entries), default=0): entries})

    def split(self, group: QuestionGroup, key: str) -> list[Regrouping]:
        """Take a wording out of its group for good; nothing if that has no other, or not this one.

        `key` is that of a `Wording`. Return what `regroup` takes to put it back.
        """
        found = wordings_of(group.entries)
        mine = [entry for each in found if each.key == key for entry in each.entries]
        others = [entry for each in found if each.key != key for entry in each.entries]
        if not (mine and others):
            return []
        return self._pin({min(entry.id for entry in each): each for each in (mine, others)})

    def regroup(self, changes: Collection[Regrouping]) -> None:
        """Group entries as they were before; those that were grouped anew since stay."""
        with self._database.write(changes_answers=False) as db:
            found = query_log.entries(db, [each.entry for each in changes])
            now = {row["id"]: row["grouped"] for row in found}
            for each in changes:
                if now.get(each.entry) == each.after:
                    query_log.pin(db, each.entry, each.before)

    def _pin(self, together: Mapping[int, Sequence[LogEntry]]) -> list[Regrouping]:
        changes = [
            Regrouping(entry.id, entry.grouped, number)
            for number, entries in together.items()
            for entry in entries
        ]
        with self._database.write(changes_answers=False) as db:
            for each in changes:
                query_log.pin(db, each.entry, each.after)
        return changes


def _hang(db: Transaction, fact: int, questions: Collection[str], *, by: str) -> int | None:
    """Let a fact answer questions as one change; return its number, None if nothing changed."""
    if not questions:
        return None
    with recorded(db, by, Action.ASK, fact=fact) as line:
        line.after = next(iter(questions))
        editing.hang(db, fact, questions, answers=True, by=by)
    return line.id
