"""Parallel questions: "and the second?" asks of the second what was asked of the first."""

from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.dialogue.focus import SearchScope
from knowledge.dialogue.followups import FollowUp
from knowledge.dialogue.ordinal_words import before_noun, named_ordinal
from knowledge.dialogue.turns import standalone_turn
from knowledge.language import tokens
from knowledge.queries import Query


def parallel_question(before: str, asked: FollowUp) -> str | None:
    """Return the question before with another ordinal in place of its own; None without one.

    "What does the second shift cost?" becomes "what does the first shift cost?".
    """
    told, other = named_ordinal(before), named_ordinal(asked.text)
    if not told or not other or told == other:
        return None
    other = before_noun(other)
    return " ".join(other if [*tokens(word)] == [told] else word for word in before.split())


def answer_parallel(
    answerer: Answerer, query: Query, asked: FollowUp, before: Conversation, scope: SearchScope
) -> DialogueTurn | None:
    """Answer a parallel question as any other; None if what was shown is counted instead.

    Where the person was let choose, an ordinal alone is a choice, unless "and" joins it.
    """
    text = parallel_question(before.question, asked)
    if text is None or not (asked.is_joined or before.is_claimed):
        return None
    response = answerer.answer(text, limit=scope.limit, documents=scope.documents)
    turn = standalone_turn(replace(response, query=query), before)
    return replace(turn, after=replace(turn.after, question=text))
