"""Message turns: the questions of one message are answered one after the other, as turns."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.answering.answerer import SHORTEST_RANKING
from knowledge.answering.small_talk import topic_of
from knowledge.answers import Found, Grade, Response, Unsure
from knowledge.conversations import EARLIER, TOGETHER, Conversation, DialogueTurn, MessageAnswer
from knowledge.dialogue.next_turn import converse
from knowledge.document_cards import Mentions
from knowledge.retrieval.question_splitting import split_questions
from knowledge.small_talk import SmallTalk

_BETWEEN = re.compile(r"(?<=[.!?…])\s+")
"""Between two sentences."""


def answer_message(
    answerer: Answerer,
    message: str,
    before: Conversation,
    *,
    limit: int = SHORTEST_RANKING,
    documents: Collection[int] = (),
) -> MessageAnswer:
    """Answer each question of a message by the same decision as any other.

    A later one may lean on those before it. Where one sentence answers all of them, or nothing
    answers any, the message is answered as one question.
    """
    questions = split_questions(message)
    if len(questions) > 1:
        turns, left = _in_turn(answerer, (message, questions), before, limit, documents)
        if _say_more_than_one([turn.response for turn in turns]):
            return MessageAnswer(_counted(turns), left)
    whole = converse(answerer, message, before, limit=limit, documents=documents)
    return MessageAnswer((whole,))


def _in_turn(
    answerer: Answerer,
    asked: tuple[str, Sequence[str]],
    before: Conversation,
    limit: int,
    documents: Collection[int],
) -> tuple[tuple[DialogueTurn, ...], tuple[str, ...]]:
    """Return the first turns, without small talk, and the questions that are left.

    `asked` is the message and the questions in it.
    """
    message, questions = asked
    turns: list[DialogueTurn] = []
    for at, question in enumerate(questions):
        if len(turns) == TOGETHER:
            return tuple(turns), tuple(each for each in questions[at:] if not topic_of(each))
        turn = converse(answerer, question, before, limit=limit, documents=documents)
        if isinstance(turn.response.answer, SmallTalk):
            continue
        before = _onward(before, turn.after)
        turns.append(DialogueTurn(_as_written(turn.response, message), before))
    return tuple(turns), ()


def _counted(turns: tuple[DialogueTurn, ...]) -> tuple[DialogueTurn, ...]:
    """Let "the second one" be the answer to the second question, as they are numbered."""
    shown = [fact for turn in turns if (fact := _first(turn.response)) is not None]
    if len(shown) < len(turns):
        return turns
    last = turns[-1]
    after = replace(last.after, offered=tuple(shown), topic="")
    return (*turns[:-1], replace(last, after=after))


def _as_written(response: Response, message: str) -> Response:
    """Return a response to a part of a message that says what of it was written just so.

    A part may be put together of sentences that stand apart, or have got a mark of its own.
    """
    whole, part = " ".join(message.split()), " ".join(response.question.split())
    ends = (part[at:] for at in (0, *(found.end() for found in _BETWEEN.finditer(part))))
    written = next(
        (each for end in ends for each in (end, end[:-1]) if each and each in whole), part
    )
    return replace(response, query=replace(response.query, written=written))


def _onward(before: Conversation, after: Conversation) -> Conversation:
    """Return the conversation after a question of several: it still knows those before it."""
    if not after.shown:
        return before
    known = (*after.earlier, *before.shown[:1], *before.earlier)
    earlier = [fact for fact in dict.fromkeys(known) if fact not in after.shown]
    return replace(after, earlier=tuple(earlier[:EARLIER]))


def _say_more_than_one(responses: Sequence[Response]) -> bool:
    """Tell whether answers say more together than the answer to the whole message would."""
    said = {(_first(each), each.grade is Grade.CLAIM, each.denies) for each in responses}
    return len(said) > 1


def _first(response: Response) -> int | None:
    match response.answer:
        case Found(best=hit) | Unsure(candidates=(hit, *_)):
            return hit.fact.id
        case Mentions(fact=fact):
            return fact.id
    return None
