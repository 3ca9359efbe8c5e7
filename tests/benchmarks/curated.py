"""The shipped article's curated questions, each asked as if the editors had not written it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from knowledge import Library
from knowledge.answering.ranker import rank
from knowledge.answering.ranking import Ranking
from knowledge.answering.small_talk import topic_of
from knowledge.retrieval.index import Index
from knowledge.retrieval.query import analyse
from tests.benchmarks.examples import Example, Provenance, example, looked_at

_ASKED = "SELECT id, fact, text, answers FROM questions ORDER BY id"
TITLE, PARTS = "shipped", 6
"""The facts are divided, so that cross-validation can hold some of them back."""
ADDED = 4
"""Every so many questions are asked of their fact as if an editor had just added it."""


def curated_examples(library: Library) -> Iterator[Example]:
    """Yield the curated questions of the shipped article; no sentence answers the negatives."""
    rows = [*library.database.read().query(_ASKED)]
    for at, (id_, fact, text, answers) in enumerate(rows):
        if topic_of(text):
            continue
        same = text.casefold()
        golds = {other for _, other, asked, ok in rows if ok and asked.casefold() == same}
        kind = "curated" if answers else "near"
        of = Provenance("curated", f"{TITLE} {fact % PARTS}", TITLE, kind)
        ranking = _asked_without(library, text, [id_])
        yield _example(of, ranking, golds if answers else set())
        if answers and at % ADDED == 0 and len(golds) == 1:
            stored = [other for other, owner, *_ in rows if owner == fact]
            ranking = _asked_without(library, text, stored)
            yield _example(of._replace(group="added", asked="added"), ranking, golds)


def _example(of: Provenance, ranking: Ranking, golds: set[int]) -> Example:
    hits = looked_at(ranking.query, ranking.ranked)
    return example(of, ranking.model, ranking.query, hits, frozenset(golds))


def _asked_without(library: Library, text: str, questions: Sequence[int]) -> Ranking:
    """Rank as if these questions were not stored; nothing is changed."""
    ranking, dense = None, library.answerer.dense
    with suppress(_UndoneError), library.database.write(changes_answers=False) as db:
        for id_ in questions:
            db.execute("DELETE FROM asked WHERE rowid = ?", [id_])
            db.execute("DELETE FROM questions WHERE id = ?", [id_])
        without = dense.of(lambda: db, library.database.write) if dense else None
        index = Index(db)
        ranking = rank(index, analyse(index, text), (), without)
        raise _UndoneError
    assert ranking is not None
    return ranking


class _UndoneError(Exception):
    """Nothing is stored."""
