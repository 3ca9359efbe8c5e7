"""SQL of the vectors of facts and of their questions, which are bytes here."""

from collections.abc import Collection, Iterable, Iterator

from knowledge.store import Snapshot, Transaction
from knowledge.store.fact_rows import headings_of

_CHANGED = "UPDATE vector_state SET version = version + 1"
_MISSING_FACTS = """
    SELECT f.id, f.text, f.section, f.labels, f.lead_in FROM facts f
    LEFT JOIN fact_vectors v ON v.fact = f.id
    WHERE f.withdrawn_at IS NULL AND v.fact IS NULL ORDER BY f.id"""
_MISSING_QUESTIONS = """
    SELECT q.id, q.text, q.language FROM questions q
    LEFT JOIN question_vectors v ON v.question = q.id JOIN facts f ON f.id = q.fact
    WHERE f.withdrawn_at IS NULL AND v.question IS NULL ORDER BY q.id"""


def state(db: Snapshot) -> tuple[str, int]:
    """Return whose vectors are stored, and a number that grows when they may have changed."""
    [(model, version)] = db.query("SELECT model, version FROM vector_state")
    return str(model), int(version)


def start_anew(db: Transaction, name: str) -> None:
    """Forget the vectors of any other model."""
    db.execute("DELETE FROM fact_vectors")
    db.execute("DELETE FROM question_vectors")
    db.execute("UPDATE vector_state SET model = ?, version = version + 1", [name])


def facts_without(db: Snapshot) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return id, text and headings of the facts that have no vectors yet."""
    return [
        (int(id_), str(text), headings_of(*above))
        for id_, text, *above in db.query(_MISSING_FACTS)
    ]


def questions_without(db: Snapshot, languages: Collection[str]) -> list[tuple[int, str]]:
    """Return id and text of the questions that have no vector yet; no language means all."""
    found = db.query(_MISSING_QUESTIONS)
    return [(int(id_), str(t)) for id_, t, lang in found if not languages or lang in languages]


def add_facts(db: Transaction, rows: Iterable[tuple[str, bytes, bytes, int]]) -> None:
    """Store text, pooled vector, token vectors and id of facts whose text is still that."""
    db.execute_many(
        "INSERT OR REPLACE INTO fact_vectors (fact, pooled, tokens) "
        "SELECT id, ?, ? FROM facts WHERE id = ? AND text = ? AND withdrawn_at IS NULL",
        ((pooled, tokens, id_, text) for text, pooled, tokens, id_ in rows),
    )
    db.execute(_CHANGED)


def add_questions(db: Transaction, rows: Iterable[tuple[str, bytes, int]]) -> None:
    """Store text, pooled vector and id of questions whose text is still that."""
    db.execute_many(
        "INSERT OR REPLACE INTO question_vectors (question, pooled) "
        "SELECT id, ? FROM questions WHERE id = ? AND text = ?",
        ((pooled, id_, text) for text, pooled, id_ in rows),
    )
    db.execute(_CHANGED)


def pooled_facts(db: Snapshot) -> list[tuple[int, int, bytes]]:
    """Return id, document and pooled vector of every fact that has one."""
    query = """SELECT f.id, f.document, v.pooled FROM fact_vectors v
               JOIN facts f ON f.id = v.fact WHERE f.withdrawn_at IS NULL ORDER BY f.id"""
    return db.query(query)


def pooled_questions(db: Snapshot) -> list[tuple[int, int, bytes, int]]:
    """Return fact, document, pooled vector and `answers` of every question that has one."""
    query = """SELECT f.id, f.document, v.pooled, q.answers FROM question_vectors v
               JOIN questions q ON q.id = v.question JOIN facts f ON f.id = q.fact
               WHERE f.withdrawn_at IS NULL ORDER BY q.id"""
    return db.query(query)


def tokens(db: Snapshot, facts: Collection[int]) -> Iterator[tuple[int, bytes]]:
    """Yield id and token vectors of these facts, where they have them."""
    query = "SELECT fact, tokens FROM fact_vectors WHERE fact IN (??)"
    yield from db.query_in(query, facts)
