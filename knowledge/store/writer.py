"""The one connection that writes; its lock keeps transactions of different threads apart."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from knowledge.store import undoing
from knowledge.store.database import open_writer, unsynced, writing


class Writer:
    """Gives one transaction at a time. Raises StoreError if the database cannot be opened."""

    def __init__(self, path: Path) -> None:
        self.db = open_writer(path)
        undoing.watch(self.db)
        self._lock = threading.Lock()

    @contextmanager
    def changing(self) -> Iterator[Database]:
        """One transaction on which answers depend."""
        with self._lock, writing(self.db) as db:
            yield db

    @contextmanager
    def noting(self) -> Iterator[Database]:
        """One transaction on which no answer depends."""
        with self._lock, writing(self.db, changes=False) as db:
            yield db

    @contextmanager
    def jotting(self) -> Iterator[Database]:
        """One transaction that may be lost if the power fails; a kill loses nothing."""
        with self._lock, unsynced(self.db), writing(self.db, changes=False) as db:
            yield db
