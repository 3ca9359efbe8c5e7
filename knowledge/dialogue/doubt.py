"""Doubt: "are you sure?" is answered by what a claim rests on, or by that none was made."""

from knowledge.answering import Answerer
from knowledge.answering.small_talk import topic_of
from knowledge.answers import Response
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.dialogue.turns import TurnBuilder
from knowledge.models import Fact
from knowledge.small_talk import SmallTalk, Topic


def answer_doubt(
    answerer: Answerer, message: str, before: Conversation, shown: tuple[Fact, ...]
) -> DialogueTurn | None:
    """Answer who doubts the last answer, which has `shown` these facts, if any.

    None if the message is no doubt, or if there was no answer to be doubted.
    """
    if not (before.question or shown) or topic_of(message) is not Topic.DOUBT:
        return None
    query = answerer.analyse(message)
    if shown and before.is_claimed:
        return TurnBuilder(query, before, shown).repeat(is_basis=True)
    return DialogueTurn(Response(query, SmallTalk(Topic.STILL_UNSURE), 1.0, ()), before)
