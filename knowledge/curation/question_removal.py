"""Question removal: what is taken out of the review queue without an answer, and put back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from knowledge.answering.answerer import Answerer
from knowledge.curation import editing
from knowledge.curation.question_groups import QuestionGroup, key_of
from knowledge.curation.redaction import without_contacts
from knowledge.curation.undo import undo_change
from knowledge.models import Action, EditorDecision
from knowledge.store import Transaction, editor_decisions, query_log
from knowledge.store.audit_log import recorded
from knowledge.users.query_log import QueryLog


@dataclass(frozen=True, slots=True)
class QuestionDenial:
    """That no document answers: by which `change`, and the closest `fact`, if one knows it."""

    fact: int | None
    change: int | None


class QuestionRemoval:
    """Takes questions out that no document answers, or that are not for this bot.

    Asked again, they wait no more until the documents change. Each removal is in the history.
    """

    def __init__(self, answerer: Answerer, query_log: QueryLog) -> None:
        self._answerer = answerer
        self._database = answerer.database
        self._query_log = query_log

    def closest(self, groups: Collection[QuestionGroup]) -> dict[int, int]:
        """Return by group the fact that comes closest and may know that it does not answer.

        None does where the question leans on another one, and in a mixed group.
        """
        taught = (group for group in groups if group.taught)
        found = {
            group.id: self._answerer.answer(group.searched, limit=1).ranking for group in taught
        }
        return {id_: ranking[0].fact.id for id_, ranking in found.items() if ranking}

    def deny(
        self, groups: Sequence[QuestionGroup], closest: Mapping[int, int], *, by: str
    ) -> list[QuestionDenial]:
        """Note that the documents do not say it, all or none, a change a group.

        The facts that are `closest` know that from now on.
        """
        with self._database.write() as db:
            return [self._deny(db, group, closest.get(group.id), by) for group in groups]

    def dismiss(self, ids: Collection[int], *, by: str) -> int | None:
        """Take questions out without any effect on answers; return the number of the change.

        The history tells how many, and none of their words.
        """
        decided = EditorDecision.OUT_OF_SCOPE
        with self._database.write(changes_answers=False) as db:
            with recorded(db, by, Action.DISMISS) as line:
                line.after = str(len(ids))
                self._query_log.decisions.decide(db, self._keys(ids), decided)
            self._settle(db, ids, decided, line.id)
        return line.id

    def reopen(
        self, ids: Collection[int], changes: Collection[int] = (), *, by: str = ""
    ) -> list[int]:
        """Put questions back that were taken out without an answer, and undo those `changes`.

        Return the changes that stay because others have built on them since.
        """
        with self._database.write(changes_answers=bool(changes)) as db:
            staying = [each for each in changes if not undo_change(db, by, each)]
            self._query_log.decisions.withdraw(db, self._keys(ids))
            query_log.reopen(db, ids)
        return staying

    def _deny(
        self, db: Transaction, group: QuestionGroup, fact: int | None, by: str
    ) -> QuestionDenial:
        with recorded(db, by, Action.DENY, fact=fact) as line:
            line.after = " / ".join(map(without_contacts, group.mixed or group.questions[:1]))
            self._query_log.decisions.decide(db, group.keys, EditorDecision.DENIED)
            if fact:
                editing.hang(db, fact, group.taught, answers=False, by=by)
        self._settle(db, group.ids, EditorDecision.DENIED, line.id)
        return QuestionDenial(fact, line.id)

    def _settle(
        self,
        db: Transaction,
        ids: Collection[int],
        decision: EditorDecision,
        change: int | None,
    ) -> None:
        self._query_log.settled(db, ids, None, change)
        for id_ in ids:
            editor_decisions.let_hear(db, id_, decision)

    def _keys(self, ids: Collection[int]) -> set[str]:
        return {key_of(each.question, each.talk) for each in self._query_log.entries(ids)}
