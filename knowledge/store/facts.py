"""SQL of facts, and of the questions and translations that hang on them."""

from collections.abc import Collection, Iterable, Iterator
from itertools import permutations
from typing import Any

from knowledge.errors import FactError, Refusal
from knowledge.models import Citation, Fact, Kind, Passage
from knowledge.store.documents import StoredText
from knowledge.store.stamps import digest, now
from knowledge.store.transaction import Snapshot, Transaction

_Row = tuple[Any, ...]

_COLUMNS = """
    SELECT f.id, f.kind, f.text, f.speaker, f.source, f.language, f.document, d.title, d.url,
           f.paragraph, f.sentence,
           (SELECT count(*) FROM facts s WHERE s.document = f.document
            AND s.paragraph = f.paragraph AND s.withdrawn_at IS NULL), f.start, f.end, f.sha256
    FROM facts f JOIN documents d ON d.id = f.document
"""


def insert(
    db: Transaction,
    document: StoredText,
    passages: Iterable[Passage],
    *,
    by: str,
    source: str | None = None,
) -> list[int]:
    """Store passages of a document as facts; return their ids.

    Raises FactError if a passage is not word for word where it says it is.
    """
    stamp = {
        "document": document.id,
        "source": source,
        "language": document.language,
        "added_by": by,
        "added_at": now(),
    }
    rows: list[dict[str, str | int | None]] = []
    ids: list[int] = []
    for id_, passage in enumerate(passages, _last_id(db) + 1):
        stands = document.text[passage.start : passage.end] == passage.text
        if not stands or not passage.text.strip():
            message = f"The sentence at {passage.start} does not stand in its document."
            raise FactError(message, Refusal.NOT_IN_DOCUMENT)
        fields = {name: getattr(passage, name) for name in passage.__slots__}
        rows.append({"id": id_, **fields, **stamp, "sha256": digest(passage.text)})
        ids.append(id_)
    db.insert_many("facts", rows)
    return ids


def by_ids(db: Snapshot, ids: Collection[int]) -> dict[int, Fact]:
    """Return the facts among `ids` that are not withdrawn, and still say what was stored."""
    query = f"{_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.id IN (??)"
    return {row[0]: _fact(row) for row in db.query_in(query, ids) if _is_sound(row)}


def find(db: Snapshot, fact: int) -> tuple[Fact, bool] | None:
    """Return a fact and whether it is withdrawn, or None if it was never there."""
    row = db.first(f"{_COLUMNS} WHERE f.id = ?", [fact])
    if row is None:
        return None
    query = "SELECT withdrawn_at IS NOT NULL FROM facts WHERE id = ?"
    withdrawn = db.value(query, [fact])
    return _fact(row), bool(withdrawn)


def of_paragraph(db: Snapshot, document: int, paragraph: int) -> list[Fact]:
    """Return the paragraph's facts in the order of the text."""
    query = f"""{_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.document = ? AND f.paragraph = ?
                ORDER BY f.start"""
    return [_fact(row) for row in db.query(query, [document, paragraph]) if _is_sound(row)]


def of_document(db: Snapshot, document: int) -> Iterator[Fact]:
    """Yield the document's facts in the order of the text."""
    query = f"{_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.document = ? ORDER BY f.start"
    for row in db.query(query, [document]):
        if _is_sound(row):
            yield _fact(row)


def count(db: Snapshot) -> int:
    """Return how many facts are not withdrawn."""
    value = db.value("SELECT count(*) FROM facts WHERE withdrawn_at IS NULL")
    return int(value)


def last_paragraph(db: Snapshot, document: int) -> int:
    """Return the number of the document's last paragraph, withdrawn ones included; 0 if none."""
    query = "SELECT coalesce(max(paragraph), 0) FROM facts WHERE document = ?"
    value = db.value(query, [document])
    return int(value)


def describe(db: Transaction, fact: int, *, kind: Kind, speaker: str | None) -> None:
    """Say what a fact is and who said it."""
    db.update("facts", {"kind": kind, "speaker": speaker}, where={"id": fact})


def add_questions(
    db: Transaction, fact: int, questions: Iterable[tuple[str, str, bool]], *, by: str
) -> None:
    """Hang questions on a fact: text, language, and whether the fact answers it."""
    at = now()
    for text, language, answers in questions:
        row = {"fact": fact, "text": text, "language": language, "answers": int(answers)}
        db.insert_if_new("questions", {**row, "added_by": by, "added_at": at})


def set_question(db: Transaction, fact: int, question: tuple[str, str, bool], *, by: str) -> None:
    """Hang a question on a fact, or say of one that hangs there whether the fact answers it."""
    text, _, answers = question
    add_questions(db, fact, [question], by=by)
    query = "UPDATE questions SET answers = ? WHERE fact = ? AND text = ? AND answers <> ?"
    db.execute(query, [answers, fact, text, answers])


def add_translation(db: Transaction, fact: int, language: str, text: str) -> None:
    """Store what a fact says in another language, replacing what stood there."""
    row = {"fact": fact, "language": language, "text": text}
    db.upsert("translations", row)


def translation(db: Snapshot, fact: int, language: str) -> str | None:
    """Return the curated translation, if an editor wrote one."""
    query = "SELECT text FROM translations WHERE fact = ? AND language = ?"
    row = db.first(query, [fact, language])
    return None if row is None else str(row[0])


def add_sample(db: Transaction, language: str, text: str) -> None:
    """Offer this question to newcomers."""
    db.insert("samples", {"language": language, "text": text})


def samples(db: Snapshot, language: str | None) -> dict[int, str]:
    """Return the questions for newcomers by id, of one language or of all."""
    query = "SELECT id, text FROM samples WHERE ? IS NULL OR language = ? ORDER BY id"
    return {int(id_): str(text) for id_, text in db.query(query, [language, language])}


def add_synonyms(db: Transaction, terms: Collection[str]) -> None:
    """Say that each of these terms may stand for each other."""
    for term, synonym in permutations(terms, 2):
        if term != synonym:
            db.insert_if_new("synonyms", {"term": term, "synonym": synonym})


def damaged(db: Snapshot) -> list[int]:
    """Return the facts whose text is not what was stored or not what their document says."""
    wrong: list[int] = []
    for document, text in db.query("SELECT id, text FROM documents"):
        query = """SELECT id, text, start, "end", sha256 FROM facts
                   WHERE document = ? AND withdrawn_at IS NULL"""
        for id_, fact, start, end, sha256 in db.query(query, [document]):
            if text[start:end] != fact or digest(fact) != sha256:
                wrong.append(int(id_))
    return wrong


def _last_id(db: Snapshot) -> int:
    query = "SELECT max(last_fact, (SELECT coalesce(max(id), 0) FROM facts)) FROM state"
    value = db.value(query)
    return int(value)


def _is_sound(row: _Row) -> bool:
    """Tell whether a row says what was stored; a byte that flipped must never be quoted."""
    return isinstance(row[2], str) and digest(row[2]) == row[-1]


def _fact(row: _Row) -> Fact:
    id_, kind, text, speaker, source, language, *place, _ = row
    return Fact(id_, Kind(kind), text, Citation(*place), speaker, source, language)
