"""Asked again: a question that names and asks what the one before it did is that question."""

from dataclasses import replace
from functools import lru_cache

from knowledge.answering import Answerer
from knowledge.answers import Found, Response
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.dialogue.closest_in_talk import leans
from knowledge.dialogue.focus import SearchScope
from knowledge.dialogue.followups import (
    REMEMBERED,
    find_follow_up,
    own_words,
    stands_alone,
    without_connective,
)
from knowledge.dialogue.turns import no_surer
from knowledge.language import tokens
from knowledge.language.stemmer import stem_set
from knowledge.retrieval.question_type import classify_question, parse_question


def asks_again(question: str, before: str) -> bool:
    """Tell whether two questions name the same things and ask the same of them.

    One that names nothing, such as "and when?", means each time what was said before it.
    """
    named = _named(question)
    if not named or named != _named(before):
        return False
    mine, theirs = without_connective(question), without_connective(before)
    if mine == theirs:
        return True
    if classify_question(mine) is not classify_question(theirs):
        return False
    # "How deep" and "how long" are both asked of a pool, and are not the same.
    one, other = ({*parse_question(each).attribute} for each in (mine, theirs))
    return not (one and other) or not one.isdisjoint(other)


@lru_cache(REMEMBERED)
def _named(question: str) -> frozenset[str]:
    """Return the stems of the things that a question names; kept until the next one is asked."""
    return stem_set(" ".join(own_words(without_connective(question))))


def is_asked_again(answerer: Answerer, question: str, before: Conversation) -> bool:
    """Tell whether a message asks once more what its conversation is about.

    That is the last question that was answered by itself; what leant on it stays in its talk.
    """
    if not before.question:
        return False
    if tokens(question) == tokens(before.asked):
        question = answerer.analyse(question).meant
    return asks_again(question, before.question)


def answer_again(
    answerer: Answerer, question: str, before: Conversation, scope: SearchScope
) -> Response:
    """Answer a question that was asked again as it was answered, and keep what was written now.

    One that means the same whatever was said before is answered by its own words.
    """
    same = tokens(question) in (tokens(before.asked), tokens(before.question))
    words = question
    if not (same or stands_alone(question)):
        is_last = asks_again(before.asked, before.question)
        words = before.asked if is_last else before.question
    response = answerer.answer(words, limit=scope.limit, documents=scope.documents)
    return replace(response, query=replace(response.query, written=question))


def as_before(turn: DialogueTurn, before: Conversation) -> DialogueTurn:
    """Return the answer to a question that was asked again: no surer of the same sentence.

    It was not claimed in the talk that the question leant on. Another sentence is news.
    """
    match turn.response.answer:
        case Found(best=best) if best.fact.id in before.shown:
            asked = find_follow_up(turn.response.query.meant)
            return no_surer(turn, before) if asked and leans(asked) else turn
    return turn
