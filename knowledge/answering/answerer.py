"""A question becomes a response: analysed, ranked, decided, and with the facts themselves."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from knowledge.answering.cache import AnswerCache, KnownAnswers
from knowledge.answering.cards import card_for
from knowledge.answering.cascade import rank_in_cascade
from knowledge.answering.decision import decide, decide_sides
from knowledge.answering.disagreement import add_stored, cited_first, merge_repeats
from knowledge.answering.document_questions import DocumentQuestion, document_question
from knowledge.answering.quoted_words import who_said
from knowledge.answering.ranker import put_first, rank
from knowledge.answering.ranking import Ranking
from knowledge.answering.small_talk import talk_in
from knowledge.answering.structural_answer import answer_by_structure
from knowledge.answering.topic_answer import TopicAnswerer
from knowledge.answers import Found, Hit, Response, Unsure
from knowledge.document_cards import Card, CardTopic, Mentions
from knowledge.language.tokenizer import canonical
from knowledge.models import Fact
from knowledge.queries import Query
from knowledge.retrieval import Index, analyse
from knowledge.retrieval.index import IndexReader
from knowledge.retrieval.message_length import within_limits
from knowledge.retrieval.question_typography import plain_form
from knowledge.retrieval.spelling_correction import is_held
from knowledge.store import Database

if TYPE_CHECKING:
    from knowledge.retrieval.dense import DenseRetriever

SHORTEST_RANKING = 3
"""Facts that are read of a ranking at least: an answer shows three, and ten cost more."""
COMPARED = 10
"""Facts with whose scores that of an answer is compared."""


class Answerer:
    """Answers questions from the facts of a database, and keeps the last answers. Thread-safe.

    With `dense` it looks at the meaning as well as at the words.
    """

    def __init__(self, database: Database, dense: "DenseRetriever | None" = None) -> None:
        self.database = database
        self.index = IndexReader(database.read)
        self.dense = dense
        self._cache = AnswerCache()

    def on(self, copy: Database) -> "Answerer":
        """Return what answers from a copy of the database, in the same way."""
        return Answerer(copy, self.dense and self.dense.of(copy.read, copy.write_index))

    def analyse(self, question: str) -> Query:
        """Return a question as it is searched, which `answer` and `rank` take."""
        index = self.index()
        known = self._cache.find(index.revision, _key(question))
        return known.query if known else analyse(index, question)

    def answer(
        self,
        question: str | Query,
        *,
        limit: int = SHORTEST_RANKING,
        documents: Collection[int] = (),
    ) -> Response:
        """Rank the facts and say what their scores allow; `limit` hits stand in the ranking."""
        index, only = self.index(), tuple(documents)

        def respond() -> Response:
            query = analyse(index, question) if isinstance(question, str) else question
            return self._respond(index, query, limit, only)

        return self._cache.get(index.revision, _key(question, limit, only), respond)

    def remembers(self, question: str) -> bool:
        """Tell whether `answer` takes no time: the same was asked since the last change."""
        key = _key(question)
        # Most questions are new, for which the database need not be asked.
        return self._cache.has_ever(key) and self._cache.has(self.index().revision, key)

    def take_new(self) -> KnownAnswers:
        """Return what has been answered since this was last asked, for another process."""
        return self._cache.take_new()

    def keep(self, known: KnownAnswers) -> None:
        """Remember what another process has answered from the same database."""
        self._cache.keep(known)

    def is_of_document(self, question: str) -> bool:
        """Tell whether a question is about a document itself, such as what it is about."""
        return document_question(within_limits(question), ()) is not None

    def card(self, topic: CardTopic, document: int, language: str) -> Card | None:
        """Return what the card of a document says of a topic; None if it is not there.

        `language` is that of the samples.
        """
        return card_for(self.database.read(), DocumentQuestion(topic), (document,), language)

    def mention(self, topic: str, number: int, documents: Collection[int] = ()) -> Mentions | None:
        """Return one of the places that mention a topic, counted from 0; None if none is left."""
        db = self.database.read()
        return TopicAnswerer(db, self.index(), documents, self.dense).mention(topic, number)

    def mention_beside(
        self, topic: str, fact: Fact, documents: Collection[int] = ()
    ) -> Mentions | None:
        """Return the first mention of a topic under the headings of a fact; None without any."""
        db = self.database.read()
        return TopicAnswerer(db, self.index(), documents, self.dense).mention_beside(topic, fact)

    def rank(
        self, query: Query, documents: Collection[int] = (), also: Collection[int] = ()
    ) -> Ranking:
        """Rank the facts for a question, and the facts `also`, without a decision."""
        return rank(self.index(), query, documents, self.dense, also)

    def decide(
        self,
        ranking: Ranking,
        fact: int,
        talk: Mapping[str, float],
        *,
        limit: int = SHORTEST_RANKING,
    ) -> Response:
        """Return what is said to a question that leans on a conversation.

        `ranking` is that of the question, `fact` the one in it that the conversation points at,
        and `talk` what the conversation says for it.
        """
        led = merge_repeats(put_first(ranking, fact))
        hits = _hits(self.index(), led, max(limit, SHORTEST_RANKING))
        answer, confidence = decide(led, hits, talk)
        return Response(ranking.query, answer, confidence, hits[:limit], led.highest(COMPARED))

    def _respond(
        self, index: Index, query: Query, limit: int, documents: Collection[int]
    ) -> Response:
        written = plain_form(within_limits(query.written))
        if talk := talk_in(written, query.meant, partial(is_held, index)):
            return Response(query, talk, 1.0, ())
        db = self.database.read()
        ranking = merge_repeats(rank_in_cascade(index, query, documents, self.dense))
        hits = _hits(index, ranking, max(limit, SHORTEST_RANKING))
        answer, confidence = decide(ranking, hits)
        response = Response(query, answer, confidence, hits[:limit], ranking.highest(COMPARED))
        known = index.facts.by_ids(stored_for(index, query, documents))
        if edited := [*known.values()]:
            led = self._led_by(index, ranking, edited[0])
            led = add_stored(led, edited[1:], query.analysis)
            return _as_edited(response, edited[0], led)
        if said := who_said(db, index, written, documents):
            return _as_quoted(response, said)
        topics = TopicAnswerer(db, index, documents, self.dense)
        told = self._of_document(index, response, documents) or topics.answer(response) or response
        return answer_by_structure(db, index, ranking, told, documents)

    def _led_by(self, index: Index, ranking: Ranking, fact: Fact) -> Found:
        """Return a fact that is known to answer, with what other documents say instead."""
        # Of equal sentences the ranking holds one, and the others as its places.
        held = (hit.fact for hit in ranking.ranked if fact.id in (hit.fact, *hit.also))
        if (place := next(held, None)) is None:
            return Found(Hit(fact, 1.0))
        led = put_first(ranking, place)
        first, *rest = _hits(index, led, len(led.ranked))
        hits = cited_first(first, fact), *rest
        found = decide_sides(led, hits, is_given=True)
        return found[0] if found else Found(replace(hits[0], score=1.0))

    def _of_document(
        self, index: Index, response: Response, documents: Collection[int]
    ) -> Response | None:
        """Return what is said of a document itself, if that is what was asked."""
        titles = index.sentences.first_titles
        known = [title for id_, title in titles if not documents or id_ in documents]
        query = response.query
        # Of "what can you tell me" nothing is left without what stands around questions. Mostly
        # all three are the same.
        texts = dict.fromkeys((query.text, query.meant, within_limits(query.written)))
        asked = next(filter(None, (document_question(text, known) for text in texts)), None)
        if asked is None or (isinstance(response.answer, Found) and asked.may_be_said):
            return None
        card = card_for(self.database.read(), asked, documents, response.language)
        return replace(response, answer=card, confidence=1.0) if card else None


def find_stored(index: Index, query: Query, documents: Collection[int] = ()) -> int | None:
    """Return the fact for which this very question is stored, as written or as it was meant."""
    return next(iter(stored_for(index, query, documents)), None)


def stored_for(index: Index, query: Query, documents: Collection[int] = ()) -> list[int]:
    """Return all facts for which this very question is stored, the last word first."""
    written = plain_form(within_limits(query.written))
    known = index.questions.answering(canonical(written), documents)
    if not known and query.meant != query.written:
        known = index.questions.answering(canonical(plain_form(query.meant)), documents)
    return known


def _as_quoted(response: Response, said: Found | Unsure) -> Response:
    """Let the sentence that holds the quoted words stand first."""
    first = said.best if isinstance(said, Found) else said.candidates[0]
    rest = [hit for hit in response.ranking if hit.fact.id != first.fact.id]
    ranking = (first, *rest)[: max(1, len(response.ranking))]
    sure = 1.0 if isinstance(said, Found) else response.confidence
    return replace(response, answer=said, confidence=sure, ranking=ranking)


def _key(
    question: str | Query, limit: int = SHORTEST_RANKING, documents: tuple[int, ...] = ()
) -> tuple[str, int, tuple[int, ...]]:
    written = question if isinstance(question, str) else question.written
    return written, limit, documents


def _hits(index: Index, ranking: Ranking, limit: int) -> tuple[Hit, ...]:
    """Return the first facts of a ranking that are still there, with their shares."""
    shown = ranking.ranked[:limit]
    known = index.facts.by_ids([id_ for hit in shown for id_ in (hit.fact, *hit.also)])
    return tuple(
        Hit(known[hit.fact], share, tuple(known[id_] for id_ in hit.also if id_ in known))
        for hit, share in zip(ranking.ranked, ranking.shares(), strict=True)
        if hit.fact in known
    )


def _facts(hits: Collection[Hit]) -> set[int]:
    return {hit.fact.id for hit in hits}


def _as_edited(response: Response, fact: Fact, led: Found) -> Response:
    """Let what an editor said of this very question stand before what the words suggest.

    `led` is the answer that the fact is, with what other documents say instead.
    """
    match response.answer:
        case Found(best=best, others=others, disagrees=disagrees) if best.fact.id == fact.id and (
            (disagrees or not led.disagrees) and _facts(led.others) <= _facts(others)
        ):
            return replace(response, confidence=1.0)
    first = led.best
    told = {each.id for each in (fact, *first.also)}
    rest = [hit for hit in response.ranking if hit.fact.id not in told]
    ranking = (first, *rest)[: max(1, len(response.ranking))]
    return replace(response, answer=led, confidence=1.0, ranking=ranking)
