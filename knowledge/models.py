"""What the bot knows and what it may say. All immutable; nothing here touches SQL or Telegram."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a fact is: a statement of the document, or words somebody said."""

    FACT = "fact"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Document:
    """A source as the bot holds it, without its text (see `Library.text`)."""

    id: int
    title: str
    url: str | None
    published: str | None
    language: str
    facts: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact stands: `text[start:end]` of the document, in characters.

    `paragraph` and `sentence` count from 1; `sentences` is the paragraph's number of sentences.
    """

    document: int
    title: str
    url: str | None
    paragraph: int
    sentence: int
    sentences: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence that can be an answer. `speaker` is set for quotes only.

    `source` says where an editor took it from, if the document does not say it.
    """

    id: int
    kind: Kind
    text: str
    citation: Citation
    speaker: str | None
    source: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact before it is stored, as an editor wrote it."""

    text: str
    source: str
    kind: Kind = Kind.FACT
    speaker: str | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactContext:
    """The paragraph around a fact: `before + fact.text + after` stands in the document."""

    fact: Fact
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact and how well it fits the question, 0 to 1."""

    fact: Fact
    score: float


class Missing(StrEnum):
    """What a question asked for and the closest sentence does not hold."""

    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    ATTRIBUTE = "attribute"
    NAME = "name"
    NUMBER = "number"
    SPEAKER = "speaker"
    ITEM = "item"
    MORE = "more"


class Topic(StrEnum):
    """What people say to a bot that is no question to a document."""

    HELLO = "hello"
    THANKS = "thanks"
    WHO_ARE_YOU = "who_are_you"
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True)
class Found:
    """The document says it: the fact, perhaps further ones (two at most).

    `span` is where the words stand that answer, in characters of the first, if that is known.
    """

    best: Hit
    others: tuple[Hit, ...] = ()
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """The closest sentences (one to three); not claimed to be the answer.

    `missing` is what the question asked for and the closest does not say; `term` the
    person's own word for it where one word carries the question.
    """

    candidates: tuple[Hit, ...]
    missing: Missing | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class NotFound:
    """No document says it, and nothing comes close."""


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Not a question: hello, thanks, who are you."""

    topic: Topic


Answer = Found | Unsure | NotFound | SmallTalk


@dataclass(frozen=True, slots=True)
class Response:
    """All that is known about one asking. `confidence` is a probability, 0 to 1.

    `language` is the question's (`en`, `ru`, `kk`); `ranking` holds the best hits whatever
    was decided.
    """

    question: str
    language: str
    answer: Answer
    confidence: float
    ranking: tuple[Hit, ...]


class Action(StrEnum):
    """What was done to what the bot knows."""

    ADD = "add"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    ASK = "ask"
    UNASK = "unask"
    TRANSLATE = "translate"
    IMPORT = "import"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history: who did what, and when (UTC). It never changes.

    `before` and `after` are the words it is about, `title` the document, if it is about one;
    `undoes` is the change that it took back, and `undone` tells whether it was taken back.
    """

    id: int
    actor: str
    action: Action
    at: datetime
    fact: int | None = None
    before: str | None = None
    after: str | None = None
    title: str | None = None
    undoes: int | None = None
    undone: bool = False
