"""SQL of what editors add: questions, translations, samples.

A question or a translation keeps the hash of the words of its fact; once the fact says something
else it is stale, and counts no more until it is confirmed (see `stale_annotations`).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from knowledge.store.checksums import sha256_of
from knowledge.store.documents import IMPORTED, SHIPPED
from knowledge.store.snapshot import Snapshot
from knowledge.store.timestamps import now
from knowledge.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A stored question as it was written: the fact `answers` it, or leaves it open."""

    id: int
    fact: int
    language: str
    text: str
    answers: bool


CURRENT = "fact_sha256 IS f.sha256"
"""What is true of a question or translation that belongs to the words of its fact, `f`."""
OWN = "document"
"""Who asked a question that stands in the document itself."""
_LONGEST_TO_TRY = 100
"""Characters of a question that a newcomer is offered: it is read on a button."""
_TO_TRY = f"""
    WITH asked AS (
        SELECT q.id, q.text, q.language <> ? AS is_foreign, q.added_by <> '{OWN}' AS by_editors,
               q.fact, f.document, f.start
        FROM questions q JOIN facts f ON f.id = q.fact JOIN documents d ON d.id = f.document
        WHERE q.answers = 1 AND q.{CURRENT} AND f.withdrawn_at IS NULL
        AND length(q.text) <= {_LONGEST_TO_TRY}
        AND d.origin = '{IMPORTED}' AND d.added_by <> '{SHIPPED}'
        AND f.document = coalesce(?, f.document)
    ), first AS (
        SELECT *, row_number() OVER (PARTITION BY fact ORDER BY is_foreign, by_editors, id)
        AS of_fact FROM asked
    ), placed AS (
        SELECT *, row_number() OVER (PARTITION BY document
                                     ORDER BY is_foreign, by_editors, start, id)
        AS of_document FROM first WHERE of_fact = 1
    )
    SELECT id, text FROM placed ORDER BY is_foreign, of_document, document LIMIT ?
"""

_NEAR = f"""
    SELECT id, fact, language, text, 1 FROM (
        SELECT q.id, q.fact, q.language, q.text, abs(f.start - here.start) AS distance,
               row_number() OVER (PARTITION BY q.fact ORDER BY q.id) AS of_fact
        FROM facts here JOIN facts f ON f.document = here.document
        AND f.paragraph BETWEEN here.paragraph - 10 AND here.paragraph + 10
        AND f.section IS here.section AND f.withdrawn_at IS NULL
        JOIN questions q ON q.fact = f.id
        WHERE q.answers = 1 AND q.{CURRENT} AND q.language = ? AND here.id = ?
        AND length(q.text) <= {_LONGEST_TO_TRY}"""
_NEAREST = ") AS near WHERE of_fact = 1 ORDER BY distance, id LIMIT ?"


def add_questions(
    db: Transaction, fact: int, questions: Iterable[tuple[str, str, bool]], *, by: str
) -> None:
    """Store questions of a fact: text, language, and whether the fact answers it.

    Those that are there belong to the words of the fact from now on.
    """
    at, words = now(), hash_of_fact(db, fact)
    stale = "SELECT text FROM questions WHERE fact = ? AND fact_sha256 IS NOT ?"
    old = {text for (text,) in db.query(stale, [fact, words])}
    for text, language, answers in questions:
        key = {"fact": fact, "text": text}
        row = {**key, "language": language, "answers": int(answers), "fact_sha256": words}
        db.insert_if_new("questions", {**row, "added_by": by, "added_at": at})
        if text in old:
            db.update("questions", {"fact_sha256": words}, where=key)


def replace_own_questions(db: Transaction, fact: int, question: tuple[str, str] | None) -> None:
    """Store the question of the document that a fact answers, text and language, or none.

    The same question stays the one that it is.
    """
    query = "SELECT text, answers FROM questions WHERE fact = ? AND added_by = ?"
    for text, answers in db.query(query, [fact, OWN]):
        if question is None or (text, answers) != (question[0], 1):
            db.delete("questions", where={"fact": fact, "added_by": OWN, "text": text})
    if question is not None:
        add_questions(db, fact, [(*question, True)], by=OWN)


def set_question(db: Transaction, fact: int, question: tuple[str, str, bool], *, by: str) -> None:
    """Store a question of a fact, or say of one that is there whether the fact answers it."""
    text, _, answers = question
    add_questions(db, fact, [question], by=by)
    other = {"fact": fact, "text": text, "answers": int(not answers)}
    db.update("questions", {"answers": int(answers)}, where=other)


def questions(db: Snapshot, fact: int) -> list[tuple[int, str, str, bool, bool]]:
    """Return a fact's questions, those it answers first.

    Each is id, text, language, `answers`, and whether it is stale.
    """
    query = f"""SELECT q.id, q.text, q.language, q.answers, NOT q.{CURRENT}
                FROM questions q JOIN facts f ON f.id = q.fact WHERE q.fact = ?
                ORDER BY q.answers DESC, q.id"""
    rows = db.query(query, [fact])
    return [(int(i), str(t), str(lang), bool(a), bool(old)) for i, t, lang, a, old in rows]


def questions_of(db: Snapshot, facts: Collection[int]) -> list[QuestionText]:
    """Return the questions that count for those facts, if they are not withdrawn."""
    query = f"""SELECT q.id, q.fact, q.language, q.text, q.answers
               FROM questions q JOIN facts f ON f.id = q.fact
               WHERE f.withdrawn_at IS NULL AND q.{CURRENT} AND f.id IN (??)"""
    return [QuestionText(*row) for row in db.query_in(query, facts)]


def question(db: Snapshot, id_: int) -> tuple[int, str, bool] | None:
    """Return fact and text of a question, and whether the fact answers it."""
    row = db.first("SELECT fact, text, answers FROM questions WHERE id = ?", [id_])
    return None if row is None else (int(row[0]), str(row[1]), bool(row[2]))


def questions_near(
    db: Snapshot, fact: int, language: str, besides: Collection[int], limit: int
) -> list[QuestionText]:
    """Return questions that other facts of the same section answer, one each, the nearest first.

    Facts more than ten paragraphs away are not looked at, nor those that are named `besides`.
    """
    marks = ",".join("?" * len(besides))
    rows = db.query(f"{_NEAR} AND f.id NOT IN ({marks}) {_NEAREST}",
                    [language, fact, *besides, limit])  # fmt: skip
    return [QuestionText(*row) for row in rows]


def questions_brought(db: Snapshot, change: int, limit: int) -> list[QuestionText]:
    """Return questions whose answers a change is about, the short ones first.

    Those of facts that it reworded stand before those that it brought, none if it is too old.
    """
    query = f"""SELECT q.id, q.fact, q.language, q.text, q.answers
                FROM fact_changes c JOIN facts f ON f.id = c.fact JOIN questions q ON q.fact = f.id
                WHERE c.change = ? AND q.answers = 1 AND q.{CURRENT} AND f.withdrawn_at IS NULL
                ORDER BY length(q.text) > {_LONGEST_TO_TRY}, q.id LIMIT ?"""
    turned = [QuestionText(*row) for row in db.query(query, [change, limit])]
    return list(dict.fromkeys([*turned, *_questions_stored(db, change, limit)]))[:limit]


def _questions_stored(db: Snapshot, change: int, limit: int) -> list[QuestionText]:
    query = f"""SELECT q.id, q.fact, q.language, q.text, q.answers
                FROM undo_log l JOIN questions q ON q.id = json_extract(l.key, '$.id')
                JOIN facts f ON f.id = q.fact
                WHERE l.change = ? AND l.tab = 'questions' AND l.before IS NULL
                AND q.answers = 1 AND q.{CURRENT} AND f.withdrawn_at IS NULL
                ORDER BY length(q.text) > {_LONGEST_TO_TRY}, l.id LIMIT ?"""
    return [QuestionText(*row) for row in db.query(query, [change, limit])]


def remove_question(db: Transaction, id_: int) -> None:
    """Delete a question; the index must have let go of it."""
    db.delete("questions", where={"id": id_})


def set_translation(db: Transaction, fact: int, language: str, text: str) -> None:
    """Store what a fact says in another language, replacing what stood there."""
    key = {"fact": fact, "language": language}
    db.upsert("translations", {**key, "text": text, "fact_sha256": hash_of_fact(db, fact)})


def translation(db: Snapshot, fact: int, language: str) -> str | None:
    """Return the curated translation of what a fact says, if an editor wrote one."""
    return translations(db, fact).get(language)


def translations(db: Snapshot, fact: int, *, stale: bool = False) -> dict[str, str]:
    """Return what a fact says in other languages, or what it said before it was changed."""
    query = f"""SELECT t.language, t.text FROM translations t JOIN facts f ON f.id = t.fact
                WHERE t.fact = ? AND {"NOT" if stale else ""} t.{CURRENT} ORDER BY t.language"""
    rows = db.query(query, [fact])
    return {str(language): str(text) for language, text in rows}


def remove_translation(db: Transaction, fact: int, language: str) -> None:
    """Delete a translation."""
    db.delete("translations", where={"fact": fact, "language": language})


def annotated(db: Snapshot, facts: Collection[int]) -> set[int]:
    """Return those facts for which editors wrote questions or translations."""
    asked = db.query_in(
        f"SELECT fact FROM questions WHERE added_by <> '{OWN}' AND fact IN (??)", facts
    )
    translated = db.query_in("SELECT fact FROM translations WHERE fact IN (??)", facts)
    return {int(fact) for rows in (asked, translated) for (fact,) in rows}


def carry_over(db: Transaction, fact: int, former: str) -> None:
    """Let what belongs to the former words of a fact belong to what it says now."""
    of_former = {"fact": fact, "fact_sha256": sha256_of(former)}
    for table in ("questions", "translations"):
        db.update(table, {"fact_sha256": hash_of_fact(db, fact)}, where=of_former)


def add_sample(db: Transaction, language: str, text: str) -> None:
    """Offer this question to newcomers."""
    db.insert("samples", {"language": language, "text": text})


def samples(db: Snapshot, language: str | None) -> dict[int, str]:
    """Return the questions for newcomers by id, of one language or of all."""
    where, values = ("WHERE language = ?", [language]) if language else ("", [])
    rows = db.query(f"SELECT id, text FROM samples {where} ORDER BY id", values)
    return {int(id_): str(text) for id_, text in rows}


def questions_to_try(
    db: Snapshot, language: str, limit: int, document: int | None = None
) -> list[tuple[int, str]]:
    """Return id and text of questions that imported documents, or one, answer, to be tried.

    One a fact at most; those in `language` first, those of the document itself before those of
    editors, and of every document one before the second of any.
    """
    rows = db.query(_TO_TRY, [language, document, limit])
    return [(int(id_), str(text)) for id_, text in rows]


def handful_to_try(db: Snapshot, language: str, count: int) -> dict[int, str]:
    """Return so many questions for newcomers: the curated ones, and then those of documents.

    The ids of those of documents are negative.
    """
    curated = samples(db, language)
    found = questions_to_try(db, language, max(0, count - len(curated)))
    return curated | {-id_: text for id_, text in found}


def hash_of_fact(db: Snapshot, fact: int) -> str | None:
    """Return the hash of what a fact says, None for one that is not there."""
    found = db.value("SELECT sha256 FROM facts WHERE id = ?", [fact])
    return None if found is None else str(found)
