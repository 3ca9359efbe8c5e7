"""SQL of what editors look at and change: facts with all that hangs on them."""

from sqlite_utils import Database

from knowledge.store.stamps import digest, now


def origin(db: Database, document: int) -> str:
    """Return whether a document was imported or written."""
    (value,) = db.execute("SELECT origin FROM documents WHERE id = ?", [document]).fetchone()
    return str(value)


def reword(db: Database, fact: int, text: str, start: int) -> None:
    """Let a fact read otherwise, and stand from `start` on."""
    row = {"text": text, "start": start, "end": start + len(text), "sha256": digest(text)}
    db.table("facts").update(fact, row)


def shift(db: Database, document: int, after: int, by: int) -> None:
    """Move the facts that stand from a place on, as the text before them grew or shrank."""
    query = """UPDATE facts SET start = start + ?, "end" = "end" + ?
               WHERE document = ? AND start >= ?"""
    if by:
        db.execute(query, [by, by, document, after])


def place(db: Database, fact: int, paragraph: int, sentence: int) -> None:
    """Say in which paragraph and sentence a fact stands."""
    db.table("facts").update(fact, {"paragraph": paragraph, "sentence": sentence})


def speak(db: Database, fact: int, language: str) -> None:
    """Say in which language a fact is."""
    db.table("facts").update(fact, {"language": language})


def sentence_at(db: Database, document: int, start: int) -> tuple[int, int]:
    """Return paragraph and sentence of what stands at a place of the document."""
    query = """SELECT paragraph, sentence FROM facts WHERE document = ? AND start <= ?
               ORDER BY start DESC LIMIT 1"""
    row = db.execute(query, [document, start]).fetchone()
    return (1, 1) if row is None else (int(row[0]), int(row[1]))


def standing_at(db: Database, document: int, start: int, end: int) -> int | None:
    """Return the fact that answers with exactly these words of the document."""
    query = """SELECT id FROM facts WHERE document = ? AND start = ? AND "end" = ?
               AND withdrawn_at IS NULL"""
    row = db.execute(query, [document, start, end]).fetchone()
    return None if row is None else int(row[0])


def withdraw(db: Database, fact: int) -> None:
    """Let a fact answer no more."""
    db.table("facts").update(fact, {"withdrawn_at": now()})


def restore(db: Database, fact: int) -> None:
    """Let a withdrawn fact answer again."""
    db.table("facts").update(fact, {"withdrawn_at": None})


def questions(db: Database, fact: int) -> list[tuple[int, str, str, bool]]:
    """Return id, text, language and `answers` of a fact's questions; those it answers first."""
    query = """SELECT id, text, language, answers FROM questions WHERE fact = ?
               ORDER BY answers DESC, id"""
    return [(int(i), str(t), str(lang), bool(a)) for i, t, lang, a in db.execute(query, [fact])]


def question(db: Database, id_: int) -> tuple[int, str] | None:
    """Return fact and text of a question."""
    row = db.execute("SELECT fact, text FROM questions WHERE id = ?", [id_]).fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


def remove_question(db: Database, id_: int) -> None:
    """Delete a question; the index must have let go of it."""
    db.execute("DELETE FROM questions WHERE id = ?", [id_])


def translations(db: Database, fact: int) -> dict[str, str]:
    """Return what a fact says in other languages."""
    query = "SELECT language, text FROM translations WHERE fact = ? ORDER BY language"
    return {str(language): str(text) for language, text in db.execute(query, [fact])}


def remove_translation(db: Database, fact: int, language: str) -> None:
    """Delete a translation."""
    db.execute("DELETE FROM translations WHERE fact = ? AND language = ?", [fact, language])


def feedback(db: Database, fact: int) -> tuple[int, int, int]:
    """Return how often a fact came first in an answer, and the thumbs up and down for that."""
    query = """SELECT (SELECT count(*) FROM journal WHERE fact = :fact),
               coalesce(sum(thumb = 1), 0), coalesce(sum(thumb = -1), 0)
               FROM feedback JOIN journal ON journal.id = asked WHERE journal.fact = :fact"""
    asked, up, down = db.execute(query, {"fact": fact}).fetchone()
    return int(asked), int(up), int(down)


def ids(db: Database, limit: int, offset: int) -> list[int]:
    """Return facts by number, withdrawn ones among them."""
    query = "SELECT id FROM facts ORDER BY id LIMIT ? OFFSET ?"
    return [int(id_) for (id_,) in db.execute(query, [limit, offset])]


def total(db: Database) -> int:
    """Return how many facts there are, withdrawn ones among them."""
    (value,) = db.execute("SELECT count(*) FROM facts").fetchone()
    return int(value)


def withdrawn(db: Database, limit: int) -> list[tuple[int, str]]:
    """Return id and text of the facts that were withdrawn last."""
    query = """SELECT id, text FROM facts WHERE withdrawn_at IS NOT NULL
               ORDER BY withdrawn_at DESC LIMIT ?"""
    return [(int(id_), str(text)) for id_, text in db.execute(query, [limit])]
