"""Endpoints: what a person names, a file or an address of PostgreSQL, and what is done there."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from knowledge.errors import StoreError
from knowledge.store.database_copy import Endpoint
from knowledge.store.migrations.schema import Schema
from knowledge.store.restoration import Restored
from knowledge.store.snapshot import Snapshot
from knowledge.store.sqlite_endpoint import SqliteEndpoint

_SCHEMES = ("postgresql:", "postgres:")


def is_postgresql(where: object) -> bool:
    """Tell whether this is an address of PostgreSQL, and no file."""
    return str(where).startswith(_SCHEMES)


@contextmanager
def needing_postgresql() -> Iterator[None]:
    """Raise StoreError if what the body imports is an extra that is not installed."""
    try:
        yield
    except ImportError as exc:
        raise StoreError("PostgreSQL needs the extra: pip install -e '.[postgres]'.") from exc


def server_endpoint(address: str) -> Endpoint:
    """Return the database at an address. Raises StoreError, also if the extra is not installed."""
    with needing_postgresql():
        from knowledge.store.postgresql.endpoint import PostgresEndpoint  # noqa: PLC0415
    return PostgresEndpoint(address)


def alone_on_server(address: str, work: str) -> AbstractContextManager[None]:
    """Hold the database at an address for some work. Raises StoreError, which names who has it."""
    with needing_postgresql():
        from knowledge.store.postgresql import session_lock  # noqa: PLC0415
    return session_lock.alone_on_server(address, work)


def shared_on_server(address: str) -> AbstractContextManager[None]:
    """Hold the database at an address beside other bots. Raises StoreError as above."""
    with needing_postgresql():
        from knowledge.store.postgresql import session_lock  # noqa: PLC0415
    return session_lock.shared_on_server(address)


def restore_on_server(backup: Path, address: str, *, by: str) -> Restored:
    """Put a backup in place of the database at an address (see `restoration.restore`)."""
    with needing_postgresql():
        from knowledge.store.postgresql import backups  # noqa: PLC0415
    return backups.restore(backup, address, by=by)


@contextmanager
def snapshot_of_server(address: str) -> Iterator[Snapshot]:
    """Read the database at an address, which is neither made nor migrated. Raises StoreError."""
    with needing_postgresql():
        from knowledge.store.postgresql import PostgresDatabase  # noqa: PLC0415
    with closing(PostgresDatabase(address, is_migrated=False)) as database:
        yield database.read()


def size_on_server(db: Snapshot) -> int:
    """Return how many bytes a database takes on its server."""
    return int(db.value("SELECT pg_database_size(current_database())"))


def file_endpoint(path: Path, queue: Path, queue_schema: Schema) -> Endpoint:
    """Return the database in a file, with the file of its update queue."""
    return SqliteEndpoint(path, queue, queue_schema)
