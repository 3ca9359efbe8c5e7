"""The shipped article's curated questions, each asked as if the editors had not written it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sqlite_utils import Database

from knowledge import Library
from knowledge.padding import bare_question
from knowledge.ranking import Ranking, rank
from knowledge.semantics.search import Semantics
from knowledge.semantics.vectors import unpack
from knowledge.small_talk import small_talk
from knowledge.store import index
from knowledge.store import vectors as stored
from knowledge.weights import WORDS
from tests.benchmarks.examples import Example, seen

_ASKED = "SELECT id, fact, text, answers, language FROM questions ORDER BY id"
TITLE = "shipped"


def curated_examples(place: Path, model: str) -> Iterator[Example]:
    """Yield the curated questions; the negatives are those that no sentence answers."""
    library = Library.open(place / f"shipped-{model}.db")
    if model != WORDS:
        library.use_model(model)
    semantics = library.answerer._semantics
    rows = list(library.connections.reader().execute(_ASKED))
    for id_, fact, text, answers, _ in rows:
        if small_talk(text):
            continue
        ranking = _asked_without(library, semantics, id_, text)
        golds = {other for _, other, same, ok, _ in rows if ok and same.casefold() == text.casefold()}  # fmt: skip
        found = tuple(seen(ranking.query, hit) for hit in ranking.ranked)
        kind = "curated" if answers else "near"
        yield Example("curated", f"{TITLE} {fact % 6}", kind, ranking.query, found, frozenset(golds | {fact} if answers else ()))  # fmt: skip


def _asked_without(
    library: Library, semantics: Semantics | None, question: int, text: str
) -> Ranking:
    """Rank as if this question were not stored; nothing is changed."""
    db: Database = library._writer
    db.execute("BEGIN")
    try:
        db.execute("DELETE FROM asked WHERE rowid = ?", [question])
        db.execute("DELETE FROM questions WHERE id = ?", [question])
        index.size(db)
        return rank(db, bare_question(text), (), _Without(semantics, db) if semantics else None)
    finally:
        db.conn.rollback()


class _Without(Semantics):
    """The same vectors, less those of the question that is asked."""

    def __init__(self, semantics: Semantics, db: Database) -> None:
        super().__init__(semantics.embedding, lambda: db, lambda: _never())
        memory = semantics._load()
        rows = stored.pooled_questions(db)
        questions = type(memory.questions)(
            np.array([row[0] for row in rows], np.int64),
            np.array([row[1] for row in rows], np.int64),
            unpack(b"".join(row[2] for row in rows), semantics.embedding.size),
            np.array([row[3] for row in rows], np.bool_),
        )
        self._left = type(memory)(memory.version, memory.facts, questions, memory.rows)

    def _load(self):
        return self._left


def _never():
    raise RuntimeError("nothing is written here")
