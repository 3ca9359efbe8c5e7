"""Tables in PostgreSQL, as migrations: those of the record.

Columns, keys and rules are those of the SQLite files, less the index, which every process keeps
for itself; a test compares them. Databases in use remember the names: none may ever change.
"""

FUNCTIONS = """
    -- The number that SQLite would give: one more than the highest. Writers come one by one.
    CREATE FUNCTION next_number(tab text, col text) RETURNS BIGINT LANGUAGE plpgsql AS $$
    DECLARE highest BIGINT;
    BEGIN
        EXECUTE format('SELECT max(%I) FROM %I', col, tab) INTO highest;
        RETURN coalesce(highest, 0) + 1;
    END $$;

    -- The number of an editor signs what they did, so nobody may inherit it.
    CREATE TABLE sqlite_sequence (name TEXT PRIMARY KEY, seq BIGINT NOT NULL);
    CREATE FUNCTION note_number() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO sqlite_sequence AS s VALUES (TG_TABLE_NAME, NEW.id)
        ON CONFLICT (name) DO UPDATE SET seq = greatest(s.seq, excluded.seq);
        RETURN NEW;
    END $$;
    CREATE FUNCTION next_editor() RETURNS BIGINT LANGUAGE sql AS $$
        SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'editors'), 0) + 1
    $$;

    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'history is only added to'; END $$;
"""

RECORD = """
    CREATE TABLE state (
        id BIGINT PRIMARY KEY CHECK (id = 1), revision BIGINT, key_fingerprint TEXT,
        last_fact BIGINT NOT NULL DEFAULT 0
    );
    INSERT INTO state (id, revision) VALUES (1, 0);

    CREATE TABLE documents (
        id BIGINT PRIMARY KEY DEFAULT next_number('documents', 'id'), title TEXT NOT NULL,
        url TEXT, published TEXT, language TEXT NOT NULL, text TEXT NOT NULL,
        sha256 TEXT NOT NULL, origin TEXT NOT NULL, added_by TEXT NOT NULL,
        added_at TEXT NOT NULL, author TEXT, structure TEXT
    );
    CREATE INDEX documents_sha256 ON documents (sha256);

    CREATE TABLE facts (
        id BIGINT PRIMARY KEY DEFAULT next_number('facts', 'id'),
        document BIGINT NOT NULL REFERENCES documents (id), kind TEXT NOT NULL,
        text TEXT NOT NULL, paragraph BIGINT NOT NULL, sentence BIGINT NOT NULL,
        start BIGINT NOT NULL, "end" BIGINT NOT NULL, speaker TEXT, source TEXT,
        language TEXT NOT NULL, sha256 TEXT NOT NULL, added_by TEXT NOT NULL,
        added_at TEXT NOT NULL, withdrawn_at TEXT, section TEXT, page BIGINT, parts TEXT,
        labels TEXT, lead_in TEXT, url TEXT
    );
    CREATE INDEX facts_place ON facts (document, paragraph, sentence);

    CREATE TABLE questions (
        id BIGINT PRIMARY KEY DEFAULT next_number('questions', 'id'),
        fact BIGINT NOT NULL REFERENCES facts (id), text TEXT NOT NULL, language TEXT NOT NULL,
        answers BIGINT NOT NULL, added_by TEXT NOT NULL, added_at TEXT NOT NULL,
        fact_sha256 TEXT
    );
    -- An index holds no text of more than 2,700 bytes: of what may be longer, the hash.
    CREATE UNIQUE INDEX questions_text ON questions (fact, md5(text));

    CREATE TABLE translations (
        fact BIGINT REFERENCES facts (id), language TEXT, text TEXT NOT NULL, fact_sha256 TEXT,
        PRIMARY KEY (fact, language)
    );

    CREATE TABLE synonyms (
        id BIGINT PRIMARY KEY DEFAULT next_number('synonyms', 'id'), term TEXT NOT NULL,
        synonym TEXT NOT NULL
    );
    CREATE UNIQUE INDEX synonyms_pair ON synonyms (md5(term), md5(synonym));

    CREATE TABLE samples (
        id BIGINT PRIMARY KEY DEFAULT next_number('samples', 'id'), language TEXT NOT NULL,
        text TEXT NOT NULL
    );

    CREATE TABLE watched_addresses (
        document BIGINT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        hours BIGINT NOT NULL, etag TEXT, last_modified TEXT, looked_at TEXT,
        failures BIGINT NOT NULL DEFAULT 0, trouble TEXT, moved_to TEXT, sha256 TEXT,
        revision BYTEA, untold TEXT
    );
"""

AUDIT_LOG = """
    CREATE TABLE history (
        id BIGINT PRIMARY KEY DEFAULT next_number('history', 'id'), fact BIGINT,
        action TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL, before TEXT, after TEXT,
        document BIGINT, undoes BIGINT
    );
    CREATE INDEX history_fact ON history (fact);
    CREATE INDEX history_actor ON history (actor);
    CREATE UNIQUE INDEX history_undoes ON history (undoes) WHERE undoes IS NOT NULL;
    CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON history
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

    CREATE TABLE undo_log (
        id BIGINT PRIMARY KEY DEFAULT next_number('undo_log', 'id'), change BIGINT NOT NULL,
        tab TEXT NOT NULL, key TEXT NOT NULL, fact BIGINT, before TEXT
    );
    CREATE INDEX undo_log_change ON undo_log (change);

    CREATE TABLE fact_changes (
        change BIGINT NOT NULL, fact BIGINT NOT NULL, before TEXT NOT NULL, after TEXT,
        PRIMARY KEY (change, fact)
    );
    CREATE INDEX fact_changes_fact ON fact_changes (fact);
"""

PEOPLE = """
    CREATE TABLE people (
        person TEXT PRIMARY KEY, language TEXT, document BIGINT, next_questions BIGINT
    );

    CREATE TABLE journal (
        id BIGINT PRIMARY KEY DEFAULT next_number('journal', 'id'), person TEXT, question BYTEA,
        language TEXT NOT NULL, outcome TEXT NOT NULL, fact BIGINT,
        confidence DOUBLE PRECISION NOT NULL, milliseconds DOUBLE PRECISION NOT NULL,
        at TEXT NOT NULL, place TEXT, answer TEXT, reply BYTEA, sent BIGINT NOT NULL DEFAULT 0,
        waits BIGINT NOT NULL DEFAULT 0, settled_by BIGINT, settled_at TEXT, chosen BIGINT,
        grouped BIGINT, settled_change BIGINT, told TEXT, before BYTEA,
        after BYTEA,
        rowid BIGINT GENERATED ALWAYS AS (id) STORED
    );
    CREATE INDEX journal_person ON journal (person);
    CREATE INDEX journal_place ON journal (place);
    CREATE INDEX journal_answer ON journal (answer);
    CREATE INDEX journal_at ON journal (at);

    CREATE TABLE feedback (
        asked BIGINT REFERENCES journal (id) ON DELETE CASCADE, person TEXT NOT NULL,
        thumb BIGINT NOT NULL, reason TEXT, PRIMARY KEY (asked, person)
    );
    CREATE INDEX feedback_person ON feedback (person);

    CREATE TABLE editors (
        id BIGINT PRIMARY KEY DEFAULT next_editor(), person TEXT NOT NULL UNIQUE,
        "user" BYTEA NOT NULL, name BYTEA NOT NULL, role BIGINT, since TEXT NOT NULL,
        rowid BIGINT GENERATED ALWAYS AS (id) STORED
    );
    CREATE TRIGGER editors_number AFTER INSERT ON editors
        FOR EACH ROW EXECUTE FUNCTION note_number();

    CREATE TABLE steps (
        person TEXT PRIMARY KEY, task BYTEA NOT NULL, expires BIGINT NOT NULL,
        rowid BIGINT NOT NULL UNIQUE DEFAULT next_number('steps', 'rowid')
    );

    CREATE TABLE offers (
        nonce TEXT PRIMARY KEY, person TEXT NOT NULL, tasks BYTEA NOT NULL,
        is_once BIGINT NOT NULL, expires BIGINT NOT NULL,
        rowid BIGINT NOT NULL UNIQUE DEFAULT next_number('offers', 'rowid')
    );
    CREATE INDEX offers_person ON offers (person);

    CREATE TABLE uploads (
        key TEXT PRIMARY KEY, person TEXT NOT NULL, file BYTEA NOT NULL, expires BIGINT NOT NULL,
        number BIGINT NOT NULL DEFAULT 0,
        rowid BIGINT NOT NULL UNIQUE DEFAULT next_number('uploads', 'rowid')
    );
    CREATE INDEX uploads_person ON uploads (person);

    CREATE TABLE digests (
        person TEXT PRIMARY KEY, "user" BYTEA NOT NULL, language TEXT NOT NULL,
        sent TEXT NOT NULL, rowid BIGINT NOT NULL UNIQUE DEFAULT next_number('digests', 'rowid')
    );

    CREATE TABLE talks (
        corner TEXT PRIMARY KEY, person TEXT NOT NULL, talk BYTEA NOT NULL, at TEXT NOT NULL,
        rowid BIGINT NOT NULL UNIQUE DEFAULT next_number('talks', 'rowid')
    );
    CREATE INDEX talks_person ON talks (person);
    CREATE INDEX talks_at ON talks (at);

    CREATE TABLE moved_groups (
        former TEXT PRIMARY KEY, now BYTEA NOT NULL, at TEXT NOT NULL,
        rowid BIGINT NOT NULL UNIQUE DEFAULT next_number('moved_groups', 'rowid')
    );

    CREATE TABLE group_documents (
        chat TEXT NOT NULL, document BIGINT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        PRIMARY KEY (chat, document)
    );
    CREATE INDEX group_documents_document ON group_documents (document);
"""

DECISIONS = """
    CREATE TABLE decisions (
        question TEXT PRIMARY KEY, decision BIGINT NOT NULL, fact BIGINT NOT NULL,
        change BIGINT NOT NULL
    );
"""
