"""SQL of facts: the sentences that answer, each word for word from its document."""

from collections.abc import Collection, Iterable, Iterator

from knowledge.errors import FactError, Refusal
from knowledge.models import Fact, Kind, Passage, Span
from knowledge.store.checksums import sha256_of
from knowledge.store.documents import StoredText
from knowledge.store.fact_rows import (
    FACT_COLUMNS,
    columns_of,
    fact_of,
    headings_of,
    is_sound,
    stands_in,
)
from knowledge.store.snapshot import Snapshot
from knowledge.store.timestamps import now
from knowledge.store.transaction import Transaction


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
        "added_by": by,
        "added_at": now(),
    }
    rows: list[dict[str, str | int | None]] = []
    ids: list[int] = []
    for id_, passage in enumerate(passages, last_id(db) + 1):
        if not passage.stands_in(document.text) or not passage.text.strip():
            message = f"The sentence at {passage.start} does not stand in its document."
            raise FactError(message, Refusal.NOT_IN_DOCUMENT)
        rows.append(
            {
                "id": id_,
                "kind": str(passage.kind),
                "speaker": passage.speaker,
                **columns_of(passage, document.text),
                **stamp,
                "language": passage.language or document.language,
            }
        )
        ids.append(id_)
    db.insert_many("facts", rows)
    return ids


def by_ids(db: Snapshot, ids: Collection[int]) -> dict[int, Fact]:
    """Return the facts among `ids` that are not withdrawn, and still say what was stored."""
    query = f"{FACT_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.id IN (??) ORDER BY f.id"
    return {row[0]: fact_of(row) for row in db.query_in(query, ids) if is_sound(row)}


def find(db: Snapshot, fact: int) -> tuple[Fact, bool] | None:
    """Return a fact and whether it is withdrawn, or None if it was never there."""
    row = db.first(f"{FACT_COLUMNS} WHERE f.id = ?", [fact])
    if row is None:
        return None
    query = "SELECT withdrawn_at IS NOT NULL FROM facts WHERE id = ?"
    withdrawn = db.value(query, [fact])
    return fact_of(row), bool(withdrawn)


def of_paragraph(db: Snapshot, document: int, paragraph: int) -> list[Fact]:
    """Return the paragraph's facts in the order of the text."""
    query = f"""{FACT_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.document = ? AND f.paragraph = ?
                ORDER BY f.start, f."end" """
    return [fact_of(row) for row in db.query(query, [document, paragraph]) if is_sound(row)]


def of_document(db: Snapshot, document: int) -> Iterator[Fact]:
    """Yield the document's facts in the order of the text."""
    query = f"""{FACT_COLUMNS} WHERE f.withdrawn_at IS NULL AND f.document = ?
                ORDER BY f.start, f."end" """
    for row in db.query(query, [document]):
        if is_sound(row):
            yield fact_of(row)


def live_ids(db: Snapshot) -> list[int]:
    """Return the facts that are not withdrawn."""
    query = "SELECT id FROM facts WHERE withdrawn_at IS NULL ORDER BY id"
    return [int(id_) for (id_,) in db.query(query)]


def saying(db: Snapshot, text: str) -> list[int]:
    """Return the facts of exactly these words that are not withdrawn."""
    query = "SELECT id FROM facts WHERE withdrawn_at IS NULL AND text = ? ORDER BY id"
    return [int(id_) for (id_,) in db.query(query, [text])]


def live_texts(db: Snapshot, ids: Collection[int]) -> list[tuple[int, str, str, str]]:
    """Return id, language, text and headings, in one text, of those that are not withdrawn."""
    query = """SELECT id, language, text, section, labels, lead_in FROM facts
               WHERE withdrawn_at IS NULL AND id IN (??)"""
    return [
        (int(id_), str(language), str(text), " ".join(headings_of(*above)))
        for id_, language, text, *above in db.query_in(query, ids)
    ]


def lead_in_of(db: Snapshot, fact: int) -> str | None:
    """Return what announces the list or table that a fact is part of; None if nothing does."""
    found = db.value("SELECT lead_in FROM facts WHERE id = ?", [fact])
    return str(found) if found else None


def count(db: Snapshot) -> int:
    """Return how many facts are not withdrawn."""
    return int(db.value("SELECT count(*) FROM facts WHERE withdrawn_at IS NULL"))


def last_paragraph(db: Snapshot, document: int) -> int:
    """Return the number of the document's last paragraph, withdrawn ones included; 0 if none."""
    query = "SELECT coalesce(max(paragraph), 0) FROM facts WHERE document = ?"
    return int(db.value(query, [document]))


def describe(db: Transaction, fact: int, *, kind: Kind, speaker: str | None) -> None:
    """Say what a fact is and who said it."""
    db.update("facts", {"kind": kind, "speaker": speaker}, where={"id": fact})


def link(db: Transaction, fact: int, url: str) -> None:
    """Say where on the web a fact stands, if that is not where its document does."""
    db.update("facts", {"url": url}, where={"id": fact})


def reword(db: Transaction, fact: int, text: str, start: int) -> None:
    """Let a fact read otherwise, and stand from `start` on."""
    row = {"text": text, "start": start, "end": start + len(text), "parts": None}
    row |= {"labels": None, "lead_in": None}
    db.update("facts", {**row, "sha256": sha256_of(text)}, where={"id": fact})


def shift(db: Transaction, document: int, after: int, by: int) -> None:
    """Move the facts that stand from a place on, as the text before them grew or shrank."""
    query = 'SELECT id, start, "end" FROM facts WHERE document = ? AND start >= ?'
    for id_, start, end in db.query(query, [document, after]) if by else ():
        db.update("facts", {"start": start + by, "end": end + by}, where={"id": id_})


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


def stands(db: Snapshot, fact: Fact) -> bool:
    """Tell whether a fact's words still stand where they stood, each part of them."""
    query = """SELECT d.text, f.parts FROM facts f JOIN documents d ON d.id = f.document
               WHERE f.id = ?"""
    [(text, parts)] = db.query(query, [fact.id])
    return stands_in(text, fact.text, Span(fact.citation.start, fact.citation.end), parts)


def standing_at(db: Snapshot, document: int, start: int, text: str) -> int | None:
    """Return the fact that answers with exactly these words, which begin there.

    A list as a whole and its last item begin and end at the same places.
    """
    query = """SELECT id FROM facts WHERE document = ? AND start = ? AND text = ?
               AND withdrawn_at IS NULL"""
    row = db.first(query, [document, start, text])
    return None if row is None else int(row[0])


def withdraw(db: Transaction, ids: Collection[int]) -> None:
    """Let facts answer no more; what editors wrote for them stays."""
    at = now()
    for id_ in ids:
        db.update("facts", {"withdrawn_at": at}, where={"id": id_})


def restore(db: Transaction, fact: int) -> None:
    """Let a withdrawn fact answer again."""
    db.update("facts", {"withdrawn_at": None}, where={"id": fact})


def move(db: Transaction, document: str, places: Iterable[tuple[Fact, Passage]]) -> None:
    """Let facts stand where, and read as, their passages of the document's text do now."""
    for fact, passage in places:
        db.update("facts", columns_of(passage, document), where={"id": fact.id})


def ids(db: Snapshot, limit: int, offset: int) -> list[int]:
    """Return facts by number, withdrawn ones among them."""
    query = "SELECT id FROM facts ORDER BY id LIMIT ? OFFSET ?"
    return [int(id_) for (id_,) in db.query(query, [limit, offset])]


def total(db: Snapshot) -> int:
    """Return how many facts there are, withdrawn ones among them."""
    return int(db.value("SELECT count(*) FROM facts"))


def withdrawn(db: Snapshot, limit: int) -> list[tuple[int, str]]:
    """Return id and text of the facts that were withdrawn last."""
    query = """SELECT id, text FROM facts WHERE withdrawn_at IS NOT NULL
               ORDER BY withdrawn_at DESC LIMIT ?"""
    return [(int(id_), str(text)) for id_, text in db.query(query, [limit])]


def damaged(db: Snapshot) -> list[int]:
    """Return the facts whose text is not what was stored or not what their document says."""
    wrong: list[int] = []
    # A database that no bot has opened since, such as an old backup, lacks the column.
    parts_ = "parts" if "facts" in db.tables_with("parts") else "NULL"
    for document, text in db.query("SELECT id, text FROM documents ORDER BY id"):
        query = f"""SELECT id, text, start, "end", {parts_}, sha256 FROM facts
                   WHERE document = ? AND withdrawn_at IS NULL ORDER BY paragraph, sentence, id"""
        for id_, fact, start, end, parts, sha256 in db.query(query, [document]):
            if not stands_in(text, fact, Span(start, end), parts) or sha256_of(fact) != sha256:
                wrong.append(int(id_))
    return wrong


def last_id(db: Snapshot) -> int:
    """Return the highest number that a fact has, or had."""
    query = "SELECT last_fact, (SELECT coalesce(max(id), 0) FROM facts) FROM state"
    [(last, highest)] = db.query(query)
    return int(max(last, highest))
