"""Tables of the update queue in PostgreSQL, as migrations (see `tables`)."""

UPDATE_QUEUE = """
    CREATE TABLE updates (
        bot BIGINT NOT NULL, id BIGINT NOT NULL, person TEXT, payload BYTEA, error TEXT,
        starts BIGINT NOT NULL DEFAULT 0, received_at BIGINT NOT NULL, settled_at BIGINT,
        PRIMARY KEY (bot, id)
    );
    CREATE INDEX updates_open ON updates (id) WHERE settled_at IS NULL;
    CREATE INDEX updates_dead ON updates (person) WHERE error IS NOT NULL;
    CREATE INDEX updates_settled ON updates (settled_at);
"""

CLAIMS = """
    -- What stays in order: a chat, as only the key makes it known; NULL once that is settled.
    ALTER TABLE updates ADD COLUMN chat TEXT;
    DROP INDEX updates_open;
    CREATE INDEX updates_open ON updates (bot, id) WHERE settled_at IS NULL;
    CREATE INDEX updates_of_chat ON updates (bot, chat, id) WHERE settled_at IS NULL;

    -- Which replica works on a chat.
    CREATE UNLOGGED TABLE claims (
        bot BIGINT NOT NULL, chat TEXT NOT NULL, holder INTEGER NOT NULL, PRIMARY KEY (bot, chat)
    );
"""
