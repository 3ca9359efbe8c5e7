"""What a talk says to a question that leans on it, and what it remembers then."""

from knowledge.asking import Asked
from knowledge.conversation import Conversation, Said
from knowledge.evidence import words_of
from knowledge.following import Leaning, Turn
from knowledge.language import detect_language
from knowledge.models import Answer, Fact, Found, Hit, Missing, Response, Unsure

CLAIMED, DOUBTED = 0.8, 0.4
"""Confidence of what a talk decides: of its answers in tests/data/dialogues.jsonl more than 80 %
are right; what it doubts is shown and not claimed."""
LACKING = {
    Asked.DATE: Missing.WHEN,
    Asked.DURATION: Missing.WHEN,
    Asked.PERSON: Missing.WHO,
    Asked.PLACE: Missing.WHERE,
    Asked.COUNT: Missing.HOW_MANY,
    Asked.AMOUNT: Missing.HOW_MANY,
    Asked.MEASURE: Missing.HOW_MANY,
    Asked.PERCENTAGE: Missing.HOW_MANY,
    Asked.REASON: Missing.WHY,
}


class Sayings:
    """The possible replies to one question, in a talk that has shown something."""

    def __init__(self, question: str, before: Conversation, shown: tuple[Fact, ...]) -> None:
        self._question = question
        self._before = before
        self._shown = shown

    def found(
        self, shown: list[Fact], *, span: tuple[int, int] | None = None, keep: bool = False
    ) -> Said:
        """Show these facts; unless `keep`, the talk is about them now."""
        best, *others = (Hit(fact, 1.0) for fact in shown)
        answer = Found(best, tuple(others), span)
        after = self._before
        if not keep:
            after = after.onward(tuple(fact.id for fact in shown))
        return Said(self._response(answer, CLAIMED), after)

    def honest(
        self, missing: Missing | None, term: str | None = None, fact: Fact | None = None
    ) -> Said:
        """Say what is missing, beside the last answer or another fact."""
        answer = Unsure((Hit(fact or self._shown[0], 1.0),), missing, term)
        return Said(self._response(answer, DOUBTED), self._before)

    def lacking(self, turn: Turn) -> Said:
        """Show the last answer and say what it does not say."""
        missing, term = LACKING.get(turn.kind), None
        shown = words_of(" ".join(fact.text for fact in self._shown))
        if turn.leaning is Leaning.ABOUT and not (words_of(turn.text) & shown):
            missing, term = Missing.NAME, turn.text
        return self.honest(missing, term)

    def _response(self, answer: Answer, confidence: float) -> Response:
        hits = tuple(Hit(fact, 1.0) for fact in self._shown)
        if isinstance(answer, Found):
            hits = (answer.best, *answer.others)
        language = detect_language(self._question)
        return Response(self._question, language, answer, confidence, hits)
