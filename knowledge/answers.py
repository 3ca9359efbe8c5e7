"""Answers: what is said of a query, values that travel from it to the message."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.denials import OF_LAST, Denial, Missing, denial_of
from knowledge.document_cards import Card, Mentions
from knowledge.models import Fact
from knowledge.queries import Query
from knowledge.small_talk import SmallTalk

PRINTED, MOST_PRINTED = 2, 3
"""Sentences that are printed where nothing is claimed and little speaks for any, and else."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact, how well it fits, 0 to 1, and `also` those of other documents of the same words."""

    fact: Fact
    score: float
    also: tuple[Fact, ...] = ()


class Grade(StrEnum):
    """How much is said: it answers, probably does, comes closest; what a document is, or names."""

    CLAIM = "claim"
    PROBABLE = "probable"
    CLOSEST = "closest"
    CARD = "card"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Found:
    """The document says it: the fact, perhaps further ones (two at most).

    `span` is where the words that answer stand in the first, if that is known; `is_basis`, that
    "are you sure?" was asked; `disagrees`, that other documents answer with another value.
    """

    best: Hit
    others: tuple[Hit, ...] = ()
    span: tuple[int, int] | None = None
    is_basis: bool = False
    disagrees: bool = False


@dataclass(frozen=True, slots=True)
class Unsure:
    """The closest one to three sentences, not claimed to answer; so many are `printed`.

    `missing` is what no document says, `term` the asker's word; `section` the heading asked for.
    """

    candidates: tuple[Hit, ...]
    missing: Missing | None = None
    term: str | None = None
    grade: Grade = Grade.CLOSEST
    section: str = ""
    printed: int = MOST_PRINTED
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing comes close. `denies` is what no document says, or None; `term` a word of it."""

    denies: Denial | None = Denial.EVERYTHING
    term: str | None = None


Answer = Found | Unsure | NotFound | SmallTalk | Card | Mentions


@dataclass(frozen=True, slots=True)
class Response:
    """All that is known about one question. `confidence` is a probability, 0 to 1.

    `ranking` has the best hits whatever was decided; `highest` is the highest score of any.
    """

    query: Query
    answer: Answer
    confidence: float
    ranking: tuple[Hit, ...]
    highest: float = 0.0

    @property
    def question(self) -> str:
        """The question as it was written."""
        return self.query.written

    @property
    def language(self) -> str:
        """The language of what was meant: `en`, `ru` or `kk`."""
        return self.query.language

    @property
    def grade(self) -> Grade | None:
        """How much is said of the first sentence; None where none is shown."""
        match self.answer:
            case Found():
                return Grade.CLAIM
            case Unsure(grade=grade):
                return grade
            case Card():
                return Grade.CARD
            case Mentions():
                return Grade.MENTION
        return None

    @property
    def printed(self) -> int:
        """How many sentences of an unsure answer are printed; the others are only offered."""
        if not isinstance(unsure := self.answer, Unsure):
            return 0
        return 1 if unsure.missing in OF_LAST else min(unsure.printed, len(unsure.candidates))

    @property
    def denies(self) -> Denial | None:
        """What the message says that the documents do not say; None where it denies nothing."""
        match self.answer:
            case NotFound() as said:
                return said.denies
            case Unsure(missing=missing, term=term):
                return denial_of(missing, term)
        return None
