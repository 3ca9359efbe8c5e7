"""A question becomes a response: ranked, decided, and with the facts themselves."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.decision import decide
from knowledge.answering.ranker import Ranking, rank
from knowledge.answering.small_talk import small_talk
from knowledge.answers import Found, Hit, Response, SmallTalk
from knowledge.language import detect_language
from knowledge.language.tokenizer import canonical
from knowledge.models import Fact
from knowledge.retrieval.index import taught
from knowledge.retrieval.mistyped import as_meant
from knowledge.retrieval.rewriting import bare_question
from knowledge.store import Snapshot, facts

if TYPE_CHECKING:
    from knowledge.retrieval.dense import DenseRetriever

LONGEST = 1_000
"""Characters of a question that are read: more would hold up the others, and ask no more."""


class Answerer:
    """Answers questions from the facts that `reader` opens. Thread-safe.

    With `semantics` it looks at the meaning as well as at the words.
    """

    def __init__(
        self, reader: Callable[[], Snapshot], semantics: "DenseRetriever | None" = None
    ) -> None:
        self._reader = reader
        self.semantics = semantics

    def answer(
        self, question: str, *, limit: int = 10, documents: Collection[int] = ()
    ) -> Response:
        """Rank the facts and say what their scores allow; `limit` hits stand in the ranking."""
        db = self._reader()
        asked = question[:LONGEST].encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
        if topic := small_talk(asked):
            return Response(question, detect_language(question), SmallTalk(topic), 1.0, ())
        meant = as_meant(db, asked)
        ranking = rank(db, bare_question(meant), documents, self.semantics)
        known = facts.by_ids(db, [hit.fact for hit in ranking.ranked[: max(limit, 3)]])
        hits = tuple(
            Hit(known[hit.fact], share)
            for hit, share in zip(ranking.ranked, ranking.shares(), strict=True)
            if hit.fact in known
        )
        answer, confidence = decide(ranking, hits)
        response = Response(question, detect_language(question), answer, confidence, hits[:limit])
        by_word = taught.fact(db, canonical(asked), documents)
        told = None if by_word is None else facts.by_ids(db, [by_word]).get(by_word)
        return _as_taught(response, told) if told else response

    def ranking(
        self, question: str, documents: Collection[int] = (), also: Collection[int] = ()
    ) -> Ranking:
        """Rank the facts for a question, and the facts `also`, without a decision."""
        return rank(self._reader(), question, documents, self.semantics, also)


def _as_taught(response: Response, fact: Fact) -> Response:
    """Let what an editor said of this very question stand before what the words suggest."""
    match response.answer:
        case Found(best=best) if best.fact.id == fact.id:
            return replace(response, confidence=1.0)
    first = Hit(fact, 1.0)
    rest = [hit for hit in response.ranking if hit.fact.id != fact.id]
    ranking = (first, *rest)[: max(1, len(response.ranking))]
    return replace(response, answer=Found(first), confidence=1.0, ranking=ranking)
