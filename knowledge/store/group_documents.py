"""SQL of the documents that groups ask, by the pseudonyms of the groups."""

from collections.abc import Iterable

from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction


def of_chat(db: Snapshot, chat: str) -> list[int]:
    """Return the documents that a group asks, oldest first; none if it asks all."""
    query = "SELECT document FROM group_documents WHERE chat = ? ORDER BY document"
    return [int(document) for (document,) in db.query(query, [chat])]


def choose(db: Transaction, chat: str, documents: Iterable[int]) -> None:
    """Let a group ask these documents, and no others."""
    db.delete("group_documents", where={"chat": chat})
    for document in documents:
        db.insert("group_documents", {"chat": chat, "document": document})


def follow(db: Transaction, former: str, chat: str) -> None:
    """Let what a group asks follow it, unless that was chosen there already."""
    if not of_chat(db, chat):
        choose(db, chat, of_chat(db, former))
    db.delete("group_documents", where={"chat": former})
