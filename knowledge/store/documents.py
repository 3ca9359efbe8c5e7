"""SQL of documents: the sources and their texts."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knowledge.errors import StoreError
from knowledge.models import Document, Span
from knowledge.store.checksums import sha256_of
from knowledge.store.snapshot import Row, Snapshot
from knowledge.store.timestamps import now
from knowledge.store.transaction import Transaction

SHIPPED = "shipped"
"""Who added the article that the bot ships with."""
_FROM_OUTSIDE = f"origin = 'imported' AND added_by <> '{SHIPPED}'"
_IS_FLAT = f"{_FROM_OUTSIDE} AND structure IS NULL"
DOCUMENT_COLUMNS = f"""
    SELECT d.id, d.title, d.url, d.published, d.language,
           (SELECT count(*) FROM facts f WHERE f.document = d.id AND f.withdrawn_at IS NULL),
           d.author, {_IS_FLAT}
    FROM documents d
"""

WRITTEN = "written"
"""Origin of a document that editors wrote fact by fact; it may grow."""
IMPORTED = "imported"
"""Origin of a document that came as a file; its text never changes."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A document in the database, as far as its facts are concerned."""

    id: int
    text: str
    language: str


def insert(db: Transaction, row: Mapping[str, str | None], text: str, *, by: str) -> int:
    """Store a source and its text; `row` has title, url, published, language and origin."""
    stamped = {**row, "text": text, "sha256": sha256_of(text), "added_by": by, "added_at": now()}
    return int(db.insert("documents", stamped))


def text_of(db: Snapshot, document: int) -> str:
    """Return the whole text, in which the offsets of facts count.

    Raises StoreError if it is not what was stored: then no word of it may be quoted.
    """
    query = "SELECT text, sha256, title FROM documents WHERE id = ?"
    [(value, sha256, title)] = db.query(query, [document])
    if sha256_of(value) != sha256:
        raise StoreError(f"The text of “{title}” is damaged. Restore a backup.")
    return str(value)


def damaged(db: Snapshot) -> list[str]:
    """Return the titles of the documents whose text is not what was stored."""
    rows = db.query("SELECT title, text, sha256 FROM documents ORDER BY id")
    return [str(title) for title, value, sha256 in rows if sha256_of(str(value)) != sha256]


def replace_text(db: Transaction, document: int, new: str) -> None:
    """Grow a written document; offsets that stood before still hold if `new` starts as it was."""
    db.update("documents", {"text": new, "sha256": sha256_of(new)}, where={"id": document})


def every(db: Snapshot) -> list[Document]:
    """Return all sources, oldest first, with the number of facts that are not withdrawn."""
    rows = db.query(f"{DOCUMENT_COLUMNS} ORDER BY d.id")
    return [document_of(row) for row in rows]


def document_of(row: Row) -> Document:
    """Return the source of a row of DOCUMENT_COLUMNS."""
    return Document(*[*row[:-1], bool(row[-1])])


def titles(db: Snapshot, limit: int) -> list[tuple[int, str]]:
    """Return id and title of so many sources, oldest first."""
    rows = db.query("SELECT id, title FROM documents ORDER BY id LIMIT ?", [limit])
    return [(int(id_), str(title)) for id_, title in rows]


def count(db: Snapshot) -> int:
    """Return how many sources there are."""
    return int(db.value("SELECT count(*) FROM documents"))


def described(db: Snapshot, document: int | None) -> tuple[str, bool] | None:
    """Return the title of a source, or of the first, and whether it is a published article."""
    query = f"""SELECT title, published IS NOT NULL OR added_by = '{SHIPPED}' FROM documents
                WHERE id = coalesce(?, id) ORDER BY id LIMIT 1"""
    row = db.first(query, [document])
    return None if row is None else (str(row[0]), bool(row[1]))


def is_flat(db: Snapshot, document: int) -> bool:
    """Tell whether a document was imported before structure was stored."""
    return bool(db.value(f"SELECT {_IS_FLAT} FROM documents WHERE id = ?", [document]))


def headings(db: Snapshot, document: int) -> list[tuple[int, Span]]:
    """Return level and place of each heading of a document, in order; none of a flat one."""
    written = db.value("SELECT structure FROM documents WHERE id = ?", [document])
    outline = json.loads(written) if written else {}
    return [(level, Span(start, end)) for level, start, end, _ in outline.get("headings", ())]


def block_around(db: Snapshot, document: int, place: Span) -> Span | None:
    """Return the list or table of a document in which a place is, with what announces it."""
    written = db.value("SELECT structure FROM documents WHERE id = ?", [document])
    outline = json.loads(written) if written else {}
    blocks = [Span(*each) for each in (*outline.get("lists", ()), *outline.get("tables", ()))]
    around = [each for each in blocks if each.start <= place.start and place.end <= each.end]
    return min(around, key=lambda each: each.end - each.start, default=None)


def flat_titles(db: Snapshot) -> list[str]:
    """Return the titles of the documents imported before structure was stored, oldest first.

    The database may itself be older than the column.
    """
    where = _IS_FLAT if "documents" in db.tables_with("structure") else _FROM_OUTSIDE
    rows = db.query(f"SELECT title FROM documents WHERE {where} ORDER BY id")
    return [str(title) for (title,) in rows]


def titled(db: Snapshot, title: str) -> list[tuple[int, str]]:
    """Return id and origin of each source of this title; case and outer space do not count."""
    rows = db.query("SELECT id, origin, title FROM documents ORDER BY id")
    wanted = title.strip().casefold()
    return [(int(id_), str(origin)) for id_, origin, name in rows if name.casefold() == wanted]


def written_documents(db: Snapshot) -> dict[int, str]:
    """Return the titles of what editors wrote, the newest first, by id."""
    query = "SELECT id, title FROM documents WHERE origin = ? ORDER BY id DESC"
    return {int(id_): str(title) for id_, title in db.query(query, [WRITTEN])}


def titles_of(db: Snapshot, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return the title of each of these documents, and when it was published, "" if unknown."""
    rows = db.query_in("SELECT id, title, published FROM documents WHERE id IN (??)", ids)
    return {int(id_): (str(title), str(published or "")) for id_, title, published in rows}


def first_ids(db: Snapshot, limit: int) -> list[int]:
    """Return the ids of the first documents, as many as `limit`."""
    rows = db.query("SELECT id FROM documents ORDER BY id LIMIT ?", [limit])
    return [int(id_) for (id_,) in rows]


def with_text(db: Snapshot, wanted: str, title: str) -> int | None:
    """Return the source that holds exactly this text under this title, if there is one."""
    query = "SELECT id FROM documents WHERE sha256 = ? AND title = ?"
    row = db.first(query, [sha256_of(wanted), title])
    return None if row is None else int(row[0])


def with_url(db: Snapshot, url: str) -> int | None:
    """Return the imported document that came from this address, if there is one."""
    query = "SELECT id FROM documents WHERE url = ? AND origin = 'imported' ORDER BY id"
    row = db.first(query, [url])
    return None if row is None else int(row[0])


def title_of(db: Snapshot, document: int) -> str:
    """Return the title of a document."""
    return str(db.value("SELECT title FROM documents WHERE id = ?", [document]))


def origin(db: Snapshot, document: int) -> str:
    """Return whether a document was imported or written."""
    return str(db.value("SELECT origin FROM documents WHERE id = ?", [document]))


def replace_document(
    db: Transaction, document: int, text: str, said: dict[str, str | None]
) -> None:
    """Give a document its new text and what is said of it; its facts must follow at once."""
    news = {name: value for name, value in said.items() if value}
    db.update(
        "documents", {**news, "text": text, "sha256": sha256_of(text)}, where={"id": document}
    )
