"""The tables of the search index that came after the first ones."""

from sqlite_utils import Database, Migrations

migrations = Migrations("search")


@migrations()
def m001_initials(db: Database) -> None:
    """Create the names by their initials, and say by which rules the index was built."""
    db.execute(
        "CREATE TABLE initials (short TEXT, stems TEXT, PRIMARY KEY (short, stems)) WITHOUT ROWID"
    )
    db.execute("ALTER TABLE state ADD COLUMN indexed_by INTEGER NOT NULL DEFAULT 0")


@migrations()
def m002_taught(db: Database) -> None:
    """Create the questions that a fact answers by an editor's word, by all their words."""
    db.execute(
        "CREATE TABLE taught (key TEXT, question INTEGER, fact INTEGER NOT NULL, "
        "PRIMARY KEY (key, question)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX taught_fact ON taught (fact)")


@migrations()
def m003_places(db: Database) -> None:
    """Let the index say in which facts a word stands."""
    db.execute("CREATE VIRTUAL TABLE search_places USING fts5vocab(search, 'instance')")
