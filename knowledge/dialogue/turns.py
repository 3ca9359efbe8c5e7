"""What a conversation says to a follow-up question, and what it remembers then."""

from collections.abc import Sequence

from knowledge.answering.denial import LACKING
from knowledge.answers import (
    Answer,
    Found,
    Hit,
    Query,
    Response,
    Unsure,
)
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.denials import Missing
from knowledge.dialogue.followups import FollowUp, FollowUpKind
from knowledge.models import Fact

CLAIMED, DOUBTED = 0.8, 0.4
"""Confidence of what a conversation decides: of its answers in tests/data/dialogues.jsonl more
than 80 % are right; what it doubts is shown and not claimed."""


class TurnBuilder:
    """The possible replies to one question, in a conversation that has shown something."""

    def __init__(self, query: Query, before: Conversation, shown: tuple[Fact, ...]) -> None:
        self._query = query
        self._before = before
        self._shown = shown

    def claim(
        self,
        shown: Sequence[Fact],
        *,
        about: Sequence[Fact] = (),
        span: tuple[int, int] | None = None,
    ) -> DialogueTurn:
        """Show these facts; the conversation is about them then, or about others."""
        best, *others = (Hit(fact, 1.0) for fact in shown)
        answer = Found(best, tuple(others), span)
        ids = dict.fromkeys(fact.id for fact in about or shown)
        return DialogueTurn(self._response(answer, CLAIMED), self._before.onward(tuple(ids)))

    def doubt(
        self, missing: Missing | None, term: str | None = None, fact: Fact | None = None
    ) -> DialogueTurn:
        """Say what is missing, beside the last answer or another fact."""
        answer = Unsure((Hit(fact or self._shown[0], 1.0),), missing, term)
        return DialogueTurn(self._response(answer, DOUBTED), self._before)

    def name_missing(self, asked: FollowUp, *, is_near: bool, is_known: bool) -> DialogueTurn:
        """Show the last answer and say what no document says, if that is certain.

        `is_near` tells that the kind of thing that was asked for stands near the last answer,
        `is_known` that some document holds a word that was asked about.
        """
        missing, term = None if is_near else LACKING.get(asked.asks), None
        if asked.kind is FollowUpKind.ABOUT and not is_known:
            missing, term = Missing.NAME, asked.text
        return self.doubt(missing, term)

    def _response(self, answer: Answer, confidence: float) -> Response:
        hits = tuple(Hit(fact, 1.0) for fact in self._shown)
        if isinstance(answer, Found):
            hits = (answer.best, *answer.others)
        return Response(self._query, answer, confidence, hits)
