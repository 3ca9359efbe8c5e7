"""The tables of what editors changed: a line a change that stays, and what undoes it."""

from sqlite_utils import Database, Migrations

migrations = Migrations("history")


@migrations()
def m001_history(db: Database) -> None:
    """Let history grow only, and keep for each change the rows as they were before."""
    for column in ("after TEXT", "document INTEGER", "undoes INTEGER"):
        db.execute(f"ALTER TABLE history ADD COLUMN {column}")
    db.execute("CREATE UNIQUE INDEX history_undoes ON history(undoes) WHERE undoes IS NOT NULL")
    db.execute("CREATE INDEX history_actor ON history(actor)")
    for event in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER history_stays_{event.lower()} BEFORE {event} ON history "
            "BEGIN SELECT raise(ABORT, 'history is only added to'); END"
        )
    db.execute(
        "CREATE TABLE undo_log (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, "
        "tab TEXT NOT NULL, key TEXT NOT NULL, fact INTEGER, before TEXT)"
    )
    db.execute("CREATE INDEX undo_log_change ON undo_log(change)")
    # Ids of facts stand in buttons and in the journal: one that is undone is not given again.
    db.execute("ALTER TABLE state ADD COLUMN last_fact INTEGER NOT NULL DEFAULT 0")


@migrations()
def m002_signatures(db: Database) -> None:
    """Take out the Telegram ids with which editors signed before they had numbers."""
    for table in ("documents", "facts", "questions"):
        db.execute(
            f"UPDATE {table} SET added_by = 'editor' WHERE added_by <> '' "
            "AND added_by NOT GLOB '*[^0-9]*'"
        )
