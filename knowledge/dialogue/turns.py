"""What a talk says to a question that leans on it, and what it remembers then."""

from collections.abc import Sequence

from knowledge.answering.decision import LACKING
from knowledge.answering.evidence import words_of
from knowledge.answers import (
    Answer,
    Conversation,
    DialogueTurn,
    Found,
    Hit,
    Missing,
    Response,
    Unsure,
)
from knowledge.dialogue.followups import FollowUpKind, Turn
from knowledge.language import detect_language
from knowledge.models import Fact

CLAIMED, DOUBTED = 0.8, 0.4
"""Confidence of what a talk decides: of its answers in tests/data/dialogues.jsonl more than 80 %
are right; what it doubts is shown and not claimed."""


class PossibleTurns:
    """The possible replies to one question, in a talk that has shown something."""

    def __init__(self, question: str, before: Conversation, shown: tuple[Fact, ...]) -> None:
        self._question = question
        self._before = before
        self._shown = shown

    def found(
        self,
        shown: Sequence[Fact],
        *,
        about: Sequence[Fact] = (),
        span: tuple[int, int] | None = None,
    ) -> DialogueTurn:
        """Show these facts; the talk is about them then, or about others."""
        best, *others = (Hit(fact, 1.0) for fact in shown)
        answer = Found(best, tuple(others), span)
        ids = dict.fromkeys(fact.id for fact in about or shown)
        return DialogueTurn(self._response(answer, CLAIMED), self._before.onward(tuple(ids)))

    def honest(
        self, missing: Missing | None, term: str | None = None, fact: Fact | None = None
    ) -> DialogueTurn:
        """Say what is missing, beside the last answer or another fact."""
        answer = Unsure((Hit(fact or self._shown[0], 1.0),), missing, term)
        return DialogueTurn(self._response(answer, DOUBTED), self._before)

    def lacking(self, turn: Turn) -> DialogueTurn:
        """Show the last answer and say what it does not say."""
        missing, term = LACKING.get(turn.kind), None
        shown = words_of(" ".join(fact.text for fact in self._shown))
        if turn.leaning is FollowUpKind.ABOUT and not (words_of(turn.text) & shown):
            missing, term = Missing.NAME, turn.text
        return self.honest(missing, term)

    def _response(self, answer: Answer, confidence: float) -> Response:
        hits = tuple(Hit(fact, 1.0) for fact in self._shown)
        if isinstance(answer, Found):
            hits = (answer.best, *answer.others)
        language = detect_language(self._question)
        return Response(self._question, language, answer, confidence, hits)
