"""What is stored: documents, facts, and what was done to them. All immutable."""

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
class Passage:
    """One sentence: `document[start:end] == text`, in characters; counts start at 1."""

    text: str
    start: int
    end: int
    paragraph: int
    sentence: int
    kind: Kind = Kind.FACT
    speaker: str | None = None


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
