"""Migrations of a schema in PostgreSQL: each is applied once, by its name, all or none."""

import psycopg
from psycopg import sql

from knowledge.errors import StoreError
from knowledge.store.postgresql.queue_tables import CLAIMS, UPDATE_QUEUE
from knowledge.store.postgresql.shared_tables import (
    ANSWER_CHANGES,
    CHANGED_PEOPLE,
    FORGOTTEN,
    JOB_RUNS,
    SEND_LEASES,
)
from knowledge.store.postgresql.tables import (
    AUDIT_LOG,
    DECISIONS,
    FUNCTIONS,
    PEOPLE,
    RECORD,
)
from knowledge.store.snapshot import Row

MIGRATIONS = {
    "m001_functions": FUNCTIONS,
    "m002_record": RECORD,
    "m003_audit_log": AUDIT_LOG,
    "m004_people": PEOPLE,
    "m005_update_queue": UPDATE_QUEUE,
    "m006_answer_changes": ANSWER_CHANGES,
    "m007_decisions": DECISIONS,
    "m008_job_runs": JOB_RUNS,
    "m009_claims": CLAIMS,
    "m010_changed_people": CHANGED_PEOPLE,
    "m011_send_leases": SEND_LEASES,
    "m012_forgotten": FORGOTTEN,
}
"""In the order in which they build on each other."""
_APPLIED = b"CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)"
_LOCK = "SELECT pg_advisory_xact_lock(20180701, hashtext(%s))"
_NEEDED = 15
"""The oldest PostgreSQL that the tests have run on."""


def migrate(raw: psycopg.Connection[Row], schema: str) -> None:
    """Make a schema, and apply the migrations that it lacks; other processes wait meanwhile.

    Raises StoreError if a newer version of this bot has changed it, and psycopg.Error.
    """
    if raw.info.server_version < _NEEDED * 10_000:
        raise StoreError(f"The server is too old: PostgreSQL {_NEEDED} or newer is needed.")
    with raw.transaction():
        raw.execute(_LOCK, [schema])
        name = sql.Identifier(schema)
        is_there = raw.execute("SELECT to_regnamespace(quote_ident(%s))", [schema]).fetchone()
        if is_there == (None,):
            # Only then, for it takes a right that a later start need not have.
            raw.execute(sql.SQL("CREATE SCHEMA {}").format(name))
        raw.execute(sql.SQL("SET LOCAL search_path = {}").format(name))
        raw.execute(_APPLIED)
        applied = [str(found) for (found,) in raw.execute("SELECT name FROM migrations")]
        if newer := ", ".join(sorted({*applied} - MIGRATIONS.keys())):
            raise StoreError(f"A newer version of this bot wrote here ({newer}). Upgrade the bot.")
        for each in [each for each in MIGRATIONS if each not in applied]:
            raw.execute(_of_postgresql(MIGRATIONS[each]))
            raw.execute("INSERT INTO migrations VALUES (%s)", [each])


def _of_postgresql(statements: str) -> bytes:
    """Let texts be compared by their bytes, as in SQLite, whatever the server's language is."""
    return statements.replace(" TEXT", ' text COLLATE "C"').encode()
