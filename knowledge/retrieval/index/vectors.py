"""SQL of the vectors of facts and of their questions, which are bytes here; each is a model's."""

from collections.abc import Collection, Iterable, Iterator

from knowledge.store import Snapshot, Transaction
from knowledge.store.fact_rows import headings_of

VectorRow = tuple[str, bytes, bytes, int]
"""The text of a fact, its pooled vector, those of its tokens, and its id."""
_CHANGED = "UPDATE vector_models SET version = version + 1 WHERE model = ?"
_MISSING_FACTS = """
    SELECT f.id, f.text, f.section, f.labels, f.lead_in FROM facts f
    LEFT JOIN fact_vectors v ON v.fact = f.id AND v.model = ?
    WHERE f.withdrawn_at IS NULL AND v.fact IS NULL ORDER BY f.id"""
_MISSING_QUESTIONS = """
    SELECT q.id, q.text, q.language FROM questions q
    LEFT JOIN question_vectors v ON v.question = q.id AND v.model = ?
    JOIN facts f ON f.id = q.fact
    WHERE f.withdrawn_at IS NULL AND v.question IS NULL ORDER BY q.id"""


def version(db: Snapshot, model: str) -> int | None:
    """Return a number that grows when the vectors of a model may have changed.

    None for a model of which none were ever stored.
    """
    found = db.value("SELECT version FROM vector_models WHERE model = ?", [model])
    return None if found is None else int(found)


def start(db: Transaction, model: str) -> None:
    """Let vectors of a model be stored, beside those of others."""
    db.execute("INSERT OR IGNORE INTO vector_models (model, version) VALUES (?, 0)", [model])


def others(db: Snapshot, models: Collection[str]) -> list[str]:
    """Return the models of which vectors are stored, but for `models`."""
    every = (str(model) for (model,) in db.query("SELECT model FROM vector_models ORDER BY model"))
    stored = "SELECT EXISTS (SELECT 1 FROM {0}_vectors WHERE model = ?)"
    return [
        each
        for each in every
        if each not in models
        and any(db.value(stored.format(table), [each]) for table in ("fact", "question"))
    ]


def forget(db: Transaction, model: str) -> None:
    """Delete the vectors of a model."""
    for table in ("fact", "question"):
        db.execute(f"DELETE FROM {table}_vectors WHERE model = ?", [model])
    db.execute(_CHANGED, [model])


def facts_without(db: Snapshot, model: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return id, text and headings of the facts that have no vectors of a model yet."""
    return [
        (int(id_), str(text), headings_of(*above))
        for id_, text, *above in db.query(_MISSING_FACTS, [model])
    ]


def questions_without(
    db: Snapshot, model: str, languages: Collection[str]
) -> list[tuple[int, str]]:
    """Return id and text of the questions that a model has not read; no language means all."""
    found = db.query(_MISSING_QUESTIONS, [model])
    return [(int(id_), str(t)) for id_, t, lang in found if not languages or lang in languages]


def add_facts(db: Transaction, model: str, rows: Iterable[VectorRow]) -> None:
    """Store the vectors of facts whose text is still that."""
    db.execute_many(
        "INSERT OR REPLACE INTO fact_vectors (fact, model, pooled, tokens) "
        "SELECT id, ?, ?, ? FROM facts WHERE id = ? AND text = ? AND withdrawn_at IS NULL",
        ((model, pooled, tokens, id_, text) for text, pooled, tokens, id_ in rows),
    )
    db.execute(_CHANGED, [model])


def add_questions(db: Transaction, model: str, rows: Iterable[tuple[str, bytes, int]]) -> None:
    """Store text, pooled vector and id of questions whose text is still that."""
    db.execute_many(
        "INSERT OR REPLACE INTO question_vectors (question, model, pooled) "
        "SELECT id, ?, ? FROM questions WHERE id = ? AND text = ?",
        ((model, pooled, id_, text) for text, pooled, id_ in rows),
    )
    db.execute(_CHANGED, [model])


def pooled_facts(db: Snapshot, model: str) -> list[tuple[int, int, bytes]]:
    """Return id, document and pooled vector of every fact that a model has read."""
    query = """SELECT f.id, f.document, v.pooled FROM facts f
               JOIN fact_vectors v ON v.fact = f.id AND v.model = ?
               WHERE f.withdrawn_at IS NULL ORDER BY f.id"""
    return db.query(query, [model])


def pooled_questions(db: Snapshot, model: str) -> list[tuple[int, int, bytes, int]]:
    """Return fact, document, pooled vector and `answers` of each question that counts."""
    query = """SELECT f.id, f.document, v.pooled, q.answers FROM questions q
               JOIN question_vectors v ON v.question = q.id AND v.model = ?
               JOIN facts f ON f.id = q.fact
               WHERE f.withdrawn_at IS NULL AND q.fact_sha256 IS f.sha256 ORDER BY q.id"""
    return db.query(query, [model])


def tokens(db: Snapshot, model: str, facts: Collection[int]) -> Iterator[tuple[int, bytes]]:
    """Yield id and token vectors of these facts, where they have them."""
    query = "SELECT fact, tokens FROM fact_vectors WHERE model = ? AND fact IN (??)"
    yield from db.query_in(query, facts, [model])
