"""What is asked and what is said: values that travel from the question to the message."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Self

from knowledge.models import Fact

EARLIER = 3
"""Answers before the last that a question may still mean."""


class AnswerType(StrEnum):
    """The kind of answer that a question wants; at the same place the first here wins."""

    REASON = "reason"
    QUOTE = "quote"
    DURATION = "duration"
    DATE = "date"
    PERCENTAGE = "percentage"
    AMOUNT = "amount"
    MEASURE = "measure"
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

    `attribute` is the head noun of "what/which/how + noun" with its modifiers, normalised;
    `names` are words with a capital inside the question, `numbers` all in digits,
    `said` the stems of all its words.
    """

    kind: AnswerType
    attribute: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    is_negated: bool
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question.

    `expansions` maps stems of the index to how well they stand for the word, 0 to 1; `idf` is
    already weighed. `is_known` says that the word itself stands in a fact, `is_repaired` that
    only a misspelling of it does.
    """

    word: str
    expansions: Mapping[str, float]
    idf: float
    is_stopword: bool
    is_known: bool
    is_repaired: bool = False


@dataclass(frozen=True)
class Query:
    """A question, analysed once, against an index of so many `facts`.

    `written` is what was typed and `meant` the same in the letters that were meant, whose
    `language` is `en`, `ru` or `kk`. `text` is the bare question in it, which is searched;
    `analysis` says what that asks for, `terms` what each word of it may match; a word that no
    fact resembles has an `unknown_weight`.
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
    def words(self) -> tuple[str, ...]:
        return tuple(term.word for term in self.terms)

    @cached_property
    def content(self) -> tuple[Term, ...]:
        """The terms that carry the question and that the index knows."""
        return tuple(t for t in self.terms if not t.is_stopword and t.expansions)

    @cached_property
    def unknown(self) -> tuple[Term, ...]:
        """The terms that carry the question and that nothing in the index resembles."""
        return tuple(t for t in self.terms if not t.is_stopword and not t.expansions)

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
    """All that is known about one question. `confidence` is a probability, 0 to 1.

    `query` is the question as it was understood; `ranking` holds the best hits whatever was
    decided.
    """

    query: Query
    answer: Answer
    confidence: float
    ranking: tuple[Hit, ...]

    @property
    def question(self) -> str:
        """The question as it was written."""
        return self.query.written

    @property
    def language(self) -> str:
        """The language of what was meant: `en`, `ru` or `kk`."""
        return self.query.language


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a conversation remembers: the facts shown last, and the question that found them.

    `earlier` are the first facts of the answers before, newest first, as long as each question
    needed the one before it.
    """

    shown: tuple[int, ...] = ()
    question: str = ""
    earlier: tuple[int, ...] = ()

    def onward(self, shown: tuple[int, ...]) -> Self:
        """Return the conversation after an answer that goes on about the same."""
        before = [id_ for id_ in (*self.shown[:1], *self.earlier) if id_ not in shown]
        return replace(self, shown=shown, earlier=tuple(dict.fromkeys(before))[:EARLIER])

    def written(self) -> str:
        """Return what `read` makes the same conversation of."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> Self:
        found = json.loads(written)
        return cls(tuple(found["shown"]), found["question"], tuple(found["earlier"]))


@dataclass(frozen=True, slots=True)
class DialogueTurn:
    """A response, and what the conversation remembers after it."""

    response: Response
    after: Conversation
