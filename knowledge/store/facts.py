"""SQL of facts, and of the questions and translations that hang on them."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from knowledge.errors import FactError, Refusal
from knowledge.models import Citation, Fact, Kind, Passage
from knowledge.store.documents import StoredText
from knowledge.store.stamps import digest, now

_Row = tuple[Any, ...]

_COLUMNS = """
    SELECT f.id, f.kind, f.text, f.speaker, f.source, f.language, f.document, d.title, d.url,
           f.paragraph, f.sentence,
           (SELECT count(*) FROM facts s WHERE s.document = f.document
            AND s.paragraph = f.paragraph AND s.withdrawn_at IS NULL), f.start, f.end, f.sha256
    FROM facts f JOIN documents d ON d.id = f.document
"""
_BATCH = 500
"""Parameters in one statement; SQLite allows 999 in its oldest builds."""


def insert(
    db: Database,
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
    db.table("facts").insert_all(rows)
    return ids


def by_ids(db: Database, ids: Collection[int]) -> dict[int, Fact]:
    """Return the facts among `ids` that are not withdrawn, and still say what was stored."""
    found: dict[int, Fact] = {}
    wanted = list(ids)
    for at in range(0, len(wanted), _BATCH):
        batch = wanted[at : at + _BATCH]
        marks = ",".join("?" * len(batch))
        query = f"{_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.id IN ({marks})"
        found |= {row[0]: _fact(row) for row in db.execute(query, batch) if _is_sound(row)}
    return found


def find(db: Database, fact: int) -> tuple[Fact, bool] | None:
    """Return a fact and whether it is withdrawn, or None if it was never there."""
    row = db.execute(f"{_COLUMNS} WHERE f.id = ?", [fact]).fetchone()
    if row is None:
        return None
    query = "SELECT withdrawn_at IS NOT NULL FROM facts WHERE id = ?"
    (withdrawn,) = db.execute(query, [fact]).fetchone()
    return _fact(row), bool(withdrawn)


def of_paragraph(db: Database, document: int, paragraph: int) -> list[Fact]:
    """Return the paragraph's facts in the order of the text."""
    query = f"""{_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.document = ? AND f.paragraph = ?
                ORDER BY f.start"""
    return [_fact(row) for row in db.execute(query, [document, paragraph]) if _is_sound(row)]


def of_document(db: Database, document: int) -> Iterator[Fact]:
    """Yield the document's facts in the order of the text."""
    query = f"{_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.document = ? ORDER BY f.start"
    for row in db.execute(query, [document]).fetchall():
        if _is_sound(row):
            yield _fact(row)


def count(db: Database) -> int:
    """Return how many facts are not withdrawn."""
    (value,) = db.execute("SELECT count(*) FROM facts WHERE withdrawn_at IS NULL").fetchone()
    return int(value)


def last_paragraph(db: Database, document: int) -> int:
    """Return the number of the document's last paragraph, withdrawn ones included; 0 if none."""
    query = "SELECT coalesce(max(paragraph), 0) FROM facts WHERE document = ?"
    (value,) = db.execute(query, [document]).fetchone()
    return int(value)


def describe(db: Database, fact: int, *, kind: Kind, speaker: str | None) -> None:
    """Say what a fact is and who said it."""
    db.table("facts").update(fact, {"kind": kind, "speaker": speaker})


def add_questions(
    db: Database, fact: int, questions: Iterable[tuple[str, str, bool]], *, by: str
) -> None:
    """Hang questions on a fact: text, language, and whether the fact answers it."""
    at = now()
    db.table("questions").insert_all(
        (
            {
                "fact": fact,
                "text": text,
                "language": language,
                "answers": int(answers),
                "added_by": by,
                "added_at": at,
            }
            for text, language, answers in questions
        ),
        ignore=True,
    )


def set_question(db: Database, fact: int, question: tuple[str, str, bool], *, by: str) -> None:
    """Hang a question on a fact, or say of one that hangs there whether the fact answers it."""
    text, _, answers = question
    add_questions(db, fact, [question], by=by)
    query = "UPDATE questions SET answers = ? WHERE fact = ? AND text = ? AND answers <> ?"
    db.execute(query, [answers, fact, text, answers])


def add_translation(db: Database, fact: int, language: str, text: str) -> None:
    """Store what a fact says in another language, replacing what stood there."""
    row = {"fact": fact, "language": language, "text": text}
    db.table("translations").upsert(row, pk=("fact", "language"))


def translation(db: Database, fact: int, language: str) -> str | None:
    """Return the curated translation, if an editor wrote one."""
    query = "SELECT text FROM translations WHERE fact = ? AND language = ?"
    row = db.execute(query, [fact, language]).fetchone()
    return None if row is None else str(row[0])


def add_sample(db: Database, language: str, text: str) -> None:
    """Offer this question to newcomers."""
    db.table("samples").insert({"language": language, "text": text})


def samples(db: Database, language: str | None) -> dict[int, str]:
    """Return the questions for newcomers by id, of one language or of all."""
    query = "SELECT id, text FROM samples WHERE ? IS NULL OR language = ? ORDER BY id"
    return {int(id_): str(text) for id_, text in db.execute(query, [language, language])}


def add_synonyms(db: Database, terms: Collection[str]) -> None:
    """Say that each of these terms may stand for each other."""
    pairs = [{"term": a, "synonym": b} for a in terms for b in terms if a != b]
    db.table("synonyms").insert_all(pairs, ignore=True)


def damaged(db: Database) -> list[int]:
    """Return the facts whose text is not what was stored or not what their document says."""
    wrong: list[int] = []
    for document, text in db.execute("SELECT id, text FROM documents").fetchall():
        query = """SELECT id, text, start, "end", sha256 FROM facts
                   WHERE document = ? AND withdrawn_at IS NULL"""
        for id_, fact, start, end, sha256 in db.execute(query, [document]):
            if text[start:end] != fact or digest(fact) != sha256:
                wrong.append(int(id_))
    return wrong


def _last_id(db: Database) -> int:
    query = "SELECT max(last_fact, (SELECT coalesce(max(id), 0) FROM facts)) FROM state"
    (value,) = db.execute(query).fetchone()
    return int(value)


def _is_sound(row: _Row) -> bool:
    """Tell whether a row says what was stored; a byte that flipped must never be quoted."""
    return isinstance(row[2], str) and digest(row[2]) == row[-1]


def _fact(row: _Row) -> Fact:
    id_, kind, text, speaker, source, language, *place, _ = row
    return Fact(id_, Kind(kind), text, Citation(*place), speaker, source, language)
