"""What is stored: documents, facts, and what was done to them. All immutable."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from hashlib import sha256
from typing import NamedTuple


class Kind(StrEnum):
    """What a fact is: a statement of the document, or words somebody said."""

    FACT = "fact"
    QUOTE = "quote"


UNNAMED_PARTICIPANT = "a conference participant, not named in the article"
"""The speaker of the shipped quotations; it is said in the language of the reader."""


class Span(NamedTuple):
    """A stretch of a document's text in characters, end exclusive; an empty cell is empty."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A source as the bot holds it, without its text (see `Library.text`).

    It `is_flat` if it was imported before headings, lists and tables were kept; importing it
    again mends that.
    """

    id: int
    title: str
    url: str | None
    published: str | None
    language: str
    facts: int
    author: str | None = None
    is_flat: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact stands: its `spans` of the document's text, in order, from `start` to `end`.

    `paragraph`, `sentence` and `page` count from 1; `sentences` is the number of the last sentence
    of the paragraph. `section` are the headings above, outermost first. Documents without headings
    or pages have none.
    """

    document: int
    title: str
    url: str | None
    paragraph: int
    sentence: int
    sentences: int
    start: int
    end: int
    section: tuple[str, ...] = ()
    page: int | None = None
    parts: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All stretches that the fact is made of; most facts are one."""
        return self.parts or (Span(self.start, self.end),)


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence, list item or table row that can be an answer.

    `speaker` is set for quotes only.

    `source` says where an editor took it from, if the document does not say it. `cells` are the
    name of the column and the words of each cell of a row.
    """

    id: int
    kind: Kind
    text: str
    citation: Citation
    speaker: str | None
    source: str | None
    language: str
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def cell_spans(self) -> tuple[Span, ...]:
        """Where the words of each cell stand in the text of a row, in characters."""
        found, end = [], 0
        for _, words in self.cells:
            start = max(end, self.text.find(words, end))
            end = start + len(words)
            found.append(Span(start, end))
        return tuple(found)

    @property
    def revision(self) -> str:
        """A short name of what it says and who said it: another one once that is changed."""
        return revision_of(self.kind, self.text, self.speaker or "")


class Passage(NamedTuple):
    """What becomes a fact: a sentence, an item with its lead-in, a row with its header.

    `document[start:end] == text`, in characters; counts start at 1. A passage of several `parts`
    runs from the first to the last, and its text joins their words with `joints`, one between
    each two. `section` and `page` are as in a citation; `question` is the document's own question
    that it answers.

    `lead_in` announces the list or table that it is part of, and `labels` are the names of the
    columns of a row, one for each span. `language` is set if it is not that of the document.
    """

    text: str
    start: int
    end: int
    paragraph: int
    sentence: int
    kind: Kind = Kind.FACT
    speaker: str | None = None
    section: tuple[str, ...] = ()
    page: int | None = None
    parts: tuple[Span, ...] = ()
    joints: tuple[str, ...] = ()
    question: str | None = None
    lead_in: str | None = None
    labels: tuple[str, ...] = ()
    language: str | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """All stretches that the passage is made of; most are one."""
        return self.parts or (Span(self.start, self.end),)

    def stands_in(self, document: str) -> bool:
        """Tell whether it is word for word what it says of the document's text."""
        if not self.parts:
            return document[self.start : self.end] == self.text
        words = [document[start:end] for start, end in self.spans]
        joined = words[0] + "".join(
            joint + word for joint, word in zip(self.joints, words[1:], strict=True)
        )
        ends = self.spans[0].start == self.start and self.spans[-1].end == self.end
        return joined == self.text and ends


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact before it is stored, as an editor wrote it; `url` is where it stands on the web."""

    text: str
    source: str
    kind: Kind = Kind.FACT
    speaker: str | None = None
    questions: tuple[str, ...] = ()
    url: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", storable(self.text))
        object.__setattr__(self, "source", storable(self.source))


@dataclass(frozen=True, slots=True)
class FactContext:
    """What is around a fact: `text` is its whole paragraph, list or table in the document.

    Of a table each cell stands behind the name of its column, the cells of a row in one line.
    `spans` are the fact's own words in it, in characters of `text`.
    """

    fact: Fact
    text: str
    spans: tuple[Span, ...]


def storable(text: str) -> str:
    """Return a text as every store keeps it: a blank for U+0000, “?” for half a character."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def revision_of(*words: str) -> str:
    """Return a short name of these words: the first 12 hex digits of their SHA-256."""
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Action(StrEnum):
    """What was done to what the bot knows."""

    ADD = "add"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    ASK = "ask"
    UNASK = "unask"
    LEAVE_OPEN = "leave-open"
    """A question was noted that a fact does not answer; `CLOSE` takes it from the fact."""
    CLOSE = "close"
    DENY = "deny"
    """A question of the inbox was noted as one that no document answers."""
    DISMISS = "dismiss"
    """Questions of the inbox were taken out as none for this bot; `after` tells how many."""
    TRANSLATE = "translate"
    CONFIRM = "confirm"
    EQUATE = "equate"
    PART = "part"
    IMPORT = "import"
    PUT_BACK = "put-back"
    UNDO = "undo"


class EditorDecision(IntEnum):
    """What editors decided of a question without an answer, as the flag `waits` stores it, too."""

    DENIED = 2
    """No document says it."""
    OUT_OF_SCOPE = 3
    """It is none for this bot."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history: who did what, and when (UTC). It never changes.

    `before` and `after` are the words it is about, `title` the document, if it is about one;
    `undoes` is the change that it took back, `took_back` what that had done, and `undone` tells
    whether it was taken back. One that `redoes` did again what the one that it `undoes` took back.
    `facts` counts those that an import reworded, withdrew or restored.
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
    facts: int = 0
    took_back: Action | None = None
    redoes: bool = False
