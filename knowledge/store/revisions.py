"""SQL of a document that came again with another text."""

from collections.abc import Collection, Iterable

from knowledge.models import Fact, Passage
from knowledge.store.stamps import digest, now
from knowledge.store.transaction import Snapshot, Transaction


def with_url(db: Snapshot, url: str) -> int | None:
    """Return the imported document that came from this address, if there is one."""
    query = "SELECT id FROM documents WHERE url = ? AND origin = 'imported' ORDER BY id"
    row = db.first(query, [url])
    return None if row is None else int(row[0])


def replace_document(
    db: Transaction, document: int, text: str, said: dict[str, str | None]
) -> None:
    """Give a document its new text and what is said of it; its facts must follow at once."""
    news = {name: value for name, value in said.items() if value}
    db.update("documents", {**news, "text": text, "sha256": digest(text)}, where={"id": document})


def move(db: Transaction, places: Iterable[tuple[Fact, Passage]]) -> None:
    """Let facts stand where, and read as, their sentences do now."""
    for fact, passage in places:
        row = {name: getattr(passage, name) for name in ("text", "start", "end")}
        row |= {"paragraph": passage.paragraph, "sentence": passage.sentence}
        db.update("facts", {**row, "sha256": digest(passage.text)}, where={"id": fact.id})


def withdraw(db: Transaction, ids: Collection[int]) -> None:
    """Let facts answer no more; what editors wrote for them stays."""
    at = now()
    for id_ in ids:
        db.update("facts", {"withdrawn_at": at}, where={"id": id_})


def curated(db: Snapshot, ids: Collection[int]) -> set[int]:
    """Return those facts for which editors wrote questions or translations."""
    found: set[int] = set()
    for id_ in ids:
        query = """SELECT EXISTS (SELECT 1 FROM questions WHERE fact = ?)
                   OR EXISTS (SELECT 1 FROM translations WHERE fact = ?)"""
        has = db.value(query, [id_, id_])
        if has:
            found.add(id_)
    return found
