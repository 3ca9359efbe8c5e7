"""Schema: the migrations that make the tables of a file; each is applied once, by its name."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from knowledge.errors import StoreError

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

_KNOWN = "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
_APPLIED = "SELECT migration_set, name FROM _sqlite_migrations"


@dataclass(frozen=True, slots=True)
class Schema:
    """The names of migrations by those of their sets, and what loads the sets in their order.

    Databases in use remember both names: under another one a migration would run once more.
    """

    names: Mapping[str, Sequence[str]]
    load: Callable[[], Iterable["Migrations"]]

    @classmethod
    def of_sql(cls, name: str, **statements: Sequence[str]) -> Self:
        """Return the schema of one set, whose migrations are SQL statements by their names."""
        return cls({name: [*statements]}, lambda: [_sql_migrations(name, statements)])

    def extended(self, name: str, **statements: Sequence[str]) -> "Schema":
        """Return this schema with one more set, of SQL statements as in `of_sql`."""
        return Schema(
            {**self.names, name: [*statements]},
            lambda: [*self.load(), _sql_migrations(name, statements)],
        )

    def migrate(self, connection: sqlite3.Connection) -> None:
        """Apply the migrations that a database lacks, all of them or none.

        Another process that opens the same file meanwhile waits, and finds nothing left to do.
        Raises sqlite3.Error.
        """
        if not self.missing(connection):
            return
        # It takes a tenth of a second to import: a database that is up to date need not wait.
        with _without_numpy():
            from sqlite_utils import Database  # noqa: PLC0415

        connection.execute("BEGIN IMMEDIATE")
        try:
            if self.missing(connection):
                # Whatever plugins are installed here: no other may change this database.
                tables = Database(connection, execute_plugins=False)
                for each in self.load():
                    each.apply(tables)
            connection.commit()
        finally:
            if connection.in_transaction:
                connection.rollback()

    def require_known(self, connection: sqlite3.Connection, path: Path) -> None:
        """Raise StoreError if a newer version of this bot has changed a database."""
        known = {(set_, name) for set_, names in self.names.items() for name in names}
        if newer := self._applied(connection) - known:
            named = ", ".join(sorted(f"{set_} {name}" for set_, name in newer))
            raise StoreError(
                f"{path} was written by a newer version of this bot ({named}). Upgrade the bot, "
                "or take the database of before."
            )

    def require_known_if_readable(self, connection: sqlite3.Connection, path: Path) -> None:
        """Raise StoreError as `require_known` does; of a damaged file nothing is said."""
        with suppress(sqlite3.Error):
            self.require_known(connection, path)

    def missing(self, connection: sqlite3.Connection) -> set[tuple[str, str]]:
        """Return set and name of the migrations that a database lacks. Raises sqlite3.Error."""
        known = {(set_, name) for set_, names in self.names.items() for name in names}
        return known - self._applied(connection)

    def _applied(self, connection: sqlite3.Connection) -> set[tuple[str, str]]:
        is_known = connection.execute(_KNOWN).fetchone()
        return {*connection.execute(_APPLIED)} if is_known else set()


@contextmanager
def _without_numpy() -> Iterator[None]:
    """Let nothing that the body imports load numpy, as if it were not installed.

    sqlite-utils would do it to know its types only, and that takes as long as all the rest of it.
    The process opens its databases before it has threads that could miss numpy meanwhile.
    """
    if "numpy" in sys.modules:
        yield
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["numpy"]


def _sql_migrations(set_name: str, statements: Mapping[str, Sequence[str]]) -> "Migrations":
    from sqlite_utils import Migrations  # noqa: PLC0415 - as above

    migrations = Migrations(set_name)
    for name, sql in statements.items():
        migrations(name=name)(_executing(sql))
    return migrations


def _executing(statements: Sequence[str]) -> Callable[["Database"], None]:
    def migrate(db: "Database") -> None:
        for sql in statements:
            db.execute(sql)

    return migrate
