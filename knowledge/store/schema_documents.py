"""Migrations of what is said of documents."""

from sqlite_utils import Database, Migrations

migrations = Migrations("documents")


@migrations()
def m001_author(db: Database) -> None:
    """Keep who wrote a document, where it says so."""
    db.execute("ALTER TABLE documents ADD COLUMN author TEXT")
