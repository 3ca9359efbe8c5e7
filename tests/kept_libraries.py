"""Libraries that are made once, kept under a name, and opened by each test as new.

In files, or on the server of the tests: what differs between the two stores stands here.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import Protocol

from knowledge import Library, open_replica
from tests import postgres_server

SHIPPED, EMPTY = "shipped", "empty"


class KeptLibraries(Protocol):
    """What opens and keeps them."""

    def open(self, path: Path, name: str) -> Library:
        """Open a copy of what is kept: in this file, or with a mirror in it."""

    def keep(self, library: Library, name: str) -> None:
        """Keep a library as it is now."""


class LibraryFiles:
    """Libraries in files of SQLite."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, path: Path, name: str) -> Library:
        return Library.open_empty(Path(copyfile(self._folder / name, path)))

    def keep(self, library: Library, name: str) -> None:
        library.database.checkpoint()
        copyfile(library.path, self._folder / name)


class ServedLibraries:
    """Libraries on the server: each worker has a schema to work in, and one for each name."""

    def __init__(self) -> None:
        self._address = postgres_server.address()
        self._schema = f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_library"
        self._mirrors: dict[str, bytes] = {}

    def open(self, path: Path, name: str) -> Library:
        if name not in self._mirrors:
            self._make(path, name)
        postgres_server.transfer(f"{self._schema}_{name}", self._schema)
        path.write_bytes(self._mirrors[name])
        return Library.open_empty(open_replica(self._address, path, self._schema))

    def keep(self, library: Library, name: str) -> None:
        library.database.checkpoint()
        self._tables_of(f"{self._schema}_{name}")
        postgres_server.transfer(self._schema, f"{self._schema}_{name}")
        copy = library.path.with_suffix(".kept")
        copyfile(library.path, copy)
        with closing(sqlite3.connect(copy)) as raw:
            # What is transferred knows of no changes.
            raw.execute("UPDATE mirror SET change = 0")
            raw.commit()
            raw.execute("PRAGMA journal_mode = DELETE")
        self._mirrors[name] = copy.read_bytes()
        copy.unlink()

    def open_again(self, path: Path) -> Library:
        """Open what was opened last as another process does, with a mirror of its own."""
        return Library.open_empty(open_replica(self._address, path, self._schema))

    def _make(self, path: Path, name: str) -> None:
        self._tables_of(self._schema)
        postgres_server.empty(self._schema)
        mirror = path.with_name(f"{name}-{path.name}")
        opened = open_replica(self._address, mirror, self._schema)
        open_ = Library.open if name == SHIPPED else Library.open_empty
        with closing(open_(opened)) as library:
            self.keep(library, name)

    def _tables_of(self, schema: str) -> None:
        # What it needs is an extra; `address` skips where that is not installed.
        from knowledge.store.postgresql import PostgresDatabase  # noqa: PLC0415

        PostgresDatabase(self._address, schema).close()
