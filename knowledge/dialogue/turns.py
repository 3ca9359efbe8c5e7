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
from knowledge.language.stemmer import stem_set
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

    def name_missing(self, asked: FollowUp) -> DialogueTurn:
        """Show the last answer and say what it does not say."""
        missing, term = LACKING.get(asked.asks), None
        shown = stem_set(" ".join(fact.text for fact in self._shown))
        if asked.kind is FollowUpKind.ABOUT and not (stem_set(asked.text) & shown):
            missing, term = Missing.NAME, asked.text
        return self.doubt(missing, term)

    def _response(self, answer: Answer, confidence: float) -> Response:
        hits = tuple(Hit(fact, 1.0) for fact in self._shown)
        if isinstance(answer, Found):
            hits = (answer.best, *answer.others)
        return Response(self._query, answer, confidence, hits)
