"""Question groups: what waits in the review queue, questions that ask the same together."""

from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from knowledge.curation.question_clusters import QuestionClusters
from knowledge.curation.question_likeness import ComparedQuestion, Vectors, compared, find_mixed
from knowledge.curation.redaction import without_contacts
from knowledge.dialogue.asked_again import asks_again
from knowledge.dialogue.closest_in_talk import leans
from knowledge.dialogue.followups import find_anaphora, find_follow_up
from knowledge.users.log_entries import NO_TALK, LogEntry, Outcome, Talk

WORDINGS = 5
"""Wordings of one question that are shown, and taught together."""
_REMEMBERED = 4_000


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Entries that ask the same, newest first. `id` is that of the oldest, so that it stays.

    `questions` are its wordings, the most asked first, at most WORDINGS, without addresses and
    telephone numbers; `chosen` counts the facts that askers opened instead of the shown one.
    `after` is the question that stood before, if they lean on it, and empty otherwise. `mixed`
    are two of its questions that cannot have one answer, if editors put such together.
    """

    id: int
    entries: tuple[LogEntry, ...]
    questions: tuple[str, ...]
    chosen: Counter[int]
    after: str = ""
    mixed: tuple[str, str] | None = None

    @property
    def taught(self) -> tuple[str, ...]:
        """The wordings that may be stored with a fact: "and who?" asks another thing elsewhere.

        They are what people wrote, never what was made of it to be answered.
        """
        return () if self.after or self.mixed else self.questions

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
    def keys(self) -> set[str]:
        """What askings of its questions share with it."""
        return {key_of(entry.question, entry.talk) for entry in self.entries}

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
        """How many people want to hear of an answer, however often they asked."""
        return len({entry.person or entry.id for entry in self.entries if entry.waits})

    @property
    def downs(self) -> int:
        return sum(entry.downs for entry in self.entries)

    @property
    def outcome(self) -> Outcome:
        """What came of it when it was asked last."""
        return self.entries[0].outcome


@dataclass(frozen=True, slots=True)
class Wording:
    """What several people wrote alike, but for marks and capitals: newest entry first."""

    key: str
    entries: tuple[LogEntry, ...]

    @property
    def text(self) -> str:
        return without_contacts(self.entries[0].question)

    @property
    def ids(self) -> list[int]:
        return [entry.id for entry in self.entries]


@lru_cache(_REMEMBERED)
def leans_on(question: str, talk: Talk) -> str:
    """Return the question of a talk without which another one cannot be read; else nothing.

    The same words once more lean on what those before them did.
    """
    asked = find_follow_up(question) or find_anaphora(question)
    if not talk.asked or asked is None or (talk.is_left and not leans(asked)):
        return ""
    if not asks_again(question, talk.asked):
        return talk.asked
    return "" if asks_again(question, talk.began) else talk.began


def readings_of(entry: LogEntry) -> tuple[ComparedQuestion, ...]:
    """Return the questions that an entry may ask: in its talk, and alone if it can be read so."""
    read = compared_entry(entry)
    asked = find_follow_up(entry.question) if read.leans else None
    return (read, compared(entry.question)) if asked and not leans(asked) else (read,)


def key_of(question: str, talk: Talk = NO_TALK) -> str:
    """Return what two askings of a question share, with the one before if it leans on that."""
    return compared(question, leans_on(question, talk)).key


def wordings_of(entries: Sequence[LogEntry]) -> list[Wording]:
    """Return the wordings of entries, the most asked first, and of those the newest."""
    same: OrderedDict[str, list[LogEntry]] = OrderedDict()
    for entry in sorted(entries, key=lambda each: -each.id):
        same.setdefault(compared_entry(entry).key, []).append(entry)
    found = [Wording(key, tuple(each)) for key, each in same.items()]
    return sorted(found, key=lambda each: (-len(each.entries), -each.entries[0].id))


class GroupedEntries:
    """The groups of what waited at the last look, as long as the same waits, word for word."""

    def __init__(self) -> None:
        self._last: tuple[Sequence[LogEntry], frozenset[str], list[QuestionGroup]]
        self._last = (), frozenset(), []

    def of(self, entries: Sequence[LogEntry], vectors: Vectors) -> list[QuestionGroup]:
        """Return the groups of entries, made anew only if others wait, or more were read."""
        known, read, groups = self._last
        if known != entries or read != vectors.keys():
            groups = grouped(entries, vectors)
            self._last = entries, frozenset(vectors), groups
        return groups


def grouped(entries: Sequence[LogEntry], vectors: Vectors) -> list[QuestionGroup]:
    """Put entries together that ask the same; which comes first does not depend on their order.

    What editors have put together or apart stays so, also for those who ask it in these words
    later.
    """
    pinned: dict[int, list[Wording]] = {}
    loose: list[Wording] = []
    for wording in sorted(wordings_of(entries), key=lambda each: (-len(each.entries), each.key)):
        pins = [entry.grouped for entry in wording.entries if entry.grouped is not None]
        (pinned.setdefault(pins[0], []) if pins else loose).append(wording)
    found = QuestionClusters([_questions(each) for each in pinned.values()], vectors)
    clusters = [*pinned.values(), *([] for _ in loose)]
    for wording in loose:
        clusters[found.place(compared_entry(wording.entries[0]))].append(wording)
    together = ([entry for each in cluster for entry in each.entries] for cluster in clusters)
    return [_group(each) for each in together if each]


def _questions(wordings: Sequence[Wording]) -> list[ComparedQuestion]:
    return [compared_entry(each.entries[0]) for each in wordings]


def compared_entry(entry: LogEntry) -> ComparedQuestion:
    """Return the question of an entry to be compared, with the one that it leans on."""
    return compared(entry.question, leans_on(entry.question, entry.talk))


def _group(entries: Sequence[LogEntry]) -> QuestionGroup:
    newest = tuple(sorted(entries, key=lambda entry: -entry.id))
    found = wordings_of(newest)
    texts = dict.fromkeys(each.text for each in found[:WORDINGS])
    chosen = Counter(entry.chosen for entry in newest if entry.chosen is not None)
    after = without_contacts(leans_on(newest[0].question, newest[0].talk))
    is_pinned = any(entry.grouped is not None for entry in newest)
    mixed = find_mixed([compared_entry(each.entries[0]) for each in found]) if is_pinned else None
    return QuestionGroup(newest[-1].id, newest, tuple(texts), chosen, after, mixed)
