"""Tables and triggers by which processes on one database know of each other, as migrations."""

ANSWER_CHANGES = """
    -- Another one for each database that is made or restored: a mirror shows one of them.
    CREATE TABLE identity (name TEXT NOT NULL);
    INSERT INTO identity VALUES (gen_random_uuid()::text);

    -- What mirrors have to look at again: the row of a table, by its number.
    CREATE TABLE answer_changes (
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tab TEXT NOT NULL,
        row_id BIGINT NOT NULL
    );
    CREATE FUNCTION note_answer_change() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE changed BIGINT;
    BEGIN
        IF TG_OP <> 'DELETE' THEN
            IF TG_TABLE_NAME = 'translations' THEN changed := NEW.fact;
            ELSE changed := NEW.id; END IF;
        ELSIF TG_TABLE_NAME = 'translations' THEN changed := OLD.fact;
        ELSE changed := OLD.id; END IF;
        INSERT INTO answer_changes (tab, row_id) VALUES (TG_TABLE_NAME, changed);
        PERFORM pg_notify(TG_TABLE_SCHEMA, '');
        RETURN NULL;
    END $$;
    DO $$
    DECLARE tab text;
    BEGIN
        FOREACH tab IN ARRAY
            ARRAY['documents', 'facts', 'questions', 'translations', 'synonyms', 'samples']
        LOOP
            -- Of a copy that is being made there is no mirror yet.
            EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I '
                'FOR EACH ROW WHEN (right(current_schema()::text, 8) <> ''_copying'') '
                'EXECUTE FUNCTION note_answer_change()', tab || '_noted', tab);
        END LOOP;
    END $$;
"""

JOB_RUNS = """
    CREATE TABLE job_runs (job TEXT PRIMARY KEY, at TEXT NOT NULL);
"""

FORGOTTEN = """
    CREATE TABLE forgotten (pseudonym TEXT PRIMARY KEY, at TEXT NOT NULL);
"""

CHANGED_PEOPLE = """
    -- Others keep these in memory: the table, and the column by which they know its rows.
    CREATE FUNCTION tell_others() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE changed jsonb;
    BEGIN
        changed := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
        PERFORM pg_notify(
            TG_TABLE_SCHEMA || '_people', TG_TABLE_NAME || ' ' || (changed ->> TG_ARGV[0])
        );
        RETURN NULL;
    END $$;
    DO $$
    DECLARE told text[];
    BEGIN
        FOREACH told SLICE 1 IN ARRAY ARRAY[['people', 'person'], ['editors', 'person'],
            ['steps', 'person'], ['moved_groups', 'former']]
        LOOP
            EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I '
                'FOR EACH ROW EXECUTE FUNCTION tell_others(%L)',
                told[1] || '_told', told[1], told[2]);
        END LOOP;
    END $$;
"""

SEND_LEASES = """
    -- Until when all sends of a bot are spoken for, or those to a group.
    CREATE UNLOGGED TABLE send_leases (
        bot BIGINT NOT NULL, receiver TEXT NOT NULL, taken_until DOUBLE PRECISION NOT NULL,
        PRIMARY KEY (bot, receiver)
    );
"""
