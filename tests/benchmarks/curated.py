"""The shipped article's curated questions, each asked as if the editors had not written it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from knowledge import Library
from knowledge.answering.ranker import Ranking, rank
from knowledge.answering.small_talk import topic_of
from knowledge.retrieval.dense import DenseRetriever
from knowledge.retrieval.index import Index
from knowledge.retrieval.query import analyse
from tests.benchmarks.examples import Example, seen
from tests.benchmarks.reader import Reader

_ASKED = "SELECT id, fact, text, answers FROM questions ORDER BY id"
TITLE, PARTS = "shipped", 6
"""The facts are divided, so that cross-validation can hold some of them back."""


def curated_examples(place: Path, reader: Reader) -> Iterator[Example]:
    """Yield the curated questions; the negatives are those that no sentence answers."""
    library = Library.open(place / f"shipped-{reader.model}.db")
    reader.read(library)
    semantics = library.answerer.dense
    rows = library.database.read().query(_ASKED)
    for id_, fact, text, answers in rows:
        if topic_of(text):
            continue
        ranking = _asked_without(library, semantics, id_, text)
        if ranking.model != reader.model:
            continue
        asked = text.casefold()
        golds = {other for _, other, same, ok in rows if ok and same.casefold() == asked}
        found = tuple(seen(ranking.query, hit) for hit in ranking.ranked)
        kind, title = "curated" if answers else "near", f"{TITLE} {fact % PARTS}"
        gold = frozenset(golds if answers else ())
        yield Example("curated", title, kind, ranking.query, found, gold, ranking.model)


def _asked_without(
    library: Library, semantics: DenseRetriever | None, question: int, text: str
) -> Ranking:
    """Rank as if this question were not stored; nothing is changed."""
    ranking = None
    with suppress(_UndoneError), library.database.write(changes_answers=False) as db:
        db.execute("DELETE FROM asked WHERE rowid = ?", [question])
        db.execute("DELETE FROM questions WHERE id = ?", [question])
        without = semantics.of(lambda: db, library.database.write) if semantics else None
        index = Index(db)
        ranking = rank(index, analyse(index, text), (), without)
        raise _UndoneError
    assert ranking is not None
    return ranking


class _UndoneError(Exception):
    """Nothing is stored."""
