"""Baselines: the usual ways of searching sentences, over the same facts, to compare with.

`python -m tests.benchmarks.baselines DATABASE FILE… [--chart PNG]` prints them beside this bot.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from knowledge import Fact, Library, evaluation, read_judged
from knowledge.evaluation.metrics import RANKED, Ask, Verdict
from knowledge.language import tokens
from tests.benchmarks.fulltext import FullText


def baselines(library: Library) -> Iterator[tuple[str, Ask]]:
    """Yield the name of each system and what asks it; bm25s only where it is installed."""
    facts = [fact for each in library.documents() for fact in library.facts(each.id)]
    yield "rapidfuzz WRatio", _Scanning(facts, fuzz.WRatio)
    yield "rapidfuzz token_set_ratio", _Scanning(facts, fuzz.token_set_ratio)
    yield "SQLite FTS5 (porter, BM25)", _FullText(facts)
    if find_spec("bm25s"):
        yield "bm25s", _Bm25s(facts)


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


def main() -> None:
    """Judge this bot and the baselines on the same questions."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", default="minilm+e5", help="an EMBEDDING_MODEL, or off")
    parser.add_argument("--chart", type=Path)
    given = parser.parse_args()
    library = Library.open(given.database)
    if given.model != "off":
        library.use_model(given.model)
    questions = [each for file in given.files for each in read_judged(file)]
    found = evaluation.evaluate(library.answer, questions, dict(baselines(library)))
    print(evaluation.as_markdown(found))
    if given.chart:
        given.chart.write_bytes(evaluation.draw_curves(found))
    library.close()


if __name__ == "__main__":
    main()
