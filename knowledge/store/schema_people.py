"""The tables of what is known of people: under a pseudonym, their words encrypted.

A table whose rows belong to one person has a column `person`; `people.forget` relies on it.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("people")


@migrations()
def m001_people(db: Database) -> None:
    """Create the preferences, the journal of what was asked, and what people thought of it."""
    db.table("people").create({"person": str, "language": str, "document": int}, pk="person")
    db.table("journal").create(
        {
            "id": int,
            "person": str,
            "question": bytes,
            "language": str,
            "outcome": str,
            "fact": int,
            "confidence": float,
            "milliseconds": float,
            "at": str,
            "place": str,
            "answer": str,
            "reply": bytes,
            "sent": int,
            "waits": int,
            "settled_by": int,
            "settled_at": str,
        },
        pk="id",
        not_null={"language", "outcome", "confidence", "milliseconds", "at", "sent", "waits"},
        defaults={"sent": 0, "waits": 0},
    )
    for column in ("person", "place", "answer", "at"):
        db.table("journal").create_index([column])
    db.execute(
        "CREATE TABLE feedback (asked INTEGER REFERENCES journal (id) ON DELETE CASCADE, "
        "person TEXT NOT NULL, thumb INTEGER NOT NULL, PRIMARY KEY (asked, person))"
    )
    db.table("feedback").create_index(["person"])
