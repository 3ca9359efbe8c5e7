"""Migrations of the inbox, which is a database of its own: no import of facts delays it."""

from sqlite_utils import Database, Migrations

migrations = Migrations("updates")


@migrations()
def m001_updates(db: Database) -> None:
    """Create the updates: waiting while they have a payload, dead once they have an error."""
    db.execute(
        "CREATE TABLE updates (id INTEGER PRIMARY KEY, person TEXT, payload BLOB, error TEXT, "
        "starts INTEGER NOT NULL DEFAULT 0, received_at INTEGER NOT NULL, settled_at INTEGER)"
    )
    db.execute("CREATE INDEX updates_open ON updates(id) WHERE settled_at IS NULL")
    db.execute("CREATE INDEX updates_dead ON updates(person) WHERE error IS NOT NULL")
    db.execute("CREATE INDEX updates_settled ON updates(settled_at)")
