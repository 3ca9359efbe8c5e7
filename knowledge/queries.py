"""Queries: what is asked, taken apart and matched with the words of an index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


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

    `expansions` maps stems of the index to how well they stand for the word, 0 to 1; `idf` is
    already weighed. `is_known` says that a fact holds the word itself, `is_repaired` that only a
    misspelling of it does, `is_of_title` that none does and a title, `is_common` that a quarter of
    all facts do, and `is_part` that only longer words do. `is_implied` says that an answer need
    not hold it, as the long of "how long"; `opposites` are stems of its opposite.
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
