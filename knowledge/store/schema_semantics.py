"""The tables of the vectors of meaning, as migrations of their own."""

from sqlite_utils import Database, Migrations

migrations = Migrations("semantics")


@migrations()
def m001_vectors(db: Database) -> None:
    """Create the vectors of facts and of their questions; what changes loses its vector."""
    db.execute(
        "CREATE TABLE vector_state (id INTEGER PRIMARY KEY CHECK (id = 1), "
        "model TEXT NOT NULL, version INTEGER NOT NULL)"
    )
    db.execute("INSERT INTO vector_state VALUES (1, '', 0)")
    db.execute(
        "CREATE TABLE fact_vectors (fact INTEGER PRIMARY KEY REFERENCES facts (id), "
        "pooled BLOB NOT NULL, tokens BLOB NOT NULL)"
    )
    db.execute(
        "CREATE TABLE question_vectors (question INTEGER PRIMARY KEY, pooled BLOB NOT NULL)"
    )
    for table, column in (("fact", "withdrawn_at"), ("question", "answers")):
        changed = "UPDATE vector_state SET version = version + 1;"
        forget = f"DELETE FROM {table}_vectors WHERE {table} = OLD.id;"
        # BEFORE, because a fact that still has its vector could not be deleted.
        for name, event, action in (
            ("added", "AFTER INSERT", changed),
            ("deleted", "BEFORE DELETE", forget + changed),
            ("edited", f"BEFORE UPDATE OF text, {column}", forget + changed),
        ):
            db.execute(
                f"CREATE TRIGGER {table}_vectors_{name} {event} ON {table}s BEGIN {action} END"
            )
