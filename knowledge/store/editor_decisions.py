"""SQL of what editors decided of questions without an answer, by pseudonyms of their words.

And of who is still to hear of it, or has heard.
"""

from collections.abc import Collection
from dataclasses import dataclass

from knowledge.models import EditorDecision
from knowledge.store import audit_log, facts
from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision, and up to which fact and which change of the history it knows the documents."""

    decision: EditorDecision
    fact: int
    change: int


def decide(db: Transaction, questions: Collection[str], decision: EditorDecision) -> None:
    """Note what was decided of questions now; the last word on each counts."""
    newest = audit_log.latest(db, 1)
    known = {"fact": facts.last_id(db), "change": newest[0].id if newest else 0}
    for question in questions:
        db.upsert("decisions", {"question": question, "decision": int(decision), **known})


def decisions(db: Snapshot) -> dict[str, StoredDecision]:
    """Return all that was decided, by question."""
    rows = db.query("SELECT question, decision, fact, change FROM decisions")
    return {str(question): _read(*said) for question, *said in rows}


def decision_of(db: Snapshot, question: str) -> StoredDecision | None:
    """Return what was decided of a question, if anything was."""
    row = db.first("SELECT decision, fact, change FROM decisions WHERE question = ?", [question])
    return _read(*row) if row else None


def withdraw_decisions(db: Transaction, questions: Collection[str]) -> None:
    """Let nothing be decided of questions any more."""
    for question in questions:
        db.delete("decisions", where={"question": question})


def let_hear(db: Transaction, id_: int, decision: EditorDecision) -> None:
    """Let who waits for news of a settled entry hear what editors decided."""
    query = "UPDATE journal SET waits = ? WHERE id = ? AND waits < 0 AND settled_by IS NULL"
    db.execute(query, [int(decision), id_])


def count_told(db: Snapshot, change: int) -> int:
    """Return how many people have heard what a change answered, or decided."""
    query = """SELECT count(DISTINCT coalesce(person, CAST(id AS TEXT))) FROM journal
               WHERE settled_change = ? AND waits < 0 AND told IS NOT NULL"""
    return int(db.value(query, [change]))


def _read(decision: int, fact: int, change: int) -> StoredDecision:
    return StoredDecision(EditorDecision(decision), int(fact), int(change))
