"""Dialogue: a question after an answer, and what of that answer it needs."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.answers import Found, NotFound, Response, Unsure
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.denials import Missing
from knowledge.dialogue.answer_check import may_say, number_missing, strays, told_among
from knowledge.dialogue.asked_with_talk import is_of_other_topic, may_be_said
from knowledge.dialogue.closest_in_talk import may_show_closest, rank_in_talk, show_closest
from knowledge.dialogue.focus import Focus, Resolved, SearchScope
from knowledge.dialogue.followups import (
    FollowUp,
    FollowUpKind,
    find_anaphora,
    find_follow_up,
    names_something,
    of_person,
)
from knowledge.dialogue.neighbours import Neighbours, is_of_speech, known_facts, opens_with_pronoun
from knowledge.dialogue.ordinals import Pick, pick
from knowledge.dialogue.parallel_questions import answer_parallel
from knowledge.dialogue.proximity import TOLD_EARLIER
from knowledge.dialogue.resolution import Resolver
from knowledge.dialogue.standalone import is_plain_better, is_surer_alone, stands_for_itself
from knowledge.dialogue.structural_facts import column_cell, structural_fact
from knowledge.dialogue.topic_turns import answer_of_topic, begin_nearby, show_place
from knowledge.dialogue.turns import TurnBuilder, found_alone, no_surer, standalone_turn, unclaimed
from knowledge.models import Fact, Kind
from knowledge.queries import Query
from knowledge.store import facts

_Span = tuple[int, int] | None
MORE = 3
"""Facts that "tell me more" shows."""
_OF_SENTENCE = {FollowUpKind.SPEAKER, FollowUpKind.ROLE}
"""Questions that mean a sentence that was shown, answer or not."""
_EARLIER = {FollowUpKind.ELLIPSIS, FollowUpKind.ANAPHORA}
"""Questions that may mean an answer before the last, or a topic if that was all that was asked."""


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
        self._query, self._before = query, before
        self._shown = shown
        self._scope, self._limit, self._documents = scope, scope.limit, scope.documents
        self._db, self._cited = answerer.database.read(), answerer.index().facts
        self._earlier = known_facts(self._cited, before.earlier, self._documents)
        self._around = Neighbours(self._db, shown)
        self._turns = TurnBuilder(query, before, shown)

    def reply(self) -> DialogueTurn:
        """Answer the question, and say what the conversation remembers then."""
        asked = find_follow_up(self._query.meant, of_speech=is_of_speech(self._shown))
        turn = self._unless_it_points() if asked is None else self._follow(asked)
        return self._with_closest(asked, no_surer(turn, self._before))

    def _follow(self, asked: FollowUp) -> DialogueTurn:
        if self._before.topic and asked.kind in _EARLIER:
            told = answer_of_topic(self._answerer, self._query, asked, self._before, self._scope)
            return told or self._deny(asked)
        ways = {
            FollowUpKind.REPEAT: lambda _: self._turns.repeat(),
            FollowUpKind.BASIS: lambda _: self._turns.repeat(is_basis=True),
            FollowUpKind.MORE: self._more,
            FollowUpKind.SPEAKER: self._speaker,
            FollowUpKind.SPEECH: self._speech,
            FollowUpKind.MEANING: self._onward,
            FollowUpKind.SEQUEL: self._onward,
            FollowUpKind.ROLE: self._by_structure,
            FollowUpKind.ITEM: self._item,
            FollowUpKind.CONSEQUENCE: self._by_structure,
            FollowUpKind.ABOUT: self._about,
        }
        return ways.get(asked.kind, self._resolve)(asked)

    def _with_closest(self, asked: FollowUp | None, turn: DialogueTurn) -> DialogueTurn:
        focus, talk = self._focus(), self._focus((*self._shown, *self._earlier))
        before = self._before
        if asked is None or not may_show_closest(turn, asked, talk, is_open=not before.is_claimed):
            return turn
        offered = known_facts(self._cited, before.offered, self._documents)
        near = [f.id for f in (*self._around.near(self._shown[0]), *self._shown, *offered)]
        ids = rank_in_talk(self._answerer, asked, focus, near, self._documents)[:MORE]
        of_talk = (*told_among(asked, offered), *known_facts(self._cited, ids, self._documents))
        return show_closest(turn, asked, focus, of_talk, before)

    def _plain(self) -> Response:
        return self._answerer.answer(self._query, limit=self._limit, documents=self._documents)

    def _unless_it_points(self) -> DialogueTurn:
        """Answer as if alone; look at the conversation if that fails and there is a pronoun."""
        plain = self._plain()
        asked = find_anaphora(self._query.meant, anywhere=True)
        if asked and isinstance(plain.answer, Unsure | NotFound):
            best = (resolver := self._resolver(asked)).best()
            is_sure = find_anaphora(self._query.meant) or (best and best.is_nearest)
            if best and best.answers and is_sure:
                response = self._decide(resolver, best)
                if isinstance(response.answer, Found):
                    return self._turns.decided(response)
        return standalone_turn(plain, self._before)

    def _decide(self, resolver: Resolver, best: Resolved) -> Response:
        """Let the same decision as that of any question say how sure a sentence is."""
        return self._answerer.decide(resolver.ranking, best.fact, best.signals, limit=self._limit)

    def _structural(
        self, asked: FollowUp, fact: Fact, *, about: Sequence[Fact] = (), span: _Span = None
    ) -> DialogueTurn:
        """Decide on a sentence that stands where the document says what was asked for."""
        resolver = self._resolver(asked, also=fact)
        found = Resolved(fact.id, answers=True, signals={"by_structure": 1.0})
        response = self._decide(resolver, found)
        if not self._focus().is_trusted and asked.kind not in _OF_SENTENCE:
            response = unclaimed(response)
        return self._turns.decided(response, about=about, span=span)

    def _more(self, _: FollowUp) -> DialogueTurn:
        """Show what stands behind the last answer."""
        following = self._around.following()[:MORE]
        return self._turns.read_on(following) if following else self._turns.doubt(Missing.MORE)

    def _by_structure(self, asked: FollowUp) -> DialogueTurn:
        """Show what somebody is, or what happens otherwise, if it stands where that is told."""
        fact = structural_fact(asked, self._shown, self._earlier, self._around.following())
        return self._structural(asked, fact) if fact else self._deny(asked)

    def _about(self, asked: FollowUp) -> DialogueTurn:
        """Point at the cell of the row that was shown whose column is named, or resolve."""
        cell = column_cell(asked, self._shown[0])
        return self._structural(asked, self._shown[0], span=cell) if cell else self._resolve(asked)

    def _onward(self, asked: FollowUp) -> DialogueTurn:
        """Show the sentence that goes on about the last answer: what it means, what came then."""
        following = self._around.following()[:1]
        if following and opens_with_pronoun(following[0].text):
            return self._structural(asked, following[0])
        return self._resolve(asked)

    def _speech(self, asked: FollowUp) -> DialogueTurn:
        """Show what the person said whom the last answer names."""
        if said := self._resolver(asked).speech():
            return self._structural(asked, facts.by_ids(self._db, [said])[said])
        if led_in := self._around.quoted_below()[:MORE]:
            return self._turns.read_on(led_in)
        return self._resolve(asked)

    def _speaker(self, asked: FollowUp) -> DialogueTurn:
        """Say whose words the last answer is, or that the document does not name them."""
        if named := self._around.speaker():
            return self._structural(asked, named, about=(*self._shown, named))
        if self._shown[0].kind is Kind.QUOTE:
            return self._turns.doubt(Missing.SPEAKER)
        return self._turns.attributed(self._resolve(asked))

    def _item(self, asked: FollowUp) -> DialogueTurn:
        """Point at one of what was offered, or at one item of the list in the last answer."""
        if self._before.topic:
            place = show_place(self._answerer, self._query, asked, self._before, self._documents)
            return place or self._turns.doubt(Missing.ITEM)
        before, scope = self._before, self._scope
        if of_other := answer_parallel(self._answerer, self._query, asked, before, scope):
            return of_other
        offered = known_facts(self._cited, self._before.offered, self._documents)
        match pick(asked, self._before.question, self._shown, offered, self._around):
            case Missing() as missing:
                return self._turns.doubt(missing)
            case Pick(fact=fact, is_offered=True):
                turn = self._turns.read_on([fact])
                return replace(turn, after=replace(turn.after, offered=self._before.offered))
            case Pick(fact=fact, span=span, is_inside=is_inside):
                about = self._shown if is_inside and fact == self._shown[0] else ()
                if may_say(asked, self._query.analysis, fact.text):
                    return self._structural(asked, fact, about=about, span=span)
        return self._resolve(asked)

    def _resolve(self, asked: FollowUp) -> DialogueTurn:
        plain = begin_nearby(self._answerer, self._plain(), asked, self._shown[0], self._documents)
        if stands_for_itself(asked, plain):
            return standalone_turn(plain, self._before)
        resolver = self._resolver(asked)
        best = resolver.best() or Resolved(0, answers=False)
        if not best.answers and asked.kind in _EARLIER:
            resolver, best = self._meant_earlier(asked, plain) or (resolver, best)
        if is_plain_better(asked, plain, resolver, best, is_told=self._before.is_claimed):
            return standalone_turn(plain, self._before)
        turn = self._pointed_at(asked, resolver, best) if best.answers else None
        if turn and is_surer_alone(asked, plain, turn.response):
            turn = standalone_turn(plain, self._before)
        return turn or found_alone(asked, plain, self._before) or self._deny(asked)

    def _pointed_at(self, asked: FollowUp, resolver: Resolver, best: Resolved) -> DialogueTurn:
        """Decide on the sentence that the conversation points at."""
        fact = facts.by_ids(self._db, [best.fact])[best.fact]
        if asked.kind is FollowUpKind.ABOUT:
            before = self._before.question
            is_trusted = self._focus().is_trusted or names_something(self._query.meant)
            if not fact.cells and (missing := number_missing(asked, before, fact.text)):
                is_said = may_be_said(self._answerer, before, asked, [fact], self._documents)
                return self._turns.doubt(None if is_said else missing, fact=fact)
            if strays(asked, before, fact.text, best.signals, is_trusted=is_trusted) or (
                is_of_other_topic(asked, self._shown, before, fact, best.signals)
            ):
                return self._deny(asked)
        return self._turns.decided(self._decide(resolver, best))

    def _meant_earlier(self, asked: FollowUp, plain: Response) -> tuple[Resolver, Resolved] | None:
        """Return what answers when the conversation goes back to one of the answers before."""
        meant = self._earlier
        is_open = asked.asks in TOLD_EARLIER and not (asked.own or isinstance(plain.answer, Found))
        if (of_person(asked.text) or is_open) and not self._before.is_claimed:
            # Who is meant by "he", and when it was, may stand in the second of what was closest.
            offered = known_facts(self._cited, self._before.offered, self._documents)
            meant += tuple(fact for fact in offered if not fact.cells)
        for fact in meant:
            resolver = self._resolver(asked, (fact,))
            if (best := resolver.best()) and best.answers:
                return resolver, best
        return None

    def _deny(self, asked: FollowUp) -> DialogueTurn:
        """Name what is not said, if nothing near the last answer says that."""
        query = self._answerer.analyse(asked.text)
        near = (*self._shown, *self._around.beside())
        is_near = any(may_say(asked, query.analysis, fact.text) for fact in near)
        return self._turns.name_missing(asked, is_near=is_near, is_known=bool(query.content))

    def _resolver(
        self, asked: FollowUp, shown: tuple[Fact, ...] = (), also: Fact | None = None
    ) -> Resolver:
        shown = shown or self._shown
        near = [fact.id for fact in (*self._around.near(shown[0]), *((also,) if also else ()))]
        ranking = self._answerer.rank(self._answerer.analyse(asked.text), self._documents, near)
        return Resolver(asked, self._focus(shown), ranking)

    def _focus(self, shown: tuple[Fact, ...] = ()) -> Focus:
        return Focus(shown or self._shown, self._before.question, self._before.certainty)
