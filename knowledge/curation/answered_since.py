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


def find_answered(answerer: Answerer, groups: Iterable[QuestionGroup]) -> dict[int, Fact]:
    """Return the facts that now answer groups whose askers did not get them, by group.

    What was asked after the last change is not asked again.
    """
    newest = audit_log.latest(answerer.database.read(), 1)
    changed = newest[0].at if newest else None
    found = ((group.id, _answered_now(answerer, group, changed)) for group in groups)
    return {id_: fact for id_, fact in found if fact}


def _answered_now(
    answerer: Answerer, group: QuestionGroup, changed: datetime | None
) -> Fact | None:
    if changed is None or group.at > changed or group.mixed:
        return None
    before = Conversation()
    if group.after:
        before = converse(answerer, group.after, before).after
    answer = converse(answerer, group.questions[0], before).response.answer
    if not isinstance(answer, Found) or answer.is_basis:
        return None
    shown = {entry.fact for entry in group.entries if entry.outcome is Outcome.FOUND}
    return None if answer.best.fact.id in shown else answer.best.fact
