"""The editors' inbox: questions that wait for an editor, those that ask the same together."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from rapidfuzz import fuzz, process

from knowledge.answering.answerer import Answerer
from knowledge.answers import AnswerType
from knowledge.curation import editing
from knowledge.curation.redaction import without_contacts
from knowledge.dialogue.followups import find_anaphora, find_follow_up
from knowledge.language import detect_language, stopwords, tokens
from knowledge.language.tokenizer import canonical
from knowledge.models import Action, Fact
from knowledge.retrieval.index.build import reindex
from knowledge.retrieval.question_type import classify_question
from knowledge.store import Transaction, annotations, facts
from knowledge.store.audit_log import recorded
from knowledge.users.log_entries import LogEntry, Outcome
from knowledge.users.query_log import QueryLog

SAME = 80
"""Likeness (rapidfuzz token_sort_ratio, 0 to 100) from which on two questions ask the same."""
SAME_WORD = 75
"""Likeness (rapidfuzz ratio) from which on two words are one, mistyped or in another form."""
NEWEST = 2_000
"""Questions that are put together; what is older waits until these are dealt with."""
WORDINGS = 5
"""Wordings of one question that are shown, and taught together."""
BEST = 3
"""Facts that are proposed for a question."""


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Entries that ask the same, newest first. `id` is that of the oldest, so that it stays.

    `questions` are its wordings, the most asked first, at most WORDINGS, without addresses and
    telephone numbers; `chosen` counts the facts that askers opened instead of the shown one.
    `after` is the question that stood before, if they lean on it, and empty otherwise.
    """

    id: int
    entries: tuple[LogEntry, ...]
    questions: tuple[str, ...]
    chosen: Counter[int]
    after: str = ""

    @property
    def taught(self) -> tuple[str, ...]:
        """The wordings that may be stored with a fact: "and who?" asks another thing elsewhere."""
        return () if self.after else self.questions

    @property
    def searched(self) -> str:
        """The words by which facts are looked for; they are stored and shown nowhere."""
        return f"{self.after} {self.questions[0]}".strip()

    @property
    def count(self) -> int:
        return len(self.entries)

    @property
    def ids(self) -> list[int]:
        return [entry.id for entry in self.entries]

    @property
    def at(self) -> datetime:
        """When it was asked last."""
        return self.entries[0].at

    @property
    def sent(self) -> int:
        """How many askers sent it to the editors."""
        return sum(entry.is_sent for entry in self.entries)

    @property
    def waiting(self) -> int:
        """How many askers want to hear of an answer."""
        return sum(entry.waits for entry in self.entries)

    @property
    def downs(self) -> int:
        return sum(entry.downs for entry in self.entries)

    @property
    def outcome(self) -> Outcome:
        """What came of it when it was asked last."""
        return self.entries[0].outcome


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that may answer a question; `chosen` says how many askers opened it themselves."""

    fact: Fact
    chosen: int


class ReviewQueue:
    """What waits for editors, and the four ways to deal with it.

    Writes must come from one thread, as all that changes the library.
    """

    def __init__(self, answerer: Answerer, query_log: QueryLog) -> None:
        self._answerer = answerer
        self._database = answerer.database
        self._query_log = query_log

    def groups(self, since: datetime | None = None) -> list[QuestionGroup]:
        """Return what waits: the most asked first, and of those the newest."""
        waiting = self._query_log.unanswered(since)[:NEWEST]
        return sorted(grouped(waiting), key=lambda group: (-group.count, -group.entries[0].id))

    def group(self, id_: int) -> QuestionGroup | None:
        """Return the group that an entry belongs to, or None if it waits no more."""
        return next((group for group in self.groups() if id_ in group.ids), None)

    def proposals(self, group: QuestionGroup) -> list[Proposal]:
        """Return the facts that may answer: those that askers chose, then the closest ones."""
        ids = [fact for fact, _ in group.chosen.most_common()]
        closest = self._answerer.answer(group.searched, limit=BEST + len(ids)).ranking
        ids += [hit.fact.id for hit in closest]
        known = facts.by_ids(self._database.read(), ids)
        found = [known[id_] for id_ in dict.fromkeys(ids) if id_ in known]
        return [Proposal(fact, group.chosen[fact.id]) for fact in found[:BEST]]

    def answer(self, group: QuestionGroup, fact: int, *, by: str) -> int:
        """Let a fact answer the question from now on; return how many wait for news of it.

        A question that leans on another one is settled, and not taught.
        Raises FactError if the fact is withdrawn.
        """
        with self._database.write() as db:
            editing.live(db, fact)
            _hang(db, fact, group.taught, answers=True, by=by)
            return self._query_log.settled(db, group.ids, fact)

    def deny(self, group: QuestionGroup, *, by: str) -> int | None:
        """Note that the documents do not say it; return the closest fact, which now knows that.

        None where there is none, or where the question leans on another one.
        """
        closest = self._answerer.answer(group.searched, limit=1).ranking
        fact = closest[0].fact.id if closest and group.taught else None
        with self._database.write() as db:
            if fact is not None:
                _hang(db, fact, group.taught, answers=False, by=by)
            self._query_log.settled(db, group.ids, None)
        return fact

    def dismiss(self, ids: Collection[int], fact: int | None = None) -> int:
        """Take questions out without any effect on answers; `fact` answers them by itself.

        Return how many wait for news.
        """
        return self._query_log.settle(ids, fact)


def leans_on(entry: LogEntry) -> str:
    """Return the question before an entry's, if it cannot be read without; else nothing."""
    if entry.earlier and (find_follow_up(entry.question) or find_anaphora(entry.question)):
        return entry.earlier
    return ""


def grouped(entries: Sequence[LogEntry]) -> list[QuestionGroup]:
    """Put entries together that ask the same; which comes first does not depend on their order."""
    same: dict[str, list[LogEntry]] = {}
    for entry in entries:
        same.setdefault(_compared(entry), []).append(entry)
    groups: dict[tuple[AnswerType, str, bool], dict[str, list[LogEntry]]] = {}
    for key in sorted(same, key=lambda each: (-len(same[each]), each)):
        first = same[key][0]
        kind = (*_kind(first.question), bool(leans_on(first)))
        alike = groups.setdefault(kind, {})
        alike.setdefault(_like(key, [*alike]) or key, []).extend(same[key])
    return [_group(each) for alike in groups.values() for each in alike.values()]


def _compared(entry: LogEntry) -> str:
    """Return the words by which entries are compared, with those that a follow-up leans on."""
    question = f"{leans_on(entry)} {entry.question}".strip()
    return canonical(question) or question


@lru_cache(NEWEST)
def _kind(question: str) -> tuple[AnswerType, str]:
    """Return what two questions must share: what they ask for, and every number.

    Kept, for the same questions wait from one look at the inbox to the next.
    """
    numbers = sorted(word for word in tokens(question) if word[0].isdigit())
    return classify_question(question), " ".join(numbers)


def _like(key: str, others: Collection[str]) -> str | None:
    """Return which of the others asks the same."""
    close = process.extract(key, others, scorer=fuzz.token_sort_ratio, score_cutoff=SAME, limit=5)
    return next((other for other, *_ in close if not _contrast(key, other)), None)


def _contrast(one: str, other: str) -> bool:
    """Tell whether each names something that the other lacks: two towers, two years."""
    left, right = (set(words.split()) - stopwords() for words in (one, other))
    return all(
        any(not process.extractOne(word, theirs, scorer=fuzz.ratio, score_cutoff=SAME_WORD)
            for word in mine)
        for mine, theirs in ((left, right), (right, left))
    )  # fmt: skip


def _group(entries: Sequence[LogEntry]) -> QuestionGroup:
    newest = tuple(sorted(entries, key=lambda entry: -entry.id))
    asked = Counter(canonical(entry.question) or entry.question for entry in newest)
    words = {canonical(e.question) or e.question: e.question for e in reversed(newest)}
    wordings = [without_contacts(words[key]) for key, _ in asked.most_common(WORDINGS)]
    chosen = Counter(entry.chosen for entry in newest if entry.chosen is not None)
    after = without_contacts(leans_on(newest[0]))
    return QuestionGroup(newest[-1].id, newest, tuple(dict.fromkeys(wordings)), chosen, after)


def _hang(
    db: Transaction, fact: int, questions: Collection[str], *, answers: bool, by: str
) -> None:
    """Hang questions on a fact as one change; those that differ in marks only turn with them."""
    if not questions:
        return
    keys = {canonical(text) for text in questions}
    stored = annotations.questions_of(db, [fact])
    before = [each.text for each in stored if canonical(each.text) in keys]
    with recorded(db, by, Action.ASK, fact=fact) as line:
        line.after = next(iter(questions))
        for text in dict.fromkeys((*before, *questions)):
            annotations.set_question(db, fact, (text, detect_language(text), answers), by=by)
        reindex(db, [fact])
