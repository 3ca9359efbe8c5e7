"""What is judged: this bot, and the usual ways of searching sentences, over the same facts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from knowledge.evaluation.fulltext import FullText
from knowledge.language.tokenizer import tokens
from knowledge.models import Fact, Found, NotFound, SmallTalk, Unsure

if TYPE_CHECKING:
    from knowledge.library import Library

RANKED = 10
"""Sentences of a ranking that are looked at."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a system says of one question.

    `ranking` is best first; `shown` is what a person reads of it; `is_claimed` tells whether the
    first of these is given as the answer, and `score` how sure the system is, on its own scale.
    """

    ranking: tuple[Fact, ...]
    shown: tuple[Fact, ...]
    is_claimed: bool
    score: float


Ask = Callable[[str], Verdict]
OURS = "this bot"


def systems(library: "Library") -> Iterator[tuple[str, Ask]]:
    """Yield the name of each system and what asks it; bm25s only where it is installed."""
    facts = [fact for each in library.documents() for fact in library.facts(each.id)]
    yield OURS, lambda question: _ours(library, question)
    yield "rapidfuzz WRatio", _Scanning(facts, fuzz.WRatio)
    yield "rapidfuzz token_set_ratio", _Scanning(facts, fuzz.token_set_ratio)
    yield "SQLite FTS5 (porter, BM25)", _FullText(facts)
    if find_spec("bm25s"):
        yield "bm25s", _Bm25s(facts)


def _ours(library: "Library", question: str) -> Verdict:
    response = library.answer(question, limit=RANKED)
    ranking = tuple(hit.fact for hit in response.ranking)
    match response.answer:
        case Found(best=best, others=others):
            shown = (best.fact, *(hit.fact for hit in others))
            return Verdict(ranking, shown, is_claimed=True, score=response.confidence)
        case Unsure(candidates=candidates):
            shown = tuple(hit.fact for hit in candidates)
            return Verdict(ranking, shown, is_claimed=False, score=response.confidence)
        case SmallTalk():
            return Verdict((), (), is_claimed=False, score=0.0)
        case NotFound():
            return Verdict(ranking, (), is_claimed=False, score=response.confidence)


def _verdict(hits: Sequence[tuple[Fact, float]]) -> Verdict:
    """Return what a system says that always answers with what it finds."""
    ranking = tuple(fact for fact, _ in hits)
    return Verdict(ranking, ranking[:1], bool(hits), hits[0][1] if hits else 0.0)


class _Scanning:
    """Compares the question with every sentence, as most bots on rapidfuzz do."""

    def __init__(self, facts: Sequence[Fact], scorer: Callable[..., float]) -> None:
        self._facts = facts
        self._texts = [fact.text.casefold() for fact in facts]
        self._scorer = scorer

    def __call__(self, question: str) -> Verdict:
        found = process.extract(
            question.casefold(), self._texts, scorer=self._scorer, limit=RANKED
        )
        return _verdict([(self._facts[at], score) for _, score, at in found])


class _FullText:
    """SQLite's own search with English stems: any word may match, rare ones count for more."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._index = FullText([fact.text for fact in facts])

    def __call__(self, question: str) -> Verdict:
        found = self._index.search(tokens(question), RANKED)
        return _verdict([(self._facts[at], score) for at, score in found])


class _Bm25s:
    """The library bm25s as its manual shows it."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        import bm25s  # noqa: PLC0415 - it may not be installed

        self._facts = facts
        self._bm25s: Any = bm25s
        self._index: Any = bm25s.BM25()
        self._index.index(self._tokens([fact.text for fact in facts]), show_progress=False)

    def __call__(self, question: str) -> Verdict:
        limit = min(RANKED, len(self._facts))
        found, scores = self._index.retrieve(
            self._tokens([question]), k=limit, show_progress=False
        )
        pairs = zip(found[0].tolist(), scores[0].tolist(), strict=True)
        return _verdict([(self._facts[at], score) for at, score in pairs if score > 0])

    def _tokens(self, texts: list[str]) -> Any:
        return self._bm25s.tokenize(texts, stopwords="en", show_progress=False)
