"""SQL of who asked to be forgotten: bots on other machines delete them from their backups as well.

A row has a pseudonym, which says nothing to who lacks the key, and goes with the oldest backup. It
stands in the backups made since: those need not be looked through.
"""

from collections.abc import Iterable

from knowledge.store import people
from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction


def note(db: Transaction, person: str, at: str) -> None:
    """Note that a person asked to be forgotten, at a moment."""
    db.upsert("forgotten", {"pseudonym": person, "at": at})


def everybody(db: Snapshot) -> set[tuple[str, str]]:
    """Return who asked to be forgotten, and when; nobody where a database is too old for that."""
    if not db.columns("forgotten"):
        return set()
    return {(str(who), str(at)) for who, at in db.query("SELECT pseudonym, at FROM forgotten")}


def let_go(db: Transaction, before: str) -> None:
    """Delete what was noted before a moment."""
    db.execute("DELETE FROM forgotten WHERE at < ?", [before])


def apply(db: Transaction, asked: Iterable[tuple[str, str]]) -> None:
    """Delete those who asked since a copy was made from it, which knows them from then on."""
    tables = people.personal_tables(db)
    for person, at in {*asked} - everybody(db):
        people.delete_rows(db, tables, person)
        if db.columns("forgotten"):
            note(db, person, at)
