"""The record's tables, as migrations: each is applied once, in order, in a transaction of its own.

Databases in use remember the names of sets and functions: neither may ever change.
"""

from sqlite_utils import Database, Migrations

core = Migrations("knowledge")
documents = Migrations("documents")
history = Migrations("history")
annotations = Migrations("annotations")
watching = Migrations("watching")


@core()
def m001_documents_and_facts(db: Database) -> None:
    """Create the sources and what stands in them: facts, their questions and translations."""
    db.table("state").create({"id": int, "revision": int}, pk="id")
    db.table("state").insert({"id": 1, "revision": 0})
    db.table("documents").create(
        {
            "id": int,
            "title": str,
            "url": str,
            "published": str,
            "language": str,
            "text": str,
            "sha256": str,
            "origin": str,
            "added_by": str,
            "added_at": str,
        },
        pk="id",
        not_null={"title", "language", "text", "sha256", "origin", "added_by", "added_at"},
    )
    db.table("documents").create_index(["title"])
    db.table("facts").create(
        {
            "id": int,
            "document": int,
            "kind": str,
            "text": str,
            "paragraph": int,
            "sentence": int,
            "start": int,
            "end": int,
            "speaker": str,
            "source": str,
            "language": str,
            "sha256": str,
            "added_by": str,
            "added_at": str,
            "withdrawn_at": str,
        },
        pk="id",
        foreign_keys=[("document", "documents", "id")],
        not_null={
            "document",
            "kind",
            "text",
            "paragraph",
            "sentence",
            "start",
            "end",
            "language",
            "sha256",
            "added_by",
            "added_at",
        },
    )
    db.table("facts").create_index(["document", "paragraph", "sentence"])
    db.table("questions").create(
        {
            "id": int,
            "fact": int,
            "text": str,
            "language": str,
            "answers": int,
            "added_by": str,
            "added_at": str,
        },
        pk="id",
        foreign_keys=[("fact", "facts", "id")],
        not_null={"fact", "text", "language", "answers", "added_by", "added_at"},
    )
    db.table("questions").create_index(["fact", "text"], unique=True)
    db.table("translations").create(
        {"fact": int, "language": str, "text": str},
        pk=("fact", "language"),
        foreign_keys=[("fact", "facts", "id")],
        not_null={"text"},
    )
    db.table("synonyms").create(
        {"id": int, "term": str, "synonym": str}, pk="id", not_null={"term", "synonym"}
    )
    db.table("synonyms").create_index(["term", "synonym"], unique=True)
    db.table("history").create(
        {"id": int, "fact": int, "action": str, "actor": str, "at": str, "before": str},
        pk="id",
        not_null={"action", "actor", "at"},
    )
    db.table("history").create_index(["fact"])


@core()
def m002_samples(db: Database) -> None:
    """Create the questions that a newcomer is offered, in the order of their ids."""
    db.table("samples").create(
        {"id": int, "language": str, "text": str}, pk="id", not_null={"language", "text"}
    )


@documents()
def m001_author(db: Database) -> None:
    """Keep who wrote a document, where it says so."""
    db.execute("ALTER TABLE documents ADD COLUMN author TEXT")


@documents()
def m002_structure(db: Database) -> None:
    """Keep the structure of a document, and section, page and parts of its facts, as JSON."""
    db.execute("ALTER TABLE documents ADD COLUMN structure TEXT")
    for column in ("section TEXT", "page INTEGER", "parts TEXT"):
        db.execute(f"ALTER TABLE facts ADD COLUMN {column}")


@documents()
def m003_labels(db: Database) -> None:
    """Keep the names of a row's columns, as JSON, and what announces a list or a table."""
    for column in ("labels TEXT", "lead_in TEXT"):
        db.execute(f"ALTER TABLE facts ADD COLUMN {column}")


@documents()
def m004_fact_address(db: Database) -> None:
    """Keep where on the web a fact stands, if that is not where its document does."""
    db.execute("ALTER TABLE facts ADD COLUMN url TEXT")


@history()
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


@history()
def m002_signatures(db: Database) -> None:
    """Take out the Telegram ids with which editors signed before they had numbers."""
    for table in ("documents", "facts", "questions"):
        db.execute(
            f"UPDATE {table} SET added_by = 'editor' WHERE added_by <> '' "
            "AND added_by NOT GLOB '*[^0-9]*'"
        )


@history()
def m003_fact_changes(db: Database) -> None:
    """Keep what a document that came again did to each of its facts, for good."""
    db.execute(
        "CREATE TABLE fact_changes (change INTEGER NOT NULL, fact INTEGER NOT NULL, "
        "before TEXT NOT NULL, after TEXT, PRIMARY KEY (change, fact)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX fact_changes_fact ON fact_changes(fact)")


@annotations()
def m001_fact_words(db: Database) -> None:
    """Keep of questions and translations the hash of the words that they belong to.

    What is there belongs to what its fact says now.
    """
    for table in ("questions", "translations"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN fact_sha256 TEXT")
        db.execute(
            f"UPDATE {table} SET fact_sha256 = "
            f"(SELECT f.sha256 FROM facts f WHERE f.id = {table}.fact)"
        )
    # Who has read the vectors of questions reads them again once more of them count.
    db.execute(
        "CREATE TRIGGER question_confirmed AFTER UPDATE OF fact_sha256 ON questions "
        "BEGIN UPDATE vector_models SET version = version + 1; END"
    )


@watching()
def m001_watched_addresses(db: Database) -> None:
    """Create the list of documents whose address is looked at again."""
    db.execute(
        "CREATE TABLE watched_addresses (document INTEGER PRIMARY KEY "
        "REFERENCES documents (id) ON DELETE CASCADE, hours INTEGER NOT NULL, etag TEXT, "
        "last_modified TEXT, looked_at TEXT, failures INTEGER NOT NULL DEFAULT 0, "
        "trouble TEXT, moved_to TEXT, sha256 TEXT, revision BLOB, untold TEXT)"
    )
