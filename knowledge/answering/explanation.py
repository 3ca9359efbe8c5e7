"""Explanation: why a question was answered as it was, as values that are told in plain words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from knowledge.answering.evidence_checks import EvidenceCheck
from knowledge.models import Fact
from knowledge.queries import AnswerType


class DecidedBy(StrEnum):
    """What decided how a question is answered: the first of these that applies."""

    SMALL_TALK = "small_talk"
    DOCUMENT = "document"
    TOPIC = "topic"
    CONVERSATION = "conversation"
    EXACT_QUESTION = "exact_question"
    QUOTED_WORDS = "quoted_words"
    STORED_QUESTION = "stored_question"
    CONFIDENCE = "confidence"


class MatchKind(StrEnum):
    """How a word of a question stands to a sentence: in it, in other words, near it, or not.

    `absent` is a word that no document holds, nor one like it.
    """

    EXACT = "exact"
    OTHER_WORD = "other_word"
    NEAR = "near"
    MISSING = "missing"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class WordMatch:
    """One word of a question; `met` is the word of the sentence that stands for it."""

    word: str
    kind: MatchKind
    met: str = ""


@dataclass(frozen=True, slots=True)
class StoredMatch:
    """A stored question, and how like it is to what was asked, 0 to 1."""

    text: str
    fact: int
    likeness: float


class ClaimLimits(NamedTuple):
    """Confidence from which on an answer is claimed, and called probable, 0 to 1."""

    claimed: float
    probable: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a question was answered as it was.

    `fact` is the sentence that was shown first, or else the closest; `others` follow it in the
    ranking. `understood` is the question as it was searched. `stored` is the nearest stored
    question that the fact answers and `left_open` the nearest that it does not; from `needed`
    likeness on the first decides. `failed` are the checks that the fact does not pass. `related`
    tells whether the documents are about the question at all. `meaning` is how near the meanings
    are by a model, None without one. Where words did not decide, words and limits stay empty.
    """

    question: str
    understood: str
    asks_for: AnswerType
    decided_by: DecidedBy
    confidence: float
    fact: Fact | None = None
    limits: ClaimLimits | None = None
    words: tuple[WordMatch, ...] = ()
    stored: StoredMatch | None = None
    needed: float = 0.0
    left_open: StoredMatch | None = None
    failed: tuple[EvidenceCheck, ...] = ()
    is_related: bool = True
    meaning: float | None = None
    others: tuple[Fact, ...] = ()

    def words_of(self, kind: MatchKind) -> list[WordMatch]:
        """Return the words of the question that stand so to the sentence."""
        return [match for match in self.words if match.kind is kind]
