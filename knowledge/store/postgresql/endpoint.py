"""A database in PostgreSQL as one end of a copy: a schema, or one that becomes it in the end."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from knowledge.store.copying import LIBRARY_TABLES, Store
from knowledge.store.database_copy import QUEUE_TABLES, CopiedPart
from knowledge.store.postgresql.connecting import name_of
from knowledge.store.postgresql.database import SCHEMA, PostgresDatabase, is_there

UNFINISHED = "_copying"
"""Marks a schema that is not complete yet; the next copy goes on with it."""


class PostgresEndpoint:
    """A database at an address: one schema holds library and update queue."""

    def __init__(self, address: str, schema: str = SCHEMA) -> None:
        """Take an address such as postgresql://user@host/name. Raises StoreError."""
        self.name = name_of(address)
        self._address = address
        self._schema = schema

    def is_there(self) -> bool:
        """Tell whether the schema is there, whatever is in it. Raises StoreError."""
        return is_there(self._address, self._schema)

    def is_free(self) -> bool:
        """Tell whether the schema is not there. Raises StoreError."""
        return not self.is_there()

    @contextmanager
    def reading(self) -> Iterator[Sequence[CopiedPart]]:
        """Read the schema as it is at one moment. Raises StoreError."""
        with (
            closing(PostgresDatabase(self._address, self._schema)) as database,
            database.at_one_moment() as db,
        ):
            yield [CopiedPart(db, QUEUE_TABLES), CopiedPart(db, LIBRARY_TABLES)]

    @contextmanager
    def making(self) -> Iterator["UnfinishedSchema"]:
        """Make a schema under another name. Raises StoreError."""
        with closing(UnfinishedSchema(self._address, self._schema)) as unfinished:
            yield unfinished


class UnfinishedSchema:
    """A schema that is not complete yet, under a name that no bot opens."""

    def __init__(self, address: str, schema: str) -> None:
        self._address = address
        self._schema = schema
        self.was_there = is_there(address, schema + UNFINISHED)
        self._database = self._open()

    def store(self, _: Sequence[str]) -> Store:
        """Return the database, which holds all tables."""
        return self._database

    def start_again(self) -> None:
        """Delete what was copied, and make empty tables. Raises StoreError."""
        self._database.drop()
        self._database = self._open()

    def take_place(self, aside: str | None = None) -> None:
        """Give the schema its name; what has it may go `aside`. Raises StoreError."""
        self._database.rename(self._schema, aside)

    def close(self) -> None:
        """Close every connection; the schema stays."""
        self._database.close()

    def _open(self) -> PostgresDatabase:
        return PostgresDatabase(self._address, self._schema + UNFINISHED)
