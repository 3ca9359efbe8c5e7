"""SQL of the questions that are stored for facts, as the index holds them."""

from collections.abc import Collection

from knowledge.retrieval.index.terms import best_of
from knowledge.store import Snapshot, batches


def matching(
    db: Snapshot, terms: Collection[str], limit: int, documents: Collection[int] = ()
) -> list[tuple[int, str, str, bool]]:
    """Return fact, stems, text and `answers` of the questions closest by BM25."""
    ids = ",".join(map(str, map(int, documents)))
    asked_of = (
        f"SELECT q.id FROM questions q JOIN facts f ON f.id = q.fact WHERE f.document IN ({ids})"
    )
    within = f"AND +rowid IN ({asked_of})" if documents else ""
    best = best_of(db, "asked", terms, limit, within)
    return [
        (int(fact), str(stems), str(text), bool(answers))
        for marks, batch in batches(best)
        for fact, stems, text, answers in db.query(
            "SELECT q.fact, a.stems, q.text, q.answers FROM questions q "
            f"JOIN asked a ON a.rowid = q.id WHERE q.id IN ({marks})",
            batch,
        )
    ]


def frequencies(db: Snapshot, terms: Collection[str]) -> dict[str, int]:
    """Return in how many stored questions each term stands, for those that do."""
    return {
        str(term): int(count)
        for marks, batch in batches(terms)
        for term, count in db.query(
            f"SELECT term, questions FROM words WHERE questions > 0 AND term IN ({marks})", batch
        )
    }


def count(db: Snapshot) -> int:
    """Return about how many questions are stored."""
    highest = db.value("SELECT max(rowid) FROM asked")
    return int(highest or 0)
