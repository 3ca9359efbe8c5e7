"""One turn of a talk: a question that may lean on what was answered before."""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.asking import Asked
from knowledge.conversation import Conversation, Said
from knowledge.evidence import words_of
from knowledge.following import Leaning, Turn, leaning
from knowledge.language import detect_language
from knowledge.listing import items
from knowledge.models import (
    Answer,
    Fact,
    Found,
    Hit,
    Kind,
    Missing,
    NotFound,
    Response,
    SmallTalk,
    Unsure,
)
from knowledge.patterns import compiled
from knowledge.resolving import Focus, Resolver, opens_with_pronoun
from knowledge.store import facts

if TYPE_CHECKING:
    from knowledge.library import Library

CLAIMED, DOUBTED = 0.8, 0.4
"""Confidence of what a talk decides: of its answers in tests/data/dialogues.jsonl more than 80 %
are right; what it doubts is shown and not claimed."""
EXACT = 0.9
"""Confidence from which on a question stands for itself: an editor wrote it just so."""
MORE = 3
"""Facts that "tell me more" shows."""
_LONGEST_ITEM = 80

_NAMED = re.compile(r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-ÖØ-Þ]")
"""What a name begins with; "a participant, not named in the article" is none."""
_ATTRIBUTION = compiled(r"{attribution}", "following")
_LACKING = {
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


class Talk:
    """What was shown before, and the library that knows the rest."""

    def __init__(
        self, library: "Library", before: Conversation, limit: int, documents: Collection[int]
    ) -> None:
        self._library = library
        self._before = before
        self._limit = limit
        self._documents = documents
        self._db = library.connections.reader()
        known = facts.by_ids(self._db, before.shown)
        self._shown = tuple(known[id_] for id_ in before.shown if id_ in known)
        if documents:
            self._shown = tuple(f for f in self._shown if f.citation.document in documents)

    def hear(self, question: str) -> Said:
        """Answer the question, and say what the talk remembers then."""
        of_speech = any(fact.kind is Kind.QUOTE for fact in self._shown)
        turn = leaning(question, of_speech=of_speech) if self._shown else None
        if turn is None:
            return self._alone(question)
        if turn.leaning is Leaning.ITEM and not items(self._shown[0].text):
            return self._resolve(question, turn)
        ways = {
            Leaning.MORE: self._more,
            Leaning.SPEAKER: self._speaker,
            Leaning.SPEECH: self._speech,
            Leaning.MEANING: self._meaning,
            Leaning.ITEM: self._item,
        }
        return ways.get(turn.leaning, self._resolve)(question, turn)

    def _plain(self, question: str) -> Response:
        return self._library.answer(question, limit=self._limit, documents=self._documents)

    def _alone(self, question: str, response: Response | None = None) -> Said:
        """Answer a question that needs nothing but itself; the talk goes on from there."""
        response = response or self._plain(question)
        match response.answer:
            case SmallTalk():
                return Said(response, self._before)
            case Found(best=best, others=others):
                shown = [best, *others]
            case Unsure(candidates=candidates):
                shown = [candidates[0]]
            case NotFound():
                shown = []
        return Said(response, Conversation(tuple(hit.fact.id for hit in shown), question))

    def _more(self, question: str, _: Turn) -> Said:
        """Show what stands behind the last answer."""
        following = self._following(self._shown[-1])
        if not following:
            return self._honest(question, Missing.MORE)
        return self._found(question, following)

    def _following(self, last: Fact) -> list[Fact]:
        place = last.citation
        around = facts.of_paragraph(self._db, place.document, place.paragraph)
        if len(around) == 1:
            around = facts.of_paragraph(self._db, place.document, place.paragraph + 1)
        return [fact for fact in around if fact.citation.start > place.start][:MORE]

    def _meaning(self, question: str, turn: Turn) -> Said:
        """Show the sentence that says what the last answer means, if it goes on to."""
        following = self._following(self._shown[-1])[:1]
        if following and opens_with_pronoun(following[0].text):
            return self._found(question, following)
        return self._resolve(question, turn)

    def _speech(self, question: str, turn: Turn) -> Said:
        """Show what the person said whom the last answer names."""
        said = self._resolver(turn).speech()
        if said is None:
            return self._resolve(question, turn)
        return self._found(question, [facts.by_ids(self._db, [said])[said]])

    def _speaker(self, question: str, turn: Turn) -> Said:
        """Say whose words the last answer is, or that the document does not name them."""
        last = self._shown[0]
        place = last.citation
        around = facts.of_paragraph(self._db, place.document, place.paragraph)
        here = [last, *(fact for fact in around if self._belongs(fact, last))]
        for fact in here:
            if (fact.speaker and _NAMED.search(fact.speaker)) or _ATTRIBUTION.search(fact.text):
                return self._found(question, [fact], keep=True)
        if last.kind is Kind.QUOTE:
            return self._honest(question, Missing.SPEAKER)
        return self._resolve(question, turn)

    @staticmethod
    def _belongs(fact: Fact, last: Fact) -> bool:
        """Tell whether a sentence may name who says the last one."""
        if last.kind is Kind.QUOTE:
            return fact.kind is Kind.QUOTE and fact.citation.start > last.citation.start
        follows = fact.citation.sentence == last.citation.sentence - 1
        return follows and opens_with_pronoun(last.text)

    def _item(self, question: str, turn: Turn) -> Said:
        """Point at one item of the list in the last answer."""
        last = self._shown[0]
        found = items(last.text)
        if turn.item > len(found):
            return self._honest(question, Missing.ITEM)
        start, end = found[turn.item - 1 if turn.item > 0 else -1]
        span = (start, end) if end - start <= _LONGEST_ITEM else None
        return self._found(question, [last], span=span, keep=True)

    def _resolve(self, question: str, turn: Turn) -> Said:
        plain = self._plain(question)
        is_about = turn.leaning is Leaning.ABOUT
        is_exact = plain.confidence >= EXACT and not is_about
        if isinstance(plain.answer, SmallTalk) or is_exact:
            return self._alone(question, plain)
        resolver = self._resolver(turn)
        best = resolver.best()
        answers = best is not None and best.answers
        if isinstance(plain.answer, Found) and not is_about:
            is_short = turn.leaning is Leaning.SHORT
            if is_short or (not answers and resolver.holds_all(plain.answer.best.fact.id)):
                return self._alone(question, plain)
        if best is not None and answers:
            return self._found(question, [facts.by_ids(self._db, [best.fact])[best.fact]])
        if turn.leaning is Leaning.SHORT:
            return self._alone(question, plain)
        return self._lacking(question, turn)

    def _resolver(self, turn: Turn) -> Resolver:
        place = self._shown[0].citation
        near = [
            fact.id
            for paragraph in (place.paragraph, place.paragraph + 1)
            for fact in facts.of_paragraph(self._db, place.document, paragraph)
        ]
        ranking = self._library.answerer.ranking(turn.text, self._documents, near)
        return Resolver(turn, Focus(self._shown, self._before.question), ranking)

    def _lacking(self, question: str, turn: Turn) -> Said:
        """Show the last answer and say what it does not say."""
        missing, term = _LACKING.get(turn.kind), None
        if turn.leaning is Leaning.ABOUT and not (words_of(turn.text) & words_of(self._texts)):
            missing, term = Missing.NAME, turn.text
        return self._honest(question, missing, term)

    @property
    def _texts(self) -> str:
        return " ".join(fact.text for fact in self._shown)

    def _honest(self, question: str, missing: Missing | None, term: str | None = None) -> Said:
        candidates = tuple(Hit(fact, 1.0) for fact in self._shown[:1])
        answer = Unsure(candidates, missing, term)
        return Said(self._response(question, answer, DOUBTED), self._before)

    def _found(
        self,
        question: str,
        shown: list[Fact],
        *,
        span: tuple[int, int] | None = None,
        keep: bool = False,
    ) -> Said:
        best, *others = (Hit(fact, 1.0) for fact in shown)
        answer = Found(best, tuple(others), span)
        after = self._before
        if not keep:
            after = replace(after, shown=tuple(fact.id for fact in shown))
        return Said(self._response(question, answer, CLAIMED), after)

    def _response(self, question: str, answer: Answer, confidence: float) -> Response:
        hits = tuple(Hit(fact, 1.0) for fact in self._shown)
        if isinstance(answer, Found):
            hits = (answer.best, *answer.others)
        return Response(question, detect_language(question), answer, confidence, hits)
