"""The front door for editors: look at facts, change them, take it back. Thread-safe."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from knowledge.answering.answerer import Answerer
from knowledge.curation import editing, fact_search, question_trial, undo
from knowledge.curation.confirmation import Confirmation
from knowledge.curation.fact_page import Page, read_page
from knowledge.curation.impact import ChangePreview, ImpactCheck
from knowledge.curation.question_trial import QuestionTrial
from knowledge.curation.taught_synonyms import SynonymGroups
from knowledge.curation.undo import UndoPreview, UndoStep
from knowledge.errors import FactError, Refusal
from knowledge.ingestion.importer import add_draft, standing
from knowledge.judged import Judged
from knowledge.models import Action, Change, Draft, Fact
from knowledge.retrieval.held_questions import find_held
from knowledge.retrieval.index.build import reindex, unindex
from knowledge.retrieval.similar_facts import find_similar
from knowledge.store import Transaction, annotations, audit_log, facts
from knowledge.store.audit_log import recorded
from knowledge.store.fact_changes import FactChange, changes_of


class Curator:
    """What editors do to facts; `by` is their signature (see `Editors.signature`).

    Each change is recorded and can be undone. Raises FactError for what cannot be done, and if
    a fact is no longer of the revision that its editor has `seen`.
    """

    def __init__(
        self,
        answerer: Answerer,
        judged: Sequence[Judged] = (),
        waiting: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """`judged` questions and those that are `waiting` show what a change does to answers."""
        self._answerer = answerer
        self._database = answerer.database
        self._judged = judged
        self.confirmation = Confirmation(self._database)
        self.synonyms = SynonymGroups(answerer, judged, waiting)

    def page(self, fact: int) -> Page | None:
        """Return all that is known of a fact, withdrawn or not; None if it was never there."""
        return read_page(self._database.read(), fact)

    def is_withdrawn(self, fact: int) -> bool:
        """Tell whether a fact answers no more; False if it was never there."""
        found = facts.find(self._database.read(), fact)
        return found is not None and found[1]

    def successor(self, fact: int) -> Fact | None:
        """Return the newer fact that says what a withdrawn one said, or corrects it."""
        db = self._database.read()
        if (found := facts.find(db, fact)) is None:
            return None
        alike = find_similar(db, found[0].text, but=fact)
        return next((each.fact for each in alike if each.fact.id > fact), None)

    def search(self, words: str, limit: int, offset: int = 0) -> fact_search.FactSearch:
        """Return facts that fit the words, or all by number; withdrawn ones stand among them."""
        return fact_search.search(self._database.read(), words, limit, offset)

    def edit(
        self, fact: int, text: str, *, by: str, speaker: str | None = None, seen: str | None = None
    ) -> Fact:
        """Let a fact say something else, or somebody else say it, or both at once.

        No `speaker` leaves who said it; an empty one says that it is nobody's words. An empty
        `text` leaves the words if there is a speaker.
        """
        with self._database.write() as db:
            found = editing.live(db, fact, seen)
            with recorded(db, by, Action.EDIT, fact=fact) as line:
                line.before, line.after = found.speaker, speaker
                if speaker is not None:
                    editing.attribute(db, found, speaker or None)
                if text.strip() or speaker is None:
                    line.before, line.after = found.text, text.strip()
                    editing.reword(db, found, text)
            return facts.by_ids(db, [fact])[fact]

    def withdraw(self, fact: int, *, by: str, seen: str | None = None) -> Fact:
        """Let a fact answer no more; it can be restored."""
        with self._database.write() as db:
            found = editing.live(db, fact, seen)
            with recorded(db, by, Action.WITHDRAW, fact=fact) as line:
                line.before = found.text
                editing.withdraw(db, fact)
        return found

    def restore(self, fact: int, *, by: str, seen: str | None = None) -> Fact:
        """Let a withdrawn fact answer again."""
        with self._database.write() as db:
            found, withdrawn = editing.known(db, fact)
            editing.check_seen(fact, found.revision, seen)
            if withdrawn:
                with recorded(db, by, Action.RESTORE, fact=fact) as line:
                    line.after = found.text
                    editing.restore(db, found)
            return facts.by_ids(db, [fact])[fact]

    def ask(
        self, fact: int, questions: str, *, by: str, answers: bool = True, seen: str | None = None
    ) -> None:
        """Hang questions on a fact, one a line: that it answers, or that it leaves open."""
        lines = editing.split_questions(questions)
        if not lines:
            raise FactError("The question is empty.", Refusal.EMPTY, fact=fact)
        with self._database.write() as db:
            editing.live(db, fact, seen)
            done = Action.ASK if answers else Action.LEAVE_OPEN
            with recorded(db, by, done, fact=fact) as line:
                line.after = "\n".join(lines)
                editing.hang(db, fact, lines, by=by, answers=answers)

    def unask(self, question: int, *, by: str) -> int | None:
        """Take a question from its fact; return that fact, or None if it was gone."""
        with self._database.write() as db:
            found = annotations.question(db, question)
            if found is None:
                return None
            fact, text, answers = found
            done = Action.UNASK if answers else Action.CLOSE
            with recorded(db, by, done, fact=fact) as line:
                line.before = text
                unindex(db, [fact])
                annotations.remove_question(db, question)
                reindex(db, [fact])
        return fact

    def translate(
        self, fact: int, language: str, text: str, *, by: str, seen: str | None = None
    ) -> None:
        """Say what a fact says in another language; nothing takes the translation away.

        `seen` is the revision of the fact with that translation.
        """
        with self._database.write() as db:
            editing.live(db, fact)
            editing.check_seen(fact, editing.revision(db, fact, language), seen)
            with recorded(db, by, Action.TRANSLATE, fact=fact) as line:
                said = annotations.translations(db, fact, stale=True)
                said |= annotations.translations(db, fact)
                line.before, line.after = said.get(language), text.strip()
                if text.strip():
                    annotations.set_translation(db, fact, language, text.strip())
                else:
                    annotations.remove_translation(db, fact, language)

    def undo(self, *, by: str) -> Change | None:
        """Take back somebody's newest change that stands; None if there is none.

        Raises UndoError if somebody else has changed the same since.
        """
        with self._database.write() as db:
            return undo.undo_last(db, by)

    def undo_changes(self, changes: Sequence[int], *, by: str) -> tuple[UndoStep, ...]:
        """Take back what `before_undoing` showed, all of it or nothing. Raises UndoError."""
        with self._database.write() as db:
            return undo.undo_changes(db, by, changes)

    def redo(self, undoings: Sequence[int], *, by: str) -> tuple[Change, ...]:
        """Do again what was taken back by these lines of the history. Raises UndoError."""
        with self._database.write() as db:
            return undo.redo_changes(db, by, undoings)

    def last_undo(self, *, by: str) -> Change | None:
        """Return what somebody did last, if that took something back and can be done again."""
        return audit_log.last_undo(self._database.read(), by)

    def before_undoing(self, count: int, *, by: str) -> UndoPreview:
        """Return what taking back the newest changes would do. Raises UndoError."""
        return undo.preview_undo(self._database, by, count)

    def try_question(self, fact: int, question: str) -> QuestionTrial:
        """Return what people get who ask a question that a fact should answer."""
        return question_trial.try_question(self._answerer, fact, question)

    def brought(self, change: int) -> list[tuple[int, str]]:
        """Return facts of an import with a question each, of those that it brought to try."""
        return question_trial.questions_to_try(self._database.read(), change)

    def revision(self, fact: int, language: str | None = None) -> str:
        """Return what stands for what a fact says, and its translation; empty if it is gone."""
        return editing.revision(self._database.read(), fact, language)

    def history(self, fact: int | None = None, limit: int = 20, offset: int = 0) -> list[Change]:
        """Return what was done to a fact, or to all, newest first."""
        db = self._database.read()
        if fact is None:
            return audit_log.latest(db, limit, offset)
        return audit_log.of_fact(db, fact, limit, offset)

    def changes(self, fact: int | None = None) -> int:
        """Return how many lines the history has, of a fact or of all."""
        return audit_log.count(self._database.read(), fact)

    def fact_changes(self, change: int) -> list[FactChange]:
        """Return what an import did to each fact that was there, by number."""
        return changes_of(self._database.read(), change)

    def before_adding(self, draft: Draft) -> ChangePreview:
        """Return what storing a draft would repeat, contradict, and change. Raises FactError."""
        editing.check_questions(draft.questions)
        db = self._database.read()
        stands = standing(db, draft)
        found = self._outlook(lambda copy: add_draft(copy, draft, by=""), draft.text, but=stands)
        alike = [each.fact.id for each in found.alike]
        held = question_trial.find_taken(self._answerer, draft.questions, stands, alike)
        return replace(found, held=held)

    def before_editing(self, fact: int, text: str, seen: str | None = None) -> ChangePreview:
        """Return what other words would repeat, contradict, and change. Raises FactError."""
        db = self._database.read()
        found = editing.live(db, fact, seen)
        editing.check(db, found, text)
        return self._outlook(lambda copy: editing.reword(copy, found, text), text, but=fact)

    def before_asking(self, fact: int, questions: str, *, answers: bool) -> ChangePreview:
        """Return what more questions, one a line, would change. Raises FactError."""
        db, lines = self._database.read(), editing.split_questions(questions)
        editing.live(db, fact)

        def change(copy: Transaction) -> None:
            editing.hang(copy, fact, lines, by="", answers=answers)

        held = find_held(db, lines, but=fact) if answers else ()
        return ChangePreview((), self._check(change, questions), held)

    def before_withdrawing(self, fact: int) -> ChangePreview:
        """Return which answers would change without a fact. Raises FactError."""
        found = editing.live(self._database.read(), fact)
        return ChangePreview((), self._check(lambda db: editing.withdraw(db, fact), found.text))

    def _outlook(
        self, change: Callable[[Transaction], object], text: str, but: int | None = None
    ) -> ChangePreview:
        known = find_similar(self._database.read(), text, but=but)
        return ChangePreview(tuple(known), self._check(change, text))

    def _check(self, change: Callable[[Transaction], object], words: str) -> ImpactCheck | None:
        if not self._judged:
            return None
        return ImpactCheck(self._answerer, change, self._judged, words)
