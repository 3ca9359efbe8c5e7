"""Decided questions: what editors said of a question stays so until its documents change."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from knowledge.answers import NotFound, Response, Unsure
from knowledge.conversations import Conversation, MessageAnswer
from knowledge.curation.editing import is_mending
from knowledge.curation.question_groups import compared_entry, key_of, readings_of
from knowledge.curation.question_likeness import ComparedQuestion
from knowledge.curation.rewordings import Rewordings
from knowledge.language import tokens
from knowledge.language.stemmer import possible_stems
from knowledge.models import Action, Change, EditorDecision
from knowledge.store import Database, Snapshot, audit_log, documents
from knowledge.store.editor_decisions import StoredDecision
from knowledge.store.query_log import settled_unanswered
from knowledge.users.log_entries import NO_TALK, LogEntry, Outcome, Talk, closest, talk_before
from knowledge.users.query_log import QueryLog

DECIDED = 500
"""Decided entries, the newest, with which what waits is compared."""
_NEWEST = 20
"""Changes of a fact that are looked at; of one that was changed more often since, all is new."""
_TITLES = 20
"""Documents of which it is looked up what all of their titles name."""
_CHANGES_WORDS = (Action.EDIT, Action.RESTORE, Action.IMPORT)


class _KnownWords(NamedTuple):
    """Decided entries as they were asked, and the keys of their questions."""

    entries: tuple[int, ...]
    titled: frozenset[str]
    keys: frozenset[str]
    questions: Rewordings


_NO_WORDS = _KnownWords((), frozenset(), frozenset(), Rewordings(()))


class DecidedQuestions:
    """What editors decided of questions without an answer, as long as that stands.

    It stands as long as the fact that comes closest was there when it was decided, and says the
    same, but for mended spelling. A sure answer needs no decision. It stands for the question in
    other words as well, as long as the words of those who asked it are kept, and in a talk that it
    can be read without; of that who asks hears nothing, and can still send it to the editors.
    """

    def __init__(self, database: Database, query_log: QueryLog) -> None:
        self._database = database
        self._query_log = query_log
        self._decisions = query_log.decisions
        self._words = _NO_WORDS

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
            talk = talk_before(before, turn.after)
            if decision := self.of_response(turn.response, talk):
                found[part] = decision
            before = turn.after
        return found

    def of_response(self, response: Response, talk: Talk = NO_TALK) -> EditorDecision | None:
        """Return what was decided of a question that has no sure answer, asked after a talk."""
        if not isinstance(response.answer, Unsure | NotFound):
            return None
        return self._of(key_of(response.question, talk), closest(response))

    def undecided(self, entries: Sequence[LogEntry]) -> list[LogEntry]:
        """Return the entries of which nothing is decided, or of which somebody insists."""
        asked = {
            entry.id: readings_of(entry)
            for entry in entries
            if not (entry.is_sent or entry.waits or entry.downs)
        }
        db = self._database.read()
        known = self._known_words(db) if asked else _NO_WORDS
        keys = {each.key for readings in asked.values() for each in readings}
        decided = self._decisions.of_all(db, known.keys | keys)
        stands = cache(lambda stored, fact: _stands(db, stored, fact))

        def is_decided(entry: LogEntry) -> bool:
            readings = asked.get(entry.id, ()) if decided else ()
            found = (_decision(each, decided, known) for each in readings)
            return any(stored and stands(stored, entry.fact) for stored in found)

        return [entry for entry in entries if not is_decided(entry)]

    def _known_words(self, db: Snapshot) -> _KnownWords:
        """Return the decided questions of which words are kept."""
        ids, titled = tuple(settled_unanswered(db, DECIDED)), _titled(db)
        if (ids, titled) != (self._words.entries, self._words.titled):
            found = map(compared_entry, self._query_log.entries(ids))
            questions = {each.key: each for each in found}
            known = Rewordings([*questions.values()], titled)
            self._words = _KnownWords(ids, titled, frozenset(questions), known)
        return self._words

    def _of(self, key: str, fact: int | None) -> EditorDecision | None:
        db = self._database.read()
        stored = self._decisions.of(db, key)
        return stored.decision if stored and _stands(db, stored, fact) else None


def _titled(db: Snapshot) -> frozenset[str]:
    """Return the stems of the words that stand in the title of each document, if they are few."""
    titles = [title for _, title in documents.titles(db, _TITLES + 1)]
    stems = [frozenset(chain(*map(possible_stems, tokens(title)))) for title in titles]
    return frozenset.intersection(*stems) if 0 < len(stems) <= _TITLES else frozenset()


def _decision(
    question: ComparedQuestion, decided: Mapping[str, StoredDecision], known: _KnownWords
) -> StoredDecision | None:
    """Return what was decided of a question, or else of one that asks the same."""
    if (stored := decided.get(question.key)) is not None:
        return stored
    same = known.questions.find(question)
    return decided.get(same.key) if same else None


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
