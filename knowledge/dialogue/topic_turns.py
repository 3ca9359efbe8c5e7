"""Turns after a topic: a question is about it, "the second one" is a place that mentions it."""

import sys
from collections.abc import Collection
from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.answers import Hit, NotFound, Response
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.dialogue.focus import SearchScope
from knowledge.dialogue.followups import FollowUp, FollowUpKind, with_subject
from knowledge.dialogue.turns import standalone_turn, unclaimed
from knowledge.document_cards import Card, Mentions
from knowledge.models import Fact
from knowledge.queries import AnswerType, Query
from knowledge.small_talk import SmallTalk


def answer_of_topic(
    answerer: Answerer, query: Query, asked: FollowUp, before: Conversation, scope: SearchScope
) -> DialogueTurn | None:
    """Answer a question after mentions of a topic as one about the topic; None if nothing does."""
    about = with_subject(asked.text, before.topic)
    response = answerer.answer(about, limit=scope.limit, documents=scope.documents)
    if isinstance(response.answer, Mentions | Card | SmallTalk):
        return None
    if asked.kind is FollowUpKind.ELLIPSIS:
        # Of a bare topic any sentence tells something: where is the fair, when, how many.
        response = unclaimed(response)
    response = replace(response, query=query)
    turn = standalone_turn(response, before)
    if isinstance(response.answer, NotFound):
        return replace(turn, after=replace(before.said(response), question=about))
    return replace(turn, after=replace(turn.after, question=about, topic=before.topic))


def begin_nearby(
    answerer: Answerer,
    response: Response,
    asked: FollowUp,
    shown: Fact,
    documents: Collection[int],
) -> Response:
    """Return a response whose mentions of a topic begin where the talk is, if any stand there.

    "Free?" asks whether what the talk was about is free; a name alone is a topic of its own.
    """
    asks = asked.asks is AnswerType.YES_NO or response.question.rstrip().endswith("?")
    if not asks or not isinstance(response.answer, Mentions):
        return response
    near = answerer.mention_beside(response.answer.topic, shown, documents)
    return replace(response, answer=near) if near else response


def show_place(
    answerer: Answerer,
    query: Query,
    asked: FollowUp,
    before: Conversation,
    documents: Collection[int],
) -> DialogueTurn | None:
    """Show one of the places that mention the topic of the last answer, None if there is none."""
    number = asked.item - 1 if asked.item > 0 else sys.maxsize
    mentions = answerer.mention(before.topic, number, documents)
    if mentions is None or asked.item > mentions.total:
        return None
    response = Response(query, mentions, 1.0, (Hit(mentions.fact, 1.0),))
    return standalone_turn(response, before)
