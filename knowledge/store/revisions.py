"""SQL of a document that came again with another text."""

from collections.abc import Collection, Iterable

from sqlite_utils import Database

from knowledge.models import Fact, Passage
from knowledge.store.stamps import digest, now


def with_url(db: Database, url: str) -> int | None:
    """Return the imported document that came from this address, if there is one."""
    query = "SELECT id FROM documents WHERE url = ? AND origin = 'imported' ORDER BY id"
    row = db.execute(query, [url]).fetchone()
    return None if row is None else int(row[0])


def replace_document(db: Database, document: int, text: str, said: dict[str, str | None]) -> None:
    """Give a document its new text and what is said of it; its facts must follow at once."""
    news = {name: value for name, value in said.items() if value}
    db.table("documents").update(document, {**news, "text": text, "sha256": digest(text)})


def move(db: Database, places: Iterable[tuple[Fact, Passage]]) -> None:
    """Let facts stand where, and read as, their sentences do now."""
    for fact, passage in places:
        row = {name: getattr(passage, name) for name in ("text", "start", "end")}
        row |= {"paragraph": passage.paragraph, "sentence": passage.sentence}
        db.table("facts").update(fact.id, {**row, "sha256": digest(passage.text)})


def withdraw(db: Database, ids: Collection[int]) -> None:
    """Let facts answer no more; what editors wrote for them stays."""
    at = now()
    for id_ in ids:
        db.table("facts").update(id_, {"withdrawn_at": at})


def curated(db: Database, ids: Collection[int]) -> set[int]:
    """Return those facts for which editors wrote questions or translations."""
    found: set[int] = set()
    for id_ in ids:
        query = """SELECT EXISTS (SELECT 1 FROM questions WHERE fact = ?)
                   OR EXISTS (SELECT 1 FROM translations WHERE fact = ?)"""
        (has,) = db.execute(query, [id_, id_]).fetchone()
        if has:
            found.add(id_)
    return found
