"""Endpoints of a copy, by what a person writes: a file, or an address of PostgreSQL."""

from pathlib import Path

from knowledge.errors import StoreError
from knowledge.store.database_copy import Endpoint
from knowledge.store.migrations.schema import Schema
from knowledge.store.sqlite_endpoint import SqliteEndpoint

_SCHEMES = ("postgresql:", "postgres:")
NO_POSTGRESQL = "PostgreSQL needs the extra: pip install -e '.[postgres]'."


def is_postgresql(where: str | Path) -> bool:
    """Tell whether this is an address of PostgreSQL, and no file."""
    return str(where).startswith(_SCHEMES)


def server_endpoint(address: str) -> Endpoint:
    """Return the database at an address. Raises StoreError, also if the extra is not installed."""
    try:
        # What it imports is an extra.
        from knowledge.store.postgresql.endpoint import PostgresEndpoint  # noqa: PLC0415
    except ImportError as exc:
        raise StoreError(NO_POSTGRESQL) from exc
    return PostgresEndpoint(address)


def file_endpoint(path: Path, queue: Path, queue_schema: Schema) -> Endpoint:
    """Return the database in a file, with the file of its update queue."""
    return SqliteEndpoint(path, queue, queue_schema)
