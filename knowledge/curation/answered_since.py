"""Answered since: what waits in the review queue and a fact answers that came in later."""

from collections.abc import Iterable
from datetime import datetime

from knowledge.answering.answerer import Answerer
from knowledge.answers import Found
from knowledge.conversations import Conversation
from knowledge.curation.question_groups import QuestionGroup
from knowledge.dialogue import converse
from knowledge.models import Fact
from knowledge.store import audit_log
from knowledge.users.log_entries import Outcome


class AnsweredSince:
    """Which groups a fact answers by now: each is asked again once after a change."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._known_at = (0, 0)
        self._known: dict[tuple[str, str, int], Fact | None] = {}

    def find(self, groups: Iterable[QuestionGroup]) -> dict[int, Fact]:
        """Return the facts that now answer groups whose askers did not get them, by group.

        What was asked after the last change is not asked again.
        """
        newest = audit_log.latest_of_answers(self._answerer.database.read())
        if newest is None:
            return {}
        # What another bot changed is searched here a moment after it stands in the history.
        now = newest.id, self._answerer.index().revision
        if now != self._known_at:
            self._known, self._known_at = {}, now
        found = ((group.id, self._answered(group, newest.at)) for group in groups)
        return {id_: fact for id_, fact in found if fact}

    def _answered(self, group: QuestionGroup, changed: datetime) -> Fact | None:
        if group.at > changed or group.mixed:
            return None
        known, key = self._known, (group.questions[0], group.after, group.count)
        if key not in known:
            known[key] = _answered_now(self._answerer, group)
        return known[key]


def _answered_now(answerer: Answerer, group: QuestionGroup) -> Fact | None:
    before = Conversation()
    if group.after:
        before = converse(answerer, group.after, before).after
    answer = converse(answerer, group.questions[0], before).response.answer
    if not isinstance(answer, Found) or answer.is_basis:
        return None
    shown = {entry.fact for entry in group.entries if entry.outcome is Outcome.FOUND}
    return None if answer.best.fact.id in shown else answer.best.fact
