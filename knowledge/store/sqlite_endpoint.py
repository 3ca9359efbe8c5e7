"""An SQLite database as one end of a copy: the library's file, and that of its update queue."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from knowledge.errors import StoreError
from knowledge.store.backups import BESIDE, replace_database
from knowledge.store.copying import LIBRARY_TABLES, Store
from knowledge.store.database import Database
from knowledge.store.database_copy import QUEUE_TABLES, CopiedPart
from knowledge.store.integrity import inspect
from knowledge.store.migrations import LIBRARY
from knowledge.store.migrations.schema import Schema
from knowledge.store.snapshot import Snapshot
from knowledge.store.sqlite_connection import open_reader

UNFINISHED = ".copying"
"""Marks a copy that is not complete yet; the next one goes on with it."""


class SqliteEndpoint:
    """A database in files: read as it is, whoever uses it, or made under another name first."""

    def __init__(self, path: Path, queue: Path, queue_schema: Schema) -> None:
        self._path = path
        self._schemas = {queue: queue_schema, path: LIBRARY}

    @property
    def name(self) -> str:
        return str(self._path)

    def is_there(self) -> bool:
        """Tell whether there is a file, whatever is in it."""
        return self._path.exists()

    def is_free(self) -> bool:
        """Tell whether neither file is there: a queue that was left over is not replaced."""
        return not any(path.exists() for path in self._schemas)

    @contextmanager
    def reading(self) -> Iterator[Sequence[CopiedPart]]:
        """Read the files as they are at one moment each; none is changed. Raises StoreError."""
        if damage := inspect(self._path).file:
            raise StoreError(f"{self._path} is damaged: {damage}. Copy a backup of it.")
        with ExitStack() as opened:
            yield [
                CopiedPart(opened.enter_context(_at_one_moment(path, schema)), _tables(schema))
                for path, schema in self._schemas.items()
                if path.exists()
            ]

    @contextmanager
    def making(self) -> Iterator["UnfinishedFiles"]:
        """Make the files beside where they shall lie. Raises StoreError."""
        with closing(UnfinishedFiles(self._schemas)) as unfinished:
            yield unfinished


class UnfinishedFiles:
    """Files that are not complete yet, under names that no bot opens."""

    def __init__(self, schemas: dict[Path, Schema]) -> None:
        self._schemas = schemas
        self.was_there = any(_draft_of(path).exists() for path in schemas)
        self._opened: dict[Path, Database] = {}
        self._open()

    def store(self, tables: Sequence[str]) -> Store:
        """Return the database that holds these tables."""
        path = next(each for each, schema in self._schemas.items() if _tables(schema) == tables)
        return self._opened[path]

    def start_again(self) -> None:
        """Delete what was copied, and open empty files."""
        self.close()
        for path in self._schemas:
            for suffix in ("", *BESIDE):
                unfinished = _draft_of(path)
                unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
        self._open()

    def take_place(self) -> None:
        """Give the files their names, that of the library last. Raises StoreError."""
        for database in self._opened.values():
            database.checkpoint()
        self.close()
        try:
            for path in self._schemas:
                replace_database(_draft_of(path), path)
        except OSError as exc:
            raise StoreError(f"{exc.filename} cannot be written: {exc.strerror}.") from exc

    def close(self) -> None:
        """Close the files; they stay."""
        for database in self._opened.values():
            database.close()
        self._opened = {}

    def _open(self) -> None:
        for path, schema in self._schemas.items():
            self._opened[path] = Database(_draft_of(path), schema)


def _draft_of(path: Path) -> Path:
    return path.with_name(path.name + UNFINISHED)


def _tables(schema: Schema) -> Sequence[str]:
    return LIBRARY_TABLES if schema is LIBRARY else QUEUE_TABLES


@contextmanager
def _at_one_moment(path: Path, schema: Schema) -> Iterator[Snapshot]:
    with closing(open_reader(path)) as reader:
        schema.require_known(reader.raw, path)
        if schema.missing(reader.raw):
            raise StoreError(
                f"{path} was written by an older version of this bot. Start the bot on it once, "
                "and copy then; nothing was copied."
            )
        # What cannot be read shall not be copied as if it could.
        reader.raw.text_factory = str
        reader.run("BEGIN")
        yield Snapshot(reader)
