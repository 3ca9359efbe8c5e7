"""Entries of the query log: where, who asked, what came of it. No SQL, no secrets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple, Self

from knowledge.answers import Answer, Found, NotFound, Response, Unsure
from knowledge.conversations import Conversation
from knowledge.document_cards import Card, Mentions
from knowledge.models import EditorDecision
from knowledge.small_talk import SmallTalk


class Outcome(StrEnum):
    """What came of a question."""

    FOUND = "found"
    UNSURE = "unsure"
    NOT_FOUND = "not_found"
    SMALL_TALK = "small_talk"


class Thumb(IntEnum):
    """What a person thinks of an answer."""

    UP = 1
    DOWN = -1


class Reason(StrEnum):
    """Why a person gave a thumb down."""

    SENTENCE = "sentence"
    """The sentence is wrong, or does not answer."""
    QUESTION = "question"
    """Something else was asked."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """What people think of an answer: all of them, and one.

    `is_sent` and `waits` are as in LogEntry.
    """

    ups: int
    downs: int
    is_sent: bool
    waits: bool
    mine: Thumb | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands: its number in a chat, or the id of an inline message.

    `part` is which of several questions or answers in it, from 0.
    """

    message: int | str
    chat: int | None = None
    part: int = 0

    def written(self) -> str:
        """Return the place in one line."""
        return f"{'' if self.chat is None else self.chat} {self.message}"

    @classmethod
    def read(cls, written: str) -> Self:
        """Return the place that a line names."""
        chat, message = written.split(" ", 1)
        return cls(int(message), int(chat)) if chat else cls(message)


@dataclass(frozen=True, slots=True)
class SessionKey:
    """Where one person talks to the bot: in a chat, or in a topic (`thread`) of it."""

    chat: int
    user: int
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class SessionStep:
    """A question as a step of a session: what it remembered before it, and remembers now."""

    key: SessionKey
    before: Conversation
    after: Conversation


class LoggedAnswer(NamedTuple):
    """What the query log is to keep: a response, who asked, and where the answer stands."""

    response: Response
    origin: "Origin"
    answer: Place | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Who asked, where, how long the answer took, and which step of a session it was, if any."""

    user: int
    milliseconds: float
    question: Place | None = None
    step: SessionStep | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """What stood before a question: the one that was `asked` last, and the `fact` shown to it.

    `began` is the question that the talk is about, and `is_left` tells that it was not about that
    any more afterwards: the later question was answered by itself.
    """

    asked: str = ""
    began: str = ""
    fact: int | None = None
    is_left: bool = False


NO_TALK = Talk()


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One question as editors see it; nobody is named.

    `fact` is the best that was found, `chosen` another of the shown ones that the asker opened;
    `talk` is what stood before it in its session, on which it may lean. `grouped` is the entry
    with which editors have put it.
    `person` is a pseudonym, only to count those who wait.
    """

    id: int
    question: str
    language: str
    outcome: Outcome
    fact: int | None
    confidence: float
    at: datetime
    ups: int
    downs: int
    is_sent: bool
    waits: bool
    chosen: int | None = None
    talk: Talk = NO_TALK
    grouped: int | None = None
    person: str | None = None

    @property
    def earlier(self) -> str:
        """The question before it, as it was written."""
        return self.talk.asked

    @property
    def earlier_fact(self) -> int | None:
        """What was shown to the question before it."""
        return self.talk.fact


@dataclass(frozen=True, slots=True)
class AwaitedAnswer:
    """Who wants to hear of an answer: the question, and under which message to tell.

    `entry` is the question's, `fact` what answers it now; None if editors made a `decision`
    instead. `told` is the outcome that they heard of last.
    """

    place: Place
    question: str
    language: str
    entry: int
    fact: int | None
    told: str | None = None
    waits: int = 1

    @property
    def decision(self) -> EditorDecision | None:
        """What editors decided of it, if nothing answers it."""
        return EditorDecision(self.waits) if self.fact is None else None


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened since a day. `durations` are milliseconds, shortest first."""

    outcomes: Mapping[Outcome, int]
    languages: Mapping[str, int]
    people: int
    ups: int
    downs: int
    durations: tuple[float, ...]


def outcome_of(answer: Answer) -> Outcome:
    """Return what came of a question."""
    match answer:
        case Found(is_basis=True):
            return Outcome.SMALL_TALK
        case Found():
            return Outcome.FOUND
        case Unsure():
            return Outcome.UNSURE
        case NotFound():
            return Outcome.NOT_FOUND
        case SmallTalk() | Card() | Mentions():
            return Outcome.SMALL_TALK


def talk_before(before: Conversation, after: Conversation | None = None) -> Talk:
    """Return what stood before a question, from the conversation before it and after it."""
    shown, asked = next(iter(before.shown), None), before.asked or before.question
    is_left = after is not None and after.question not in {"", before.question}
    return Talk(asked, before.question, shown, is_left)


def read_talk(before: str | None, after: str | None) -> Talk:
    """Return what stood before an entry, from the conversations as they are kept."""
    if before is None:
        return NO_TALK
    return talk_before(Conversation.read(before), Conversation.read(after) if after else None)


def closest(response: Response) -> int | None:
    """Return the fact that is shown first, or else the one that came closest."""
    match response.answer:
        case Found(best=best):
            return best.fact.id
        case Unsure(candidates=(first, *_)):
            return first.fact.id
    return response.ranking[0].fact.id if response.ranking else None
