"""SQL of what editors wrote for words that its fact no longer says: kept, and used for nothing.

A question or translation is stale while its `fact_sha256` is not that of its fact. What puts the
old words back, such as undo, makes it count again by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.store.annotations import CURRENT
from knowledge.store.checksums import sha256_of
from knowledge.store.fact_changes import changes_of, former_wordings
from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction

_STALE = f"""
    SELECT 'q' || q.id, q.fact, q.language, q.text, q.answers, q.fact_sha256, f.sha256, f.text
    FROM questions q JOIN facts f ON f.id = q.fact
    WHERE f.withdrawn_at IS NULL AND NOT q.{CURRENT} AND q.fact = coalesce(?, q.fact)
    UNION ALL
    SELECT 't' || t.fact || '-' || t.language, t.fact, t.language, t.text, NULL, t.fact_sha256,
           f.sha256, f.text
    FROM translations t JOIN facts f ON f.id = t.fact
    WHERE f.withdrawn_at IS NULL AND NOT t.{CURRENT} AND t.fact = coalesce(?, t.fact)
    ORDER BY 2, 5 DESC NULLS LAST, 1
"""


@dataclass(frozen=True, slots=True)
class StaleAnnotation:
    """A question or translation of a fact that says something else now.

    `answers` is None for a translation; `key` names it in buttons; the hashes are those of the
    words that it was written for, and of `says`, what the fact says now.
    """

    key: str
    fact: int
    language: str
    text: str
    answers: bool | None
    written_for: str
    sha256: str
    says: str


def stale(
    db: Snapshot, fact: int | None = None, change: int | None = None
) -> list[StaleAnnotation]:
    """Return what waits to be confirmed, in the order of facts.

    Of a fact, of the facts that a change of many reworded, or of all.
    """
    found = [
        StaleAnnotation(key, fact_, language, text, _said(answers), of or "", now, says)
        for key, fact_, language, text, answers, of, now, says in db.query(_STALE, [fact, fact])
    ]
    if change is None:
        return found
    touched = {each.fact for each in changes_of(db, change)}
    return [each for each in found if each.fact in touched]


def state_of(found: Sequence[StaleAnnotation]) -> str:
    """Return what differs as soon as another sentence would be confirmed, or another annotation.

    SHA-256 over key and words, in hexadecimal digits.
    """
    return sha256_of("\n".join(f"{each.key} {each.sha256} {each.text}" for each in found))


def confirm(db: Transaction, found: Sequence[StaleAnnotation]) -> None:
    """Let annotations belong to what their facts say now; the index must be told."""
    for each in found:
        table = "translations" if each.answers is None else "questions"
        key = (
            {"fact": each.fact, "language": each.language}
            if each.answers is None
            else {"id": int(each.key[1:])}
        )
        db.update(table, {"fact_sha256": each.sha256}, where=key)


def former_words(db: Snapshot, fact: int, written_for: str) -> str | None:
    """Return the words of a fact that had this hash, if the history still knows them."""
    known = former_wordings(db, fact)
    return next((words for words in known if sha256_of(words) == written_for), None)


def _said(answers: int | None) -> bool | None:
    return None if answers is None else bool(answers)
