"""Turns after a card: "and when?" asks the same document for another of its particulars."""

from collections.abc import Collection

from knowledge.answering import Answerer
from knowledge.answers import Response
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.dialogue.followups import FollowUp, FollowUpKind, find_follow_up
from knowledge.dialogue.turns import standalone_turn
from knowledge.document_cards import CardTopic
from knowledge.queries import AnswerType

_ASKED_FOR = {
    AnswerType.DATE: CardTopic.PUBLISHED,
    AnswerType.PERSON: CardTopic.AUTHOR,
    AnswerType.PLACE: CardTopic.SOURCE,
    AnswerType.DURATION: CardTopic.LENGTH,
}


def card_turn(
    answerer: Answerer, message: str, before: Conversation, documents: Collection[int]
) -> DialogueTurn | None:
    """Answer what is asked, in no words of its own, right after a card of one document.

    None if the last answer was no card, if the document may not be asked, or is gone, and if the
    message is about something else.
    """
    if not before.document or (documents and before.document not in documents):
        return None
    asked = find_follow_up(message)
    topic = _topic(asked, before) if asked else None
    if topic is None:
        return None
    query = answerer.analyse(message)
    card = answerer.card(topic, before.document, query.language)
    return standalone_turn(Response(query, card, 1.0, ()), before) if card else None


def _topic(asked: FollowUp, before: Conversation) -> CardTopic | None:
    # More of what was shown before the card is what follows that; a card is no step of a talk.
    if asked.kind is FollowUpKind.MORE and not before.shown:
        return CardTopic.CONTENTS
    return _ASKED_FOR.get(asked.asks) if asked.kind is FollowUpKind.ELLIPSIS else None
