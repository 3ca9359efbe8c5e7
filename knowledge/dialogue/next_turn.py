"""The next turn of a conversation: a question that may need what was said before."""

from collections.abc import Collection
from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.answers import NotFound, Response
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.dialogue.asked_again import answer_again, as_before, is_asked_again
from knowledge.dialogue.card_turns import card_turn
from knowledge.dialogue.closest_in_talk import after_nothing
from knowledge.dialogue.dialogue import Dialogue
from knowledge.dialogue.doubt import answer_doubt
from knowledge.dialogue.extreme_turns import answer_extreme
from knowledge.dialogue.focus import SearchScope
from knowledge.dialogue.followups import FollowUpKind, find_follow_up, is_about_talk
from knowledge.dialogue.neighbours import is_of_speech, known_facts
from knowledge.dialogue.turns import standalone_turn
from knowledge.small_talk import SmallTalk, Topic

BY_CHANCE = 0.02
"""Confidence below which the closest of all sentences is no answer to a bare "where"."""


def converse(
    answerer: Answerer,
    question: str,
    before: Conversation,
    *,
    limit: int = 10,
    documents: Collection[int] = (),
) -> DialogueTurn:
    """Answer a question of a conversation; one that stands alone is answered as if alone."""
    with answerer.index.kept():
        return _next_turn(answerer, question, before, SearchScope(limit, documents))


def _next_turn(
    answerer: Answerer, question: str, before: Conversation, scope: SearchScope
) -> DialogueTurn:
    documents = scope.documents
    shown = known_facts(answerer.index().facts, before.shown, documents)
    of_shown = (
        answer_doubt(answerer, question, before, shown)
        or card_turn(answerer, question, before, documents)
        or answer_extreme(answerer, question, before, shown, documents)
    )
    if of_shown:
        return of_shown
    is_of_talk = is_about_talk(question, of_speech=is_of_speech(shown))
    is_again = is_asked_again(answerer, question, before)
    if shown and (is_of_talk or not (is_again or answerer.is_of_document(question))):
        return Dialogue(answerer, answerer.analyse(question), before, shown, scope).reply()
    if is_again:
        again = answer_again(answerer, question, before, scope)
        return as_before(standalone_turn(again, before), before)
    response = answerer.answer(question, limit=scope.limit, documents=documents)
    if not before.shown and (in_talk := after_nothing(answerer, response, before, scope)):
        return in_talk
    if _is_incomplete(question, response):
        response = replace(response, answer=SmallTalk(Topic.INCOMPLETE), confidence=1.0)
    return standalone_turn(response, before)


def _is_incomplete(question: str, response: Response) -> bool:
    """Tell whether a question has no words of its own, and no answer but by chance.

    "When is it?" may be asked of a document that is about one event; "tell me more" never.
    """
    asked = find_follow_up(question, of_speech=False)
    if asked is None or asked.own or not asked.text or response.confidence == 1.0:
        return False
    is_by_chance = isinstance(response.answer, NotFound) or response.confidence < BY_CHANCE
    return asked.kind is not FollowUpKind.ELLIPSIS or is_by_chance
