"""The tables of the editors' inbox, of its digest, and of files between preview and saving."""

from sqlite_utils import Database, Migrations

migrations = Migrations("inbox")


@migrations()
def m001_chosen(db: Database) -> None:
    """Keep which other sentence a person opened when the bot was not sure."""
    db.execute("ALTER TABLE journal ADD COLUMN chosen INTEGER")


@migrations()
def m002_uploads(db: Database) -> None:
    """Create the files that editors have sent and not yet saved; encrypted."""
    db.execute(
        "CREATE TABLE uploads (key TEXT PRIMARY KEY, person TEXT NOT NULL, file BLOB NOT NULL, "
        "expires INTEGER NOT NULL)"
    )
    db.execute("CREATE INDEX uploads_person ON uploads (person)")


@migrations()
def m003_digests(db: Database) -> None:
    """Create the list of those who want to hear of the inbox once a day."""
    db.execute(
        "CREATE TABLE digests (person TEXT PRIMARY KEY, user BLOB NOT NULL, "
        "language TEXT NOT NULL, sent TEXT NOT NULL)"
    )
