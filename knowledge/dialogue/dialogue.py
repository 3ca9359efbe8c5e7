"""Dialogue: the next turn of a conversation, by a question that may need what was said before."""

from collections.abc import Collection
from dataclasses import dataclass

from knowledge.answering import Answerer
from knowledge.answers import Found, Hit, NotFound, Query, Response, SmallTalk, Unsure
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.denials import Missing
from knowledge.dialogue.answer_check import number_missing, satisfies, tells_role
from knowledge.dialogue.followups import FollowUp, FollowUpKind, find_anaphora, find_follow_up
from knowledge.dialogue.list_items import FEWEST, items
from knowledge.dialogue.neighbours import Neighbours, opens_with_pronoun
from knowledge.dialogue.resolution import Focus, Resolved, Resolver
from knowledge.dialogue.turns import TurnBuilder
from knowledge.document_cards import Card, Mentions
from knowledge.models import Fact, Kind
from knowledge.store import Snapshot, facts

EXACT = 0.9
"""Confidence from which on a question stands for itself: an editor wrote it just so."""
MORE = 3
"""Facts that "tell me more" shows."""
_LONGEST_ITEM = 80

_EARLIER = {FollowUpKind.ELLIPSIS, FollowUpKind.ANAPHORA}
"""Questions that may mean an answer before the last."""


@dataclass(frozen=True, slots=True)
class SearchScope:
    """What a question is answered from: these documents, or all; and how long a ranking is."""

    limit: int = 10
    documents: Collection[int] = ()


def converse(
    answerer: Answerer,
    question: str,
    before: Conversation,
    *,
    limit: int = 10,
    documents: Collection[int] = (),
) -> DialogueTurn:
    """Answer a question of a conversation; one that stands alone is answered as if alone."""
    scope = SearchScope(limit, documents)
    shown = _known(answerer.database.read(), before.shown, documents)
    if shown and not answerer.is_of_document(question):
        return Dialogue(answerer, answerer.analyse(question), before, shown, scope).reply()
    return _alone(answerer.answer(question, limit=limit, documents=documents), before)


class Dialogue:
    """A question after an answer that has `shown` something."""

    def __init__(
        self,
        answerer: Answerer,
        query: Query,
        before: Conversation,
        shown: tuple[Fact, ...],
        scope: SearchScope,
    ) -> None:
        self._answerer = answerer
        self._query = query
        self._before = before
        self._shown = shown
        self._limit, self._documents = scope.limit, scope.documents
        self._db = answerer.database.read()
        self._earlier = _known(self._db, before.earlier, scope.documents)
        self._around = Neighbours(self._db, shown)
        self._turns = TurnBuilder(query, before, shown)

    def reply(self) -> DialogueTurn:
        """Answer the question, and say what the conversation remembers then."""
        of_speech = any(fact.kind is Kind.QUOTE for fact in self._shown)
        asked = find_follow_up(self._query.meant, of_speech=of_speech)
        if asked is None:
            return self._unless_it_points()
        ways = {
            FollowUpKind.MORE: self._more,
            FollowUpKind.SPEAKER: self._speaker,
            FollowUpKind.SPEECH: self._speech,
            FollowUpKind.MEANING: self._onward,
            FollowUpKind.SEQUEL: self._onward,
            FollowUpKind.ROLE: self._role,
            FollowUpKind.ITEM: self._item,
        }
        return ways.get(asked.kind, self._resolve)(asked)

    def _plain(self) -> Response:
        return self._answerer.answer(self._query, limit=self._limit, documents=self._documents)

    def _alone(self, response: Response) -> DialogueTurn:
        return _alone(response, self._before)

    def _unless_it_points(self) -> DialogueTurn:
        """Answer as if alone; look at the conversation if that fails and there is a pronoun."""
        plain = self._plain()
        asked = find_anaphora(self._query.meant)
        if asked and not isinstance(plain.answer, Found | SmallTalk):
            best = self._resolver(asked).best()
            if best and best.answers:
                return self._turns.claim([self._fact(best)])
        return self._alone(plain)

    def _more(self, _: FollowUp) -> DialogueTurn:
        """Show what stands behind the last answer."""
        following = self._around.following()[:MORE]
        if not following:
            return self._turns.doubt(Missing.MORE)
        return self._turns.claim(following)

    def _role(self, asked: FollowUp) -> DialogueTurn:
        """Show the sentence that says what somebody is of whom the conversation was."""
        for fact in (*self._shown, *self._earlier):
            if tells_role(fact.text):
                return self._turns.claim([fact])
        return self._deny(asked)

    def _onward(self, asked: FollowUp) -> DialogueTurn:
        """Show the sentence that goes on about the last answer: what it means, what came then."""
        following = self._around.following()[:1]
        if following and opens_with_pronoun(following[0].text):
            return self._turns.claim(following)
        return self._resolve(asked)

    def _speech(self, asked: FollowUp) -> DialogueTurn:
        """Show what the person said whom the last answer names."""
        if said := self._resolver(asked).speech():
            return self._turns.claim([facts.by_ids(self._db, [said])[said]])
        if led_in := self._around.quoted_below()[:MORE]:
            return self._turns.claim(led_in)
        return self._resolve(asked)

    def _speaker(self, asked: FollowUp) -> DialogueTurn:
        """Say whose words the last answer is, or that the document does not name them."""
        if named := self._around.speaker():
            return self._turns.claim([named], about=(*self._shown, named))
        if self._shown[0].kind is Kind.QUOTE:
            return self._turns.doubt(Missing.SPEAKER)
        return self._resolve(asked)

    def _item(self, asked: FollowUp) -> DialogueTurn:
        """Point at one item of the list in the last answer."""
        last = self._shown[0]
        found = items(last.text)
        if len(last.citation.spans) > 1 or not found:
            return self._listed(asked)
        if asked.item > len(found):
            return self._turns.doubt(Missing.ITEM)
        start, end = found[asked.item - 1 if asked.item > 0 else -1]
        span = (start, end) if end - start <= _LONGEST_ITEM else None
        return self._turns.claim([last], about=self._shown, span=span)

    def _listed(self, asked: FollowUp) -> DialogueTurn:
        """Show one item of the list, or one row of the table, that the last answer is part of."""
        listed = self._around.listed()
        if len(listed) < FEWEST:
            return self._resolve(asked)
        if asked.item > len(listed):
            return self._turns.doubt(Missing.ITEM)
        return self._turns.claim([listed[asked.item - 1 if asked.item > 0 else -1]])

    def _resolve(self, asked: FollowUp) -> DialogueTurn:
        plain = self._plain()
        is_about = asked.kind is FollowUpKind.ABOUT
        needs_talk = is_about or asked.kind is FollowUpKind.ELLIPSIS
        is_exact = plain.confidence >= EXACT and not needs_talk
        is_topic = isinstance(plain.answer, Mentions) and not needs_talk
        if isinstance(plain.answer, SmallTalk) or is_exact or is_topic:
            return self._alone(plain)
        resolver = self._resolver(asked)
        best = resolver.best() or Resolved(0, answers=False)
        if not best.answers and asked.kind in _EARLIER:
            best = self._meant_earlier(asked) or best
        if isinstance(plain.answer, Found) and not is_about:
            is_short = asked.kind is FollowUpKind.SHORT
            if is_short or (not best.answers and resolver.holds_all(plain.answer.best.fact.id)):
                return self._alone(plain)
        if best.answers:
            fact = self._fact(best)
            missing = number_missing(asked, self._before.question, fact.text) if is_about else None
            return self._turns.doubt(missing, fact=fact) if missing else self._turns.claim([fact])
        if asked.kind is FollowUpKind.SHORT or isinstance(plain.answer, Mentions):
            return self._alone(plain)
        return self._deny(asked)

    def _fact(self, found: Resolved) -> Fact:
        return facts.by_ids(self._db, [found.fact])[found.fact]

    def _meant_earlier(self, asked: FollowUp) -> Resolved | None:
        """Return what answers when the conversation goes back to one of the answers before."""
        found = (self._resolver(asked, (fact,)).best() for fact in self._earlier)
        return next((each for each in found if each and each.answers), None)

    def _deny(self, asked: FollowUp) -> DialogueTurn:
        """Show the last answer and name what is not said, if nothing near it says that."""
        query = self._answerer.analyse(asked.text)
        first = self._shown[0].citation
        around = facts.of_paragraph(self._db, first.document, first.paragraph)
        beside = (f for f in around if abs(f.citation.sentence - first.sentence) <= 1)
        near = [*self._shown, *beside]
        is_near = any(satisfies(asked, query.analysis, fact.text) for fact in near)
        return self._turns.name_missing(asked, is_near=is_near, is_known=bool(query.content))

    def _near(self, shown: Fact) -> list[Fact]:
        """Return the facts of the paragraph that was shown, and of the one behind it."""
        place = shown.citation
        return [
            fact
            for paragraph in (place.paragraph, place.paragraph + 1)
            for fact in facts.of_paragraph(self._db, place.document, paragraph)
        ]

    def _resolver(self, asked: FollowUp, shown: tuple[Fact, ...] = ()) -> Resolver:
        shown = shown or self._shown
        near = [fact.id for fact in self._near(shown[0])]
        query = self._answerer.analyse(asked.text)
        ranking = self._answerer.rank(query, self._documents, near)
        return Resolver(asked, Focus(shown, self._before.question), ranking)


def _known(db: Snapshot, ids: Collection[int], documents: Collection[int]) -> tuple[Fact, ...]:
    """Return the facts that are still there, and may be looked at."""
    known = facts.by_ids(db, ids)
    found = (known[id_] for id_ in ids if id_ in known)
    return tuple(fact for fact in found if not documents or fact.citation.document in documents)


def _alone(response: Response, before: Conversation) -> DialogueTurn:
    """Answer a question that needs nothing but itself; the conversation goes on from there."""
    match response.answer:
        case SmallTalk() | Card():
            return DialogueTurn(response, before)
        case Found(best=best, others=others):
            shown = [best, *others]
        case Unsure(candidates=candidates):
            shown = [candidates[0]]
        case Mentions(fact=fact):
            shown = [Hit(fact, 1.0)]
        case NotFound():
            shown = []
    ids = tuple(hit.fact.id for hit in shown)
    return DialogueTurn(response, Conversation(ids, response.query.meant))
