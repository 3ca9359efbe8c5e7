"""The tables of the editors: who they are, and what each of them is in the middle of."""

from sqlite_utils import Database, Migrations

migrations = Migrations("editors")


@migrations()
def m001_editors(db: Database) -> None:
    """Create the editors, their unfinished steps, and what their buttons may still do."""
    # AUTOINCREMENT: the number signs what an editor did, so nobody may inherit it.
    db.execute(
        "CREATE TABLE editors (id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL UNIQUE, "
        "user BLOB NOT NULL, name BLOB NOT NULL, role INTEGER, since TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TABLE steps (person TEXT PRIMARY KEY, task BLOB NOT NULL, "
        "expires INTEGER NOT NULL)"
    )
    db.execute(
        "CREATE TABLE offers (nonce TEXT PRIMARY KEY, person TEXT NOT NULL, tasks BLOB NOT NULL, "
        "is_once INTEGER NOT NULL, expires INTEGER NOT NULL)"
    )
    db.execute("CREATE INDEX offers_person ON offers(person)")
