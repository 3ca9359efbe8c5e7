"""Libraries that are made once, kept under a name, and opened by each test as new.

In files, or on the server of the tests: what differs between the two stores stands here.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Protocol

from knowledge import Library, open_replica
from tests import postgres_server
from tests.disk import files_of, on_disk

SHIPPED, EMPTY = "shipped", "empty"
_SCHEMA = "astana_bot"
"""The one that every database of this bot has."""


class KeptLibraries(Protocol):
    """What opens and keeps them."""

    def open(self, path: Path, name: str) -> Library:
        """Open a copy of what is kept: in this file, or with a mirror in it."""

    def keep(self, library: Library, name: str) -> None:
        """Keep a library as it is now."""

    def settings(self, library: Library) -> dict[str, str]:
        """Return the environment in which the command line opens a library."""

    def content(self, library: Library) -> bytes:
        """Return every byte that is held of a library, whatever it answers."""

    def open_again(self, library: Library) -> Library:
        """Open a library once more, as a process does that starts."""

    def lacking(self, library: Library, table: str) -> AbstractContextManager[None]:
        """Let a library lack a table of people meanwhile, so that nothing can be noted there."""


class LibraryFiles:
    """Libraries in files of SQLite."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, path: Path, name: str) -> Library:
        return Library.open_empty(Path(copyfile(self._folder / name, path)))

    def keep(self, library: Library, name: str) -> None:
        library.database.checkpoint()
        copyfile(library.path, self._folder / name)

    def settings(self, library: Library) -> dict[str, str]:
        return {"DATABASE": str(library.path)}

    def content(self, library: Library) -> bytes:
        return on_disk(library.path)

    def open_again(self, library: Library) -> Library:
        return Library.open(library.path)

    @contextmanager
    def lacking(self, library: Library, table: str) -> Iterator[None]:
        with closing(sqlite3.connect(library.path, isolation_level=None)) as raw:
            raw.execute(f"ALTER TABLE {table} RENAME TO put_aside")
            yield
            raw.execute(f"ALTER TABLE put_aside RENAME TO {table}")


class ServedLibraries:
    """Libraries on the server: a database of its own, and in it a schema for each name."""

    def __init__(self) -> None:
        self._address = postgres_server.new_database()
        self._mirrors: dict[str, bytes] = {}

    def open(self, path: Path, name: str) -> Library:
        if name not in self._mirrors:
            self._make(path, name)
        postgres_server.transfer(self._address, _kept(name), _SCHEMA)
        path.write_bytes(self._mirrors[name])
        return Library.open_empty(open_replica(self._address, path))

    def keep(self, library: Library, name: str) -> None:
        library.database.checkpoint()
        self._tables_of(_kept(name))
        postgres_server.transfer(self._address, _SCHEMA, _kept(name))
        copy = library.path.with_suffix(".kept")
        copyfile(library.path, copy)
        with closing(sqlite3.connect(copy)) as raw:
            # What is transferred knows of no changes.
            raw.execute("UPDATE mirror SET change = 0")
            raw.commit()
            raw.execute("PRAGMA journal_mode = DELETE")
        self._mirrors[name] = copy.read_bytes()
        copy.unlink()

    def open_again(self, library: Library) -> Library:
        mirror = library.path.with_name(f"another-{library.path.name}")
        return Library.open(open_replica(self._address, mirror))

    def settings(self, library: Library) -> dict[str, str]:
        return {"DATABASE": self._address, "MIRROR": str(library.path)}

    def content(self, library: Library) -> bytes:
        return postgres_server.content(self._address, _SCHEMA) + files_of(library.path)

    @contextmanager
    def lacking(self, library: Library, table: str) -> Iterator[None]:
        with postgres_server.connected(self._address) as raw:
            raw.execute(f"ALTER TABLE {_SCHEMA}.{table} RENAME TO put_aside")
            try:
                yield
            finally:
                raw.execute(f"ALTER TABLE {_SCHEMA}.put_aside RENAME TO {table}")

    def _make(self, path: Path, name: str) -> None:
        self._tables_of(_SCHEMA)
        postgres_server.empty(_SCHEMA, self._address)
        mirror = path.with_name(f"{name}-{path.name}")
        opened = open_replica(self._address, mirror)
        open_ = Library.open if name == SHIPPED else Library.open_empty
        with closing(open_(opened)) as library:
            self.keep(library, name)

    def _tables_of(self, schema: str) -> None:
        # What it needs is an extra; `address` skips where that is not installed.
        from knowledge.store.postgresql import PostgresDatabase  # noqa: PLC0415

        PostgresDatabase(self._address, schema).close()


def _kept(name: str) -> str:
    return f"kept_{name}"
