"""The tables of talks: what each person and the bot spoke of last, encrypted."""

from sqlite_utils import Database, Migrations

migrations = Migrations("talks")


@migrations()
def m001_talks(db: Database) -> None:
    """Create the talks that go on, and let the journal know in which talk a question stood."""
    db.table("talks").create(
        {"corner": str, "person": str, "talk": bytes, "at": str},
        pk="corner",
        not_null={"person", "talk", "at"},
    )
    for column in ("person", "at"):
        db.table("talks").create_index([column])
    for column in ("before", "after"):
        db.table("journal").add_column(column, bytes)
