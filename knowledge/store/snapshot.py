"""What is read of a database: SQL with `?` for values, on whatever connection a backend gives."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

Value = str | int | float | bytes | None
Row = tuple[Any, ...]
Columns = Mapping[str, Any]
"""Values by the names of their columns."""

BATCH = 500
"""Values in one statement; SQLite allows 999 in its oldest builds."""


class Connection(Protocol):
    """What a backend must offer; every method raises StoreError where the backend fails."""

    @property
    def changes(self) -> int:
        """Rows that this connection has changed so far."""

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run a statement and return all its rows."""

    def records(self, sql: str, values: Sequence[Value] = ()) -> list[dict[str, Any]]:
        """Run a statement and return all its rows by the names of the columns."""

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run a statement and return how many rows it changed."""

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement once a row."""

    def primary_key(self, table: str) -> Sequence[str]:
        """Return the columns of a table's primary key, in their order."""

    def columns(self, table: str) -> list[str]:
        """Return the columns of a table, in their order; none of a table that is not there."""

    def tables_with(self, column: str) -> list[str]:
        """Return the tables that have a column of this name, in the order of the alphabet."""


class Snapshot:
    """A database as one thread reads it: each statement sees what was committed before it.

    Every method raises StoreError if the database cannot be read.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def query(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows of a statement."""
        return self._connection.rows(sql, values)

    def query_in(
        self, sql: str, wanted: Iterable[str | int], before: Sequence[Value] = ()
    ) -> list[Row]:
        """Return the rows of a statement that has `(??)` in place of any number of values.

        The values `before` are those of the marks that stand before it.
        """
        return [
            row
            for marks, batch in batches(wanted)
            for row in self._connection.rows(sql.replace("??", marks), [*before, *batch])
        ]

    def records(self, sql: str, values: Sequence[Value] = ()) -> list[dict[str, Any]]:
        """Return the rows of a statement, by the names of its columns."""
        return self._connection.records(sql, values)

    def first(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a statement, None if there is none."""
        rows = self._connection.rows(sql, values)
        return rows[0] if rows else None

    def value(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """Return the first column of the first row, None if there is no row."""
        rows = self._connection.rows(sql, values)
        return rows[0][0] if rows else None

    def columns(self, table: str) -> list[str]:
        """Return the columns of a table; none of a table that is not there."""
        return self._connection.columns(table)

    def primary_key(self, table: str) -> Sequence[str]:
        """Return the columns of a table's primary key."""
        return self._connection.primary_key(table)

    def tables_with(self, column: str) -> list[str]:
        """Return the tables that have a column of this name."""
        return self._connection.tables_with(column)

    @property
    def revision(self) -> int:
        """A number that grows with each transaction on which answers depend."""
        return int(self.value("SELECT revision FROM state"))

    @property
    def version(self) -> tuple[int, int]:
        """What differs as soon as a statement may see something else, committed or not."""
        return self.revision, self._connection.changes


def batches(wanted: Iterable[str | int]) -> Iterator[tuple[str, list[Value]]]:
    """Yield marks and values, as many at once as a statement takes."""
    values: list[Value] = list(wanted)
    for at in range(0, len(values), BATCH):
        batch = values[at : at + BATCH]
        yield ",".join("?" * len(batch)), batch
