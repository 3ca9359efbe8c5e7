"""Cards and mentions: what is asked of documents themselves, and what is said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.models import Document, Fact


class CardTopic(StrEnum):
    """What a question about a document itself wants to know."""

    ABOUT = "about"
    AUTHOR = "author"
    PUBLISHED = "published"
    SOURCE = "source"
    LENGTH = "length"
    CONTENTS = "contents"
    WHOLE = "whole"
    PARAGRAPH = "paragraph"
    QUOTES = "quotes"
    SAMPLES = "samples"


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document at a glance.

    `opening` is the first of its own sentences that is no by-line, `translation` what editors
    wrote for it in the reader's language. `author_line` and `date_line` are what the text says of
    its author and of its date, word for word. Each is "" if there is nothing. `sections` are its
    headings with the place, in characters of the text, where each begins; `samples` are questions
    that it answers, by the ids of `Library.sample`; `paragraphs` and `quotes` are counts.
    """

    document: Document
    opening: Fact | None
    paragraphs: int
    quotes: int
    sections: tuple[tuple[str, int], ...] = ()
    samples: Mapping[int, str] = field(default_factory=dict)
    translation: str = ""
    author_line: str = ""
    date_line: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Not what a document says, but what it is: `cards` of the documents that may be meant.

    `paragraph` is its number and words, if it was asked for and the one document has it.
    """

    topic: CardTopic
    cards: tuple[DocumentCard, ...]
    paragraph: tuple[int, str] | None = None

    @property
    def document(self) -> DocumentCard | None:
        """The one document that is meant; None if it may be one of several."""
        return self.cards[0] if len(self.cards) == 1 else None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page of a document as it is read in the chat.

    `text` is the document's own from `start` on, in characters; `number` counts from 0, of
    `total`. `section` is the heading under which the page begins; it `is_cut` if it was opened at
    a section, so that what stands before that on the page is not shown. It `ends_section` if it is
    that section to its end, behind which comes the one of number `next_section`, if any.
    """

    document: Document
    text: str
    start: int
    number: int
    total: int
    section: str | None = None
    is_cut: bool = False
    ends_section: bool = False
    next_section: int | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where documents mention a topic: `total` places, of which the `number`th is shown, from 0.

    A place is a sentence, an item of a list or a cell of a row; headings are none. The best one
    comes first, then the others in the order of the documents. If a heading holds the topic, the
    places under it come first; `section` is that heading, "" if there is none.
    """

    topic: str
    fact: Fact
    number: int
    total: int
    section: str = ""
