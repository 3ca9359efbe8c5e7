"""What is asked and what is said: values that travel from the question to the message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from knowledge.denials import OF_LAST, Denial, Missing, denial_of
from knowledge.document_cards import Card, Mentions
from knowledge.models import Fact
from knowledge.small_talk import SmallTalk

PRINTED, MOST_PRINTED = 2, 3
"""Sentences that are printed where nothing is claimed and little speaks for any, and else."""


class AnswerType(StrEnum):
    """The kind of answer that a question wants; at the same place the first here wins."""

    REASON = "reason"
    QUOTE = "quote"
    DURATION = "duration"
    DATE = "date"
    PERCENTAGE = "percentage"
    AMOUNT = "amount"
    MEASURE = "measure"
    CONTACT = "contact"
    COUNT = "count"
    PLACE = "place"
    ORGANISATION = "organisation"
    PERSON = "person"
    NAME = "name"
    DEFINITION = "definition"
    YES_NO = "yes_no"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class QuestionAnalysis:
    """A question taken apart.

    `attribute` is the head noun of "what/which/how + noun" with its modifiers, normalised, and
    `asking` the words that ask for it without a noun: the deep of "how deep". `names` are words
    with a capital inside it, `numbers` all in digits, `said` the stems of all its words.
    """

    kind: AnswerType
    attribute: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    is_negated: bool
    said: frozenset[str]
    points_back: bool = False
    asking: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question.

    `expansions` maps stems of the index to how well they stand for the word, 0 to 1. Of the facts
    `is_known` says that one holds it, `is_repaired` a misspelling, `is_of_title` that only a title
    does, `is_common` a quarter, `is_part` longer words; `is_implied` that an answer need not.
    """

    word: str
    expansions: Mapping[str, float]
    idf: float
    is_stopword: bool
    is_known: bool
    is_repaired: bool = False
    is_of_title: bool = False
    is_common: bool = False
    is_part: bool = False
    is_implied: bool = False
    opposites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """A question, analysed once, against an index of so many `facts`.

    `written` is what was typed, `meant` the same in the letters that were meant, in a `language`.
    `text` is the bare question in it; `analysis` says what that asks for, `terms` what each word
    may match; what no fact resembles has `unknown_weight`.
    """

    written: str
    meant: str
    language: str
    text: str
    analysis: QuestionAnalysis
    terms: tuple[Term, ...]
    facts: int
    unknown_weight: float

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """What each term weighs in a sentence: a stopword nothing, an unknown word the most."""
        return tuple(
            0.0 if t.is_stopword else t.idf if t.expansions else self.unknown_weight
            for t in self.terms
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(term.word for term in self.terms)

    @cached_property
    def content(self) -> tuple[Term, ...]:
        """The terms that carry the question and that the index knows."""
        return tuple(t for t in self.terms if not t.is_stopword and t.expansions)

    @cached_property
    def unknown(self) -> tuple[Term, ...]:
        """The terms that carry the question and that nothing in the index or a title resembles."""
        silent = (t for t in self.terms if not t.is_stopword and (t.is_part or not t.expansions))
        return tuple(t for t in silent if not (t.is_of_title or t.is_implied))

    @cached_property
    def known_share(self) -> float:
        """The share of the question, by weight, that the index knows; 0 without any word."""
        known = sum(term.idf for term in self.content)
        unknown = len(self.unknown) * self.unknown_weight
        return known / (known + unknown) if known + unknown else 0.0

    @cached_property
    def meanings(self) -> Mapping[str, Sequence[tuple[int, float]]]:
        """For each stem which terms, by their place, it may stand for, and how well."""
        meant: dict[str, list[tuple[int, float]]] = {}
        for at, term in enumerate(self.terms):
            for stem_, weight in term.expansions.items():
                meant.setdefault(stem_, []).append((at, weight))
        return meant


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
