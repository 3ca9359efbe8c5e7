"""SQL of the questions that editors hung on facts, found again word for word."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from knowledge.store import Snapshot, Transaction, batches


class HungQuestion(NamedTuple):
    """A question that hangs on a fact, which `answers` it or, by an editor's word, does not."""

    id: int
    fact: int
    language: str
    text: str
    answers: int


def hung(db: Snapshot, facts: Sequence[int]) -> list[HungQuestion]:
    """Return the questions that hang on those facts, if they are not withdrawn."""
    return [
        HungQuestion(*row)
        for marks, batch in batches(facts)
        for row in db.query(
            "SELECT q.id, q.fact, q.language, q.text, q.answers "
            "FROM questions q JOIN facts f ON f.id = q.fact "
            f"WHERE f.withdrawn_at IS NULL AND f.id IN ({marks})",
            batch,
        )
    ]


def replace(db: Transaction, facts: Sequence[int], rows: Iterable[tuple[str, int, int]]) -> None:
    """Store key, question and fact of what these facts answer, in place of what stood there."""
    for marks, batch in batches(facts):
        db.execute(f"DELETE FROM taught WHERE fact IN ({marks})", batch)
    db.execute_many("INSERT INTO taught (key, question, fact) VALUES (?, ?, ?)", rows)


def fact(db: Snapshot, key: str, documents: Collection[int] = ()) -> int | None:
    """Return the fact that answers exactly this question; the last word counts."""
    ids = ",".join(map(str, map(int, documents)))
    within = f"AND f.document IN ({ids})" if documents else ""
    query = f"""SELECT t.fact FROM taught t JOIN questions q ON q.id = t.question
                JOIN facts f ON f.id = t.fact WHERE t.key = ? AND q.answers
                AND f.withdrawn_at IS NULL {within} ORDER BY t.question DESC LIMIT 1"""
    row = db.first(query, [key])
    return None if row is None else int(row[0])
