"""What a conversation says to a follow-up question, and what it remembers then."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answering.denial import LACKING, SHORTEST_NAME, denied_kinds
from knowledge.answering.mismatches import asks_for_another
from knowledge.answering.quoted_words import is_attributed
from knowledge.answers import PRINTED, Answer, Found, Hit, NotFound, Response, Unsure
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.denials import Missing
from knowledge.dialogue.followups import FollowUp, FollowUpKind
from knowledge.document_cards import Card, Mentions
from knowledge.language import tokens
from knowledge.language.contrasts import words_of_rings
from knowledge.models import Fact
from knowledge.queries import Query
from knowledge.small_talk import SmallTalk

READ_ON = 1.0
"""Confidence of what is no answer but the text itself: what stands behind the last sentence."""

_MARKS = '?!.,:;…()"“”«»'
"""What may stand around a word of a message."""
CERTAIN = 0.5
"""Certainty of what was shown from which on it may be said what is not told of it."""


class TurnBuilder:
    """The possible replies to one question, in a conversation that has shown something."""

    def __init__(self, query: Query, before: Conversation, shown: tuple[Fact, ...]) -> None:
        self._query = query
        self._before = before
        self._shown = shown

    def read_on(self, shown: Sequence[Fact]) -> DialogueTurn:
        """Show sentences of the document because they stand there; nothing else is claimed."""
        best, *others = (Hit(fact, 1.0) for fact in shown)
        response = self._response(Found(best, tuple(others)), READ_ON)
        return self._after(response, tuple(fact.id for fact in shown), self._before.certainty)

    def repeat(self, *, is_basis: bool = False) -> DialogueTurn:
        """Show the last answer once more, as sure as it was, perhaps as what a claim rests on."""
        hits = [Hit(fact, 1.0) for fact in self._shown]
        answer: Answer = Unsure(tuple(hits))
        if self._before.is_claimed:
            answer = Found(hits[0], tuple(hits[1:]), is_basis=is_basis)
        response = self._response(answer, self._before.confidence)
        return DialogueTurn(response, self._before)

    def decided(
        self,
        response: Response,
        *,
        about: Sequence[Fact] = (),
        span: tuple[int, int] | None = None,
    ) -> DialogueTurn:
        """Pass on what was decided; the conversation is about what it shows, or about others."""
        response = replace(response, query=self._query)
        match response.answer:
            case Found(best=best) as answer:
                response = replace(response, answer=replace(answer, span=span))
            case Unsure(candidates=(best, *_)):
                pass
            case _:
                return DialogueTurn(response, self._before.said(response))
        ids = dict.fromkeys(fact.id for fact in about) or {best.fact.id: None}
        return self._after(response, tuple(ids), response.confidence)

    def doubt(
        self,
        missing: Missing | None,
        term: str | None = None,
        fact: Fact | None = None,
        confidence: float = 0.0,
    ) -> DialogueTurn:
        """Say what is missing, beside the last answer or another fact.

        The last answer has just been read, and is not printed again under a denial.
        """
        printed = 0 if missing and fact is None else PRINTED
        answer = Unsure((Hit(fact or self._shown[0], 1.0),), missing, term, printed=printed)
        response = self._response(answer, confidence)
        return DialogueTurn(response, self._before.said(response))

    def attributed(self, turn: DialogueTurn) -> DialogueTurn:
        """Return a turn that shows who said something, or say that nobody is quoted."""
        match turn.response.answer:
            case Found(best=best) if is_attributed(best.fact.text):
                return turn
        return self.doubt(Missing.OWN_WORDS)

    def name_missing(self, asked: FollowUp, *, is_near: bool, is_known: bool) -> DialogueTurn:
        """Say beside the last answer what no document says, if that is certain.

        `is_near` tells that the kind of thing that was asked for stands near the last answer,
        `is_known` that some document holds a word that was asked about.
        """
        missing, term = None if is_near else LACKING.get(asked.asks), None
        if self._before.certainty < CERTAIN and missing not in denied_kinds():
            missing = None  # what the last answer was about is not certain either
        is_long = any(len(word) >= SHORTEST_NAME for word in asked.own)
        if asked.kind is FollowUpKind.ABOUT and is_long and not is_known:
            is_day = bool(words_of_rings(tokens(asked.text)))
            missing, term = (None, None) if is_day else (Missing.NAME, self._written(asked.text))
        return self.doubt(missing, term)

    def _written(self, words: str) -> str:
        """Return words as the person wrote them, who knows no folded letters, else as they are."""
        own = [each.strip(_MARKS) for each in self._query.written.split()]
        length = len(words.split())
        stretches = (" ".join(own[at : at + length]) for at in range(len(own) - length + 1))
        return next((each for each in stretches if tokens(each) == tokens(words)), words)

    def _after(self, response: Response, shown: tuple[int, ...], certainty: float) -> DialogueTurn:
        return DialogueTurn(response, self._before.onward(shown, certainty).said(response))

    def _response(self, answer: Answer, confidence: float) -> Response:
        hits = tuple(Hit(fact, 1.0) for fact in self._shown)
        if isinstance(answer, Found):
            hits = (answer.best, *answer.others)
        return Response(self._query, answer, confidence, hits)


def unclaimed(response: Response) -> Response:
    """Return a response that shows what it found, and claims nothing."""
    if not isinstance(response.answer, Found):
        return response
    answer = Unsure((response.answer.best, *response.answer.others))
    return replace(response, answer=answer, confidence=0.0)


def found_alone(asked: FollowUp, response: Response, before: Conversation) -> DialogueTurn | None:
    """Return what a question finds by its own words, not claimed; None if they find nothing.

    Who leans on a talk that says nothing of it is not told that no document does. Of "when was it
    built?" the verb says what is asked for, whatever was said before.
    """
    is_own = bool(asked.own) and asked.kind is FollowUpKind.ANAPHORA and not asked.is_joined
    found = isinstance(response.answer, Found) or (is_own and isinstance(response.answer, Unsure))
    return standalone_turn(unclaimed(response), before) if found else None


def no_surer(turn: DialogueTurn, before: Conversation) -> DialogueTurn:
    """Return a turn that claims nothing only because the same is asked again.

    Nor does it claim of another one what was shown of the first: "what else has she built?".
    """
    said = turn.response
    is_told = isinstance(said.answer, Found) and said.answer.best.fact.id in before.shown
    is_again = not before.is_claimed and tokens(said.question) == tokens(before.asked)
    if not (is_again or (is_told and asks_for_another(said.question))):
        return turn
    said = unclaimed(said)
    return replace(turn, response=said, after=turn.after.said(said))


def standalone_turn(response: Response, before: Conversation) -> DialogueTurn:
    """Answer a question that needs nothing but itself; the conversation goes on from there."""
    match response.answer:
        case SmallTalk():
            return DialogueTurn(response, before)
        case Card(document=card):
            return DialogueTurn(
                response, replace(before, document=card.document.id if card else 0)
            )
        case Found(best=best, others=others):
            shown = [best, *others]
        case Unsure(candidates=candidates):
            shown = [candidates[0]]
        case Mentions(fact=fact):
            shown = [Hit(fact, 1.0)]
        case NotFound():
            shown = []
    ids = tuple(hit.fact.id for hit in shown)
    topic = response.answer.topic if isinstance(response.answer, Mentions) else ""
    after = Conversation(
        ids,
        response.query.meant,
        certainty=response.confidence,
        topic=topic,
        offered=_offered(response),
    )
    return DialogueTurn(response, after.said(response))


def _offered(response: Response) -> tuple[int, ...]:
    """Return the facts of which one may be chosen by its number, as they are counted."""
    if not isinstance(response.answer, Unsure):
        return ()
    ids = tuple(hit.fact.id for hit in response.answer.candidates)
    return ids if len(ids) > 1 else ()
