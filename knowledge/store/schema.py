"""The tables, as migrations: each is applied once, in order, in a transaction of its own."""

from sqlite_utils import Database, Migrations

migrations = Migrations("knowledge")


@migrations()
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


@migrations()
def m002_samples(db: Database) -> None:
    """Create the questions that a newcomer is offered, in the order of their ids."""
    db.table("samples").create(
        {"id": int, "language": str, "text": str}, pk="id", not_null={"language", "text"}
    )


@migrations()
def m003_search_index(db: Database) -> None:
    """Create the index: stems of facts and of their questions, and the ways to misspell them."""
    for table in ("search", "asked"):
        db.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(stems, tokenize = "
            "\"unicode61 remove_diacritics 0 tokenchars '.'\")"
        )
        db.execute(f"CREATE VIRTUAL TABLE {table}_terms USING fts5vocab({table}, 'row')")
    db.execute("CREATE TABLE words (term TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute(
        "CREATE TABLE spellings (key TEXT, term TEXT, PRIMARY KEY (key, term)) WITHOUT ROWID"
    )
    db.execute("ALTER TABLE state ADD COLUMN facts INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE state ADD COLUMN stems INTEGER NOT NULL DEFAULT 0")


@migrations()
def m004_word_counts(db: Database) -> None:
    """Keep in how many facts and questions a word stands: FTS5 would read its whole list."""
    for column, table in (("facts", "search"), ("questions", "asked")):
        db.execute(f"ALTER TABLE words ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")
        db.execute(
            f"UPDATE words SET {column} = coalesce("
            f"(SELECT doc FROM {table}_terms t WHERE t.term = words.term), 0)"
        )
