"""The tables of what is kept of people: under a pseudonym, their words encrypted.

A table whose rows belong to one person has a column `person`; `people.forget` relies on it.
Databases in use remember the names of sets and functions: neither may ever change.
"""

from sqlite_utils import Database, Migrations

people = Migrations("people")
editors = Migrations("editors")
inbox = Migrations("inbox")
talks = Migrations("talks")
groups = Migrations("groups")
reasons = Migrations("reasons")
suggestions = Migrations("suggestions")
jobs = Migrations("jobs")


@people()
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


@editors()
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


@inbox()
def m001_chosen(db: Database) -> None:
    """Keep which other sentence a person opened when the bot was not sure."""
    db.execute("ALTER TABLE journal ADD COLUMN chosen INTEGER")


@inbox()
def m002_uploads(db: Database) -> None:
    """Create the files that editors have sent and not yet saved; encrypted."""
    db.execute(
        "CREATE TABLE uploads (key TEXT PRIMARY KEY, person TEXT NOT NULL, file BLOB NOT NULL, "
        "expires INTEGER NOT NULL)"
    )
    db.execute("CREATE INDEX uploads_person ON uploads (person)")


@inbox()
def m003_digests(db: Database) -> None:
    """Create the list of those who want to hear of the inbox once a day."""
    db.execute(
        "CREATE TABLE digests (person TEXT PRIMARY KEY, user BLOB NOT NULL, "
        "language TEXT NOT NULL, sent TEXT NOT NULL)"
    )


@inbox()
def m004_upload_order(db: Database) -> None:
    """Give files numbers, so that the newest are known among those of one second."""
    db.execute("ALTER TABLE uploads ADD COLUMN number INTEGER NOT NULL DEFAULT 0")


@inbox()
def m005_grouped(db: Database) -> None:
    """Keep which questions editors have put together, or apart: by the number of one of them."""
    db.execute("ALTER TABLE journal ADD COLUMN grouped INTEGER")


@inbox()
def m006_settled_change(db: Database) -> None:
    """Keep which change of the history answered a question, so that undo lets it wait again."""
    db.execute("ALTER TABLE journal ADD COLUMN settled_change INTEGER")


@inbox()
def m007_told(db: Database) -> None:
    """Keep what somebody who waited was told last, so that they hear no answer twice."""
    db.execute("ALTER TABLE journal ADD COLUMN told TEXT")


@inbox()
def m008_decisions(db: Database) -> None:
    """Keep what editors decided of questions that have no answer, by pseudonyms of their words."""
    db.execute(
        "CREATE TABLE decisions (question TEXT PRIMARY KEY, decision INTEGER NOT NULL, "
        "fact INTEGER NOT NULL, change INTEGER NOT NULL)"
    )


@talks()
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


@groups()
def m001_moved_groups(db: Database) -> None:
    """Create the list of groups that became supergroups; pseudonym of the old id, new id."""
    db.execute(
        "CREATE TABLE moved_groups (former TEXT PRIMARY KEY, now BLOB NOT NULL, at TEXT NOT NULL)"
    )


@groups()
def m002_group_documents(db: Database) -> None:
    """Create what groups ask, by their pseudonyms; a group without a row asks all documents."""
    db.execute(
        "CREATE TABLE group_documents (chat TEXT NOT NULL, document INTEGER NOT NULL "
        "REFERENCES documents (id) ON DELETE CASCADE, PRIMARY KEY (chat, document)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX group_documents_document ON group_documents (document)")


@reasons()
def m001_reason(db: Database) -> None:
    """Keep why somebody gave a thumb down."""
    db.execute("ALTER TABLE feedback ADD COLUMN reason TEXT")


@people()
def m002_key_fingerprint(db: Database) -> None:
    """Remember by its fingerprint with which key what people wrote was encrypted."""
    db.execute("ALTER TABLE state ADD COLUMN key_fingerprint TEXT")


@suggestions()
def m001_next_questions(db: Database) -> None:
    """Keep whether a person wants to be offered what to ask next."""
    db.execute("ALTER TABLE people ADD COLUMN next_questions INTEGER")


@jobs()
def m001_job_runs(db: Database) -> None:
    """Create the list of when each job was done last."""
    db.execute("CREATE TABLE job_runs (job TEXT PRIMARY KEY, at TEXT NOT NULL)")


@jobs()
def m002_forgotten(db: Database) -> None:
    """Create the list of who asked to be forgotten, for the backups on other machines."""
    db.execute("CREATE TABLE forgotten (pseudonym TEXT PRIMARY KEY, at TEXT NOT NULL)")
