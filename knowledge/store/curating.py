"""SQL of what editors look at and change: facts with all that hangs on them."""

from knowledge.store.stamps import digest, now
from knowledge.store.transaction import Snapshot, Transaction


def origin(db: Snapshot, document: int) -> str:
    """Return whether a document was imported or written."""
    value = db.value("SELECT origin FROM documents WHERE id = ?", [document])
    return str(value)


def reword(db: Transaction, fact: int, text: str, start: int) -> None:
    """Let a fact read otherwise, and stand from `start` on."""
    row = {"text": text, "start": start, "end": start + len(text), "sha256": digest(text)}
    db.update("facts", row, where={"id": fact})


def shift(db: Transaction, document: int, after: int, by: int) -> None:
    """Move the facts that stand from a place on, as the text before them grew or shrank."""
    query = """UPDATE facts SET start = start + ?, "end" = "end" + ?
               WHERE document = ? AND start >= ?"""
    if by:
        db.execute(query, [by, by, document, after])


def place(db: Transaction, fact: int, paragraph: int, sentence: int) -> None:
    """Say in which paragraph and sentence a fact stands."""
    db.update("facts", {"paragraph": paragraph, "sentence": sentence}, where={"id": fact})


def speak(db: Transaction, fact: int, language: str) -> None:
    """Say in which language a fact is."""
    db.update("facts", {"language": language}, where={"id": fact})


def sentence_at(db: Snapshot, document: int, start: int) -> tuple[int, int]:
    """Return paragraph and sentence of what stands at a place of the document."""
    query = """SELECT paragraph, sentence FROM facts WHERE document = ? AND start <= ?
               ORDER BY start DESC LIMIT 1"""
    row = db.first(query, [document, start])
    return (1, 1) if row is None else (int(row[0]), int(row[1]))


def standing_at(db: Snapshot, document: int, start: int, end: int) -> int | None:
    """Return the fact that answers with exactly these words of the document."""
    query = """SELECT id FROM facts WHERE document = ? AND start = ? AND "end" = ?
               AND withdrawn_at IS NULL"""
    row = db.first(query, [document, start, end])
    return None if row is None else int(row[0])


def withdraw(db: Transaction, fact: int) -> None:
    """Let a fact answer no more."""
    db.update("facts", {"withdrawn_at": now()}, where={"id": fact})


def restore(db: Transaction, fact: int) -> None:
    """Let a withdrawn fact answer again."""
    db.update("facts", {"withdrawn_at": None}, where={"id": fact})


def questions(db: Snapshot, fact: int) -> list[tuple[int, str, str, bool]]:
    """Return id, text, language and `answers` of a fact's questions; those it answers first."""
    query = """SELECT id, text, language, answers FROM questions WHERE fact = ?
               ORDER BY answers DESC, id"""
    return [(int(i), str(t), str(lang), bool(a)) for i, t, lang, a in db.query(query, [fact])]


def question(db: Snapshot, id_: int) -> tuple[int, str] | None:
    """Return fact and text of a question."""
    row = db.first("SELECT fact, text FROM questions WHERE id = ?", [id_])
    return None if row is None else (int(row[0]), str(row[1]))


def remove_question(db: Transaction, id_: int) -> None:
    """Delete a question; the index must have let go of it."""
    db.execute("DELETE FROM questions WHERE id = ?", [id_])


def translations(db: Snapshot, fact: int) -> dict[str, str]:
    """Return what a fact says in other languages."""
    query = "SELECT language, text FROM translations WHERE fact = ? ORDER BY language"
    return {str(language): str(text) for language, text in db.query(query, [fact])}


def remove_translation(db: Transaction, fact: int, language: str) -> None:
    """Delete a translation."""
    db.execute("DELETE FROM translations WHERE fact = ? AND language = ?", [fact, language])


def feedback(db: Snapshot, fact: int) -> tuple[int, int, int]:
    """Return how often a fact came first in an answer, and the thumbs up and down for that."""
    query = """SELECT (SELECT count(*) FROM journal WHERE fact = ?),
               coalesce(sum(thumb = 1), 0), coalesce(sum(thumb = -1), 0)
               FROM feedback JOIN journal ON journal.id = asked WHERE journal.fact = ?"""
    [(asked, up, down)] = db.query(query, [fact, fact])
    return int(asked), int(up), int(down)


def ids(db: Snapshot, limit: int, offset: int) -> list[int]:
    """Return facts by number, withdrawn ones among them."""
    query = "SELECT id FROM facts ORDER BY id LIMIT ? OFFSET ?"
    return [int(id_) for (id_,) in db.query(query, [limit, offset])]


def total(db: Snapshot) -> int:
    """Return how many facts there are, withdrawn ones among them."""
    value = db.value("SELECT count(*) FROM facts")
    return int(value)


def withdrawn(db: Snapshot, limit: int) -> list[tuple[int, str]]:
    """Return id and text of the facts that were withdrawn last."""
    query = """SELECT id, text FROM facts WHERE withdrawn_at IS NOT NULL
               ORDER BY withdrawn_at DESC LIMIT ?"""
    return [(int(id_), str(text)) for id_, text in db.query(query, [limit])]
