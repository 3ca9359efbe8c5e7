"""The record in PostgreSQL: all that differs from SQLite. It needs the extra `postgres`."""

from knowledge.store.postgresql.database import PostgresDatabase

__all__ = ["PostgresDatabase"]
