"""The index's tables, which are derived from the record: stems, spellings, names and vectors.

Databases in use remember the names of sets and functions: neither may ever change.
"""

from sqlite_utils import Database, Migrations

from knowledge.store.migrations.documents_and_facts import core

search = Migrations("search")
semantics = Migrations("semantics")


@core()
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


@core()
def m004_word_counts(db: Database) -> None:
    """Keep in how many facts and questions a word stands: FTS5 would read its whole list."""
    for column, table in (("facts", "search"), ("questions", "asked")):
        db.execute(f"ALTER TABLE words ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")
        db.execute(
            f"UPDATE words SET {column} = coalesce("
            f"(SELECT doc FROM {table}_terms t WHERE t.term = words.term), 0)"
        )


@search()
def m001_initials(db: Database) -> None:
    """Create the names by their initials, and say by which rules the index was built."""
    db.execute(
        "CREATE TABLE initials (short TEXT, stems TEXT, PRIMARY KEY (short, stems)) WITHOUT ROWID"
    )
    db.execute("ALTER TABLE state ADD COLUMN indexed_by INTEGER NOT NULL DEFAULT 0")


@search()
def m002_taught(db: Database) -> None:
    """Create the questions that a fact answers by an editor's word, by all their words."""
    db.execute(
        "CREATE TABLE taught (key TEXT, question INTEGER, fact INTEGER NOT NULL, "
        "PRIMARY KEY (key, question)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX taught_fact ON taught (fact)")


@search()
def m003_places(db: Database) -> None:
    """Let the index say in which facts a word stands."""
    db.execute("CREATE VIRTUAL TABLE search_places USING fts5vocab(search, 'instance')")


@search()
def m004_headings(db: Database) -> None:
    """Index the headings above a fact in a column of their own; all is indexed anew."""
    for table in ("search_places", "search_terms", "search"):
        db.execute(f"DROP TABLE {table}")
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5(stems, headings, tokenize = "
        "\"unicode61 remove_diacritics 0 tokenchars '.'\")"
    )
    db.execute("CREATE VIRTUAL TABLE search_places USING fts5vocab(search, 'instance')")
    db.execute("UPDATE state SET indexed_by = 0")


@semantics()
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
    _watch_texts(db, "vector_state")


@semantics()
def m002_models(db: Database) -> None:
    """Keep vectors of several models beside each other; those that are stored stay."""
    tables = {
        "fact": "fact INTEGER NOT NULL REFERENCES facts (id), model TEXT NOT NULL, "
        "pooled BLOB NOT NULL, tokens BLOB NOT NULL, PRIMARY KEY (fact, model)",
        "question": "question INTEGER NOT NULL, model TEXT NOT NULL, pooled BLOB NOT NULL, "
        "PRIMARY KEY (question, model)",
    }
    db.execute(
        "CREATE TABLE vector_models (model TEXT PRIMARY KEY, version INTEGER NOT NULL) "
        "WITHOUT ROWID"
    )
    db.execute(
        "INSERT INTO vector_models SELECT model, version FROM vector_state WHERE model <> ''"
    )
    for table, columns in tables.items():
        for event in ("added", "deleted", "edited"):
            db.execute(f"DROP TRIGGER {table}_vectors_{event}")
        db.execute(f"ALTER TABLE {table}_vectors RENAME TO old_vectors")
        db.execute(f"CREATE TABLE {table}_vectors ({columns})")
        kept = "pooled, tokens" if table == "fact" else "pooled"
        db.execute(
            f"INSERT INTO {table}_vectors ({table}, model, {kept}) "
            f"SELECT {table}, model, {kept} FROM old_vectors, vector_models"
        )
        db.execute("DROP TABLE old_vectors")
    db.execute("DROP TABLE vector_state")
    _watch_texts(db, "vector_models")


def _watch_texts(db: Database, state: str) -> None:
    """Let every change of a text forget its vectors, and count up the versions in `state`."""
    for table, column in (("fact", "withdrawn_at"), ("question", "answers")):
        changed = f"UPDATE {state} SET version = version + 1;"
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
