"""Question trial: what people get who ask a question after a change, and what is in the way."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from knowledge.answering.answerer import Answerer
from knowledge.answers import Found, Grade, Hit, NotFound, Response, Unsure
from knowledge.conversations import Conversation
from knowledge.dialogue import converse
from knowledge.document_cards import Mentions
from knowledge.language.tokenizer import canonical
from knowledge.models import Fact
from knowledge.retrieval.held_questions import HeldQuestion, find_held, other_holder
from knowledge.store import Snapshot, annotations


class Obstacle(StrEnum):
    """Why a question is not answered by the fact that should answer it."""

    OTHER = "other"
    """Another fact is claimed."""
    PROBABLE = "probable"
    """The fact is shown as what probably answers."""
    DOUBT = "doubt"
    """The fact is shown as what comes close, first or behind others."""
    NOTHING = "nothing"
    """The fact is not shown."""
    NO_QUESTION = "no-question"
    """What was written is taken for small talk, or for a question about the document itself."""


CLAIMED = 3
"""Questions of a change that are asked as people do, before another fact takes them."""
AMONG = 20
"""Questions of an import among which those of different facts are looked for."""


@dataclass(frozen=True, slots=True)
class QuestionTrial:
    """A question as people ask it, the fact that they see first, and the obstacle, if any.

    `is_stored` tells whether the question hangs on the fact that should answer it; `shared` is
    another fact for which it is stored as well, and `are_both` tells that people see that too.
    """

    question: str
    fact: int
    shown: Fact | None
    obstacle: Obstacle | None
    is_stored: bool
    shared: int | None = None
    are_both: bool = False


def try_question(answerer: Answerer, fact: int, question: str) -> QuestionTrial:
    """Ask a question that a fact should answer, as the first of a conversation."""
    response = converse(answerer, question, Conversation()).response
    shown, obstacle = _examine(response, fact)
    db = answerer.database.read()
    stored = annotations.questions(db, fact)
    texts = {text for _, text, _, answers, *_ in stored if answers}
    is_stored = question.strip() in texts
    shared = other_holder(answerer.index().questions, canonical(question), fact)
    others = response.answer.others if isinstance(response.answer, Found) else ()
    are_both = shared in {hit.fact.id for hit in others}
    return QuestionTrial(question, fact, shown, obstacle, is_stored, shared, are_both)


def find_taken(
    answerer: Answerer, questions: Iterable[str], but: int | None, shown: Collection[int] = ()
) -> tuple[HeldQuestion, ...]:
    """Return which questions another fact than `but` answers now, stored with it or by its words.

    Of the first CLAIMED that are stored with none, those of which it is sure; nothing of facts
    that are `shown` anyway.
    """
    asked = [each for each in map(str.strip, questions) if each]
    db = answerer.database.read()
    held = find_held(db, asked, but=but)
    own = {canonical(each.text) for each in annotations.questions_of(db, [but] if but else [])}
    known = own | {canonical(each.question) for each in held}
    left = {key: each for each in asked if (key := canonical(each)) and key not in known}
    claimed = [_claimed(answerer, each) for each in islice(left.values(), CLAIMED)]
    return (*held, *(each for each in claimed if each and each.fact.id not in {but, *shown}))


def _claimed(answerer: Answerer, question: str) -> HeldQuestion | None:
    answer = converse(answerer, question, Conversation()).response.answer
    if not isinstance(answer, Found) or answer.is_basis:
        return None
    return HeldQuestion(question, answer.best.fact)


def questions_to_try(db: Snapshot, change: int) -> list[tuple[int, str]]:
    """Return facts with one question each that an import brought, the short questions first."""
    first: dict[int, str] = {}
    for each in annotations.questions_brought(db, change, AMONG):
        first.setdefault(each.fact, each.text)
    return [*first.items()]


def _examine(response: Response, fact: int) -> tuple[Fact | None, Obstacle | None]:
    """Return what is shown first, and what keeps the fact from being the answer."""
    match response.answer:
        case Found(best=best):
            return best.fact, None if best.fact.id == fact else Obstacle.OTHER
        case Unsure(candidates=candidates, grade=grade):
            return candidates[0].fact, _doubt(candidates, grade, fact)
        case Mentions(fact=first):
            return first, Obstacle.NOTHING if first.id != fact else Obstacle.DOUBT
        case NotFound():
            return None, Obstacle.NOTHING
        case _:
            return None, Obstacle.NO_QUESTION


def _doubt(candidates: tuple[Hit, ...], grade: Grade, fact: int) -> Obstacle:
    if fact not in {hit.fact.id for hit in candidates}:
        return Obstacle.NOTHING
    is_first = candidates[0].fact.id == fact
    return Obstacle.PROBABLE if is_first and grade is Grade.PROBABLE else Obstacle.DOUBT
