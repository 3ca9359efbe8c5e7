"""One turn of a talk: a question that may lean on what was answered before."""

import re
from typing import TYPE_CHECKING

from knowledge.answering.decision import LACKING
from knowledge.answering.evidence import evidence, words_of
from knowledge.answers import (
    AnswerType,
    Conversation,
    DialogueTurn,
    Found,
    Missing,
    NotFound,
    Response,
    SmallTalk,
    Unsure,
)
from knowledge.dialogue.answer_check import tells_role
from knowledge.dialogue.conversation import SearchScope
from knowledge.dialogue.followups import FollowUpKind, Turn, leaning, pointing
from knowledge.dialogue.list_items import items
from knowledge.dialogue.neighbours import Neighbours, opens_with_pronoun
from knowledge.dialogue.resolution import Focus, Resolved, Resolver
from knowledge.dialogue.turns import PossibleTurns
from knowledge.models import Fact, Kind
from knowledge.retrieval.question_type import understand
from knowledge.store import facts

if TYPE_CHECKING:
    from knowledge.library import Library

EXACT = 0.9
"""Confidence from which on a question stands for itself: an editor wrote it just so."""
MORE = 3
"""Facts that "tell me more" shows."""
_LONGEST_ITEM = 80

_NAME = re.compile(r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w+")
_NUMBERS = {
    AnswerType.DATE, AnswerType.DURATION, AnswerType.AMOUNT, AnswerType.PERCENTAGE,
    AnswerType.MEASURE, AnswerType.COUNT,
}  # fmt: skip
_EARLIER = {FollowUpKind.ELLIPSIS, FollowUpKind.POINTING}
"""Questions that may mean an answer before the last."""


class Dialogue:
    """What was shown before, and the library that knows the rest."""

    def __init__(
        self, library: "Library", before: Conversation, question: str, scope: SearchScope
    ) -> None:
        self._library = library
        self._before = before
        self._question = question
        self._limit, self._documents = scope.limit, scope.documents
        self._db = library.database.read()
        self._shown = self._known(before.shown)
        self._earlier = self._known(before.earlier)
        self._around = Neighbours(self._db, self._shown)
        self._say = PossibleTurns(question, before, self._shown)

    def hear(self) -> DialogueTurn:
        """Answer the question, and say what the talk remembers then."""
        of_speech = any(fact.kind is Kind.QUOTE for fact in self._shown)
        turn = leaning(self._question, of_speech=of_speech) if self._shown else None
        if turn is None:
            return self._unless_it_points()
        if turn.leaning is FollowUpKind.ITEM and not items(self._shown[0].text):
            return self._resolve(turn)
        ways = {
            FollowUpKind.MORE: self._more,
            FollowUpKind.SPEAKER: self._speaker,
            FollowUpKind.SPEECH: self._speech,
            FollowUpKind.MEANING: self._onward,
            FollowUpKind.DEED: self._onward,
            FollowUpKind.ROLE: self._role,
            FollowUpKind.ITEM: self._item,
        }
        return ways.get(turn.leaning, self._resolve)(turn)

    def _known(self, ids: tuple[int, ...]) -> tuple[Fact, ...]:
        """Return the facts that are still there, and may be looked at."""
        known = facts.by_ids(self._db, ids)
        found = (known[id_] for id_ in ids if id_ in known)
        return tuple(
            fact
            for fact in found
            if not self._documents or fact.citation.document in self._documents
        )

    def _plain(self) -> Response:
        return self._library.answer(self._question, limit=self._limit, documents=self._documents)

    def _alone(self, response: Response) -> DialogueTurn:
        """Answer a question that needs nothing but itself; the talk goes on from there."""
        match response.answer:
            case SmallTalk():
                return DialogueTurn(response, self._before)
            case Found(best=best, others=others):
                shown = [best, *others]
            case Unsure(candidates=candidates):
                shown = [candidates[0]]
            case NotFound():
                shown = []
        return DialogueTurn(
            response, Conversation(tuple(hit.fact.id for hit in shown), self._question)
        )

    def _unless_it_points(self) -> DialogueTurn:
        """Answer a question as if alone; look at the talk only if it fails and has a pronoun."""
        plain = self._plain()
        turn = pointing(self._question) if self._shown else None
        if turn and not isinstance(plain.answer, Found | SmallTalk):
            best = self._resolver(turn).best()
            if best and best.answers:
                return self._say.found([self._fact(best)])
        return self._alone(plain)

    def _more(self, _: Turn) -> DialogueTurn:
        """Show what stands behind the last answer."""
        following = self._around.following()[:MORE]
        if not following:
            return self._say.honest(Missing.MORE)
        return self._say.found(following)

    def _role(self, turn: Turn) -> DialogueTurn:
        """Show the sentence that says what somebody is of whom the talk was."""
        for fact in (*self._shown, *self._earlier):
            if tells_role(fact.text):
                return self._say.found([fact])
        return self._say.lacking(turn)

    def _onward(self, turn: Turn) -> DialogueTurn:
        """Show the sentence that goes on about the last answer: what it means, what came then."""
        following = self._around.following()[:1]
        if following and opens_with_pronoun(following[0].text):
            return self._say.found(following)
        return self._resolve(turn)

    def _speech(self, turn: Turn) -> DialogueTurn:
        """Show what the person said whom the last answer names."""
        if said := self._resolver(turn).speech():
            return self._say.found([facts.by_ids(self._db, [said])[said]])
        if led_in := self._around.quoted_below()[:MORE]:
            return self._say.found(led_in)
        return self._resolve(turn)

    def _speaker(self, turn: Turn) -> DialogueTurn:
        """Say whose words the last answer is, or that the document does not name them."""
        if named := self._around.speaker():
            return self._say.found([named], about=(*self._shown, named))
        if self._shown[0].kind is Kind.QUOTE:
            return self._say.honest(Missing.SPEAKER)
        return self._resolve(turn)

    def _item(self, turn: Turn) -> DialogueTurn:
        """Point at one item of the list in the last answer."""
        last = self._shown[0]
        found = items(last.text)
        if turn.item > len(found):
            return self._say.honest(Missing.ITEM)
        start, end = found[turn.item - 1 if turn.item > 0 else -1]
        span = (start, end) if end - start <= _LONGEST_ITEM else None
        return self._say.found([last], about=self._shown, span=span)

    def _resolve(self, turn: Turn) -> DialogueTurn:
        plain = self._plain()
        is_about = turn.leaning is FollowUpKind.ABOUT
        needs_talk = is_about or turn.leaning is FollowUpKind.ELLIPSIS
        is_exact = plain.confidence >= EXACT and not needs_talk
        if isinstance(plain.answer, SmallTalk) or is_exact:
            return self._alone(plain)
        resolver = self._resolver(turn)
        best = resolver.best() or Resolved(0, answers=False)
        if not best.answers and turn.leaning in _EARLIER:
            best = self._meant_earlier(turn) or best
        if isinstance(plain.answer, Found) and not is_about:
            is_short = turn.leaning is FollowUpKind.SHORT
            if is_short or (not best.answers and resolver.holds_all(plain.answer.best.fact.id)):
                return self._alone(plain)
        if best.answers:
            fact = self._fact(best)
            missing = self._unsaid(turn, fact) if is_about else None
            return self._say.honest(missing, fact=fact) if missing else self._say.found([fact])
        if turn.leaning is FollowUpKind.SHORT:
            return self._alone(plain)
        return self._say.lacking(turn)

    def _unsaid(self, turn: Turn, fact: Fact) -> Missing | None:
        """Return what "and X?" asks after a question for a number, if the fact on X has none."""
        asking = understand(self._before.question)
        named = words_of(" ".join(_NAME.findall(fact.text))) & words_of(turn.text)
        if asking.kind not in _NUMBERS or not named:
            return None
        whole = f"{self._before.question} {turn.text}"
        return None if evidence(asking, whole, fact.text) else LACKING[asking.kind]

    def _fact(self, found: Resolved) -> Fact:
        return facts.by_ids(self._db, [found.fact])[found.fact]

    def _meant_earlier(self, turn: Turn) -> Resolved | None:
        """Return what answers when the talk goes back to one of the answers before."""
        found = (self._resolver(turn, (fact,)).best() for fact in self._earlier)
        return next((each for each in found if each and each.answers), None)

    def _resolver(self, turn: Turn, shown: tuple[Fact, ...] = ()) -> Resolver:
        shown = shown or self._shown
        place = shown[0].citation
        near = [
            fact.id
            for paragraph in (place.paragraph, place.paragraph + 1)
            for fact in facts.of_paragraph(self._db, place.document, paragraph)
        ]
        ranking = self._library.answerer.ranking(turn.text, self._documents, near)
        return Resolver(turn, Focus(shown, self._before.question), ranking)
