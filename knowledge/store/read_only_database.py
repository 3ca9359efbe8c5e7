"""A database in SQLite that another process writes: here it is read, and nothing else."""

import threading
from pathlib import Path
from typing import NoReturn

from knowledge.errors import StoreError
from knowledge.store.database import Database
from knowledge.store.sqlite_connection import SqliteConnection


class ReadOnlyDatabase(Database):
    """A database file that is there and up to date; what its writer commits is seen at once.

    One process writes, and any number of others read. Thread-safe.
    """

    is_read_only = True

    def __init__(self, path: Path) -> None:
        """Remember the file; nothing is made, and nothing migrated."""
        self.path = path
        self._thread = threading.local()
        self._readers: list[SqliteConnection] = []

    def write(self, **_: bool) -> NoReturn:
        """Raise StoreError: this process may not write."""
        raise StoreError(f"{self.path} is only read here. Nothing changed.")

    def checkpoint(self) -> bool:
        """Return False: the log is its writer's."""
        return False

    def close(self) -> None:
        """Close every connection; the database cannot be used afterwards."""
        for connection in self._readers:
            connection.close()
