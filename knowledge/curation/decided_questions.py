"""Decided questions: what editors said of a question stays so until its documents change."""

from collections.abc import Mapping, Sequence
from functools import cache

from knowledge.answers import NotFound, Unsure
from knowledge.conversations import Conversation, MessageAnswer
from knowledge.curation.editing import is_mending
from knowledge.curation.question_groups import key_of
from knowledge.models import Action, Change, EditorDecision
from knowledge.store import Database, Snapshot, audit_log
from knowledge.store.editor_decisions import StoredDecision
from knowledge.users.editor_decisions import EditorDecisions
from knowledge.users.log_entries import LogEntry, Outcome, closest, talk_before

_NEWEST = 20
"""Changes of a fact that are looked at; of one that was changed more often since, all is new."""
_CHANGES_WORDS = (Action.EDIT, Action.RESTORE, Action.IMPORT)


class DecidedQuestions:
    """What editors decided of questions without an answer, as long as that stands.

    It stands as long as the fact that comes closest was there when it was decided, and says the
    same, but for mended spelling. A sure answer needs no decision.
    """

    def __init__(self, database: Database, decisions: EditorDecisions) -> None:
        self._database = database
        self._decisions = decisions

    def of_entry(self, entry: LogEntry) -> EditorDecision | None:
        """Return what was decided of a question that was not answered, if that stands."""
        if entry.outcome is Outcome.FOUND:
            return None
        return self._of(key_of(entry.question, entry.talk), entry.fact)

    def of_turns(self, said: MessageAnswer, before: Conversation) -> Mapping[int, EditorDecision]:
        """Return what was decided of the questions of a message that have no sure answer.

        By the number of each from 0; `before` is the conversation before the first.
        """
        found: dict[int, EditorDecision] = {}
        for part, turn in enumerate(said.turns):
            response = turn.response
            if isinstance(response.answer, Unsure | NotFound):
                key = key_of(response.question, talk_before(before, turn.after))
                if decision := self._of(key, closest(response)):
                    found[part] = decision
            before = turn.after
        return found

    def undecided(self, entries: Sequence[LogEntry]) -> list[LogEntry]:
        """Return the entries of which nothing is decided, or of which somebody insists."""
        keys = {
            entry.id: key_of(entry.question, entry.talk)
            for entry in entries
            if not (entry.is_sent or entry.waits or entry.downs)
        }
        db = self._database.read()
        decided = self._decisions.of_all(db, {*keys.values()})
        stands = cache(lambda stored, fact: _stands(db, stored, fact))
        return [
            entry
            for entry in entries
            if not (stored := decided.get(keys.get(entry.id, "")))
            or not stands(stored, entry.fact)
        ]

    def _of(self, key: str, fact: int | None) -> EditorDecision | None:
        db = self._database.read()
        stored = self._decisions.of(db, key)
        return stored.decision if stored and _stands(db, stored, fact) else None


def _stands(db: Snapshot, stored: StoredDecision, fact: int | None) -> bool:
    """Tell whether a decision knew all that the closest fact says."""
    if fact is None:
        return True
    if fact > stored.fact:
        return False
    newest = audit_log.of_fact(db, fact, _NEWEST)
    since = [each for each in newest if each.id > stored.change]
    return len(since) < _NEWEST and not any(_is_news(each, stored.change) for each in since)


def _is_news(change: Change, since: int) -> bool:
    """Tell whether a change lets a fact say what it did not say then, and still does."""
    if change.undone or (change.undoes or 0) > since:
        return False
    return (change.took_back or change.action) in _CHANGES_WORDS and not is_mending(change)
