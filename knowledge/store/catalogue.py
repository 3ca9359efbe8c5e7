"""Catalogue: which tables, columns and keys there are, asked of the store itself."""

from abc import ABC, abstractmethod
from collections.abc import MutableMapping, Sequence
from typing import ClassVar

from knowledge.store.snapshot import Row, Value


class Catalogued(ABC):
    """A connection that knows its tables; stores differ in the statements that ask for them."""

    KEY: ClassVar[str]
    """Selects the columns of a table's primary key, in their order."""
    COLUMNS: ClassVar[str]
    """Selects the columns of a table, in their order."""
    WITH_COLUMN: ClassVar[str]
    """Selects the tables that have a column of a name, in the order of the alphabet."""

    def __init__(self, keys: MutableMapping[str, tuple[str, ...]] | None = None) -> None:
        """Remember primary keys, which stay what they are, in `keys`, which others may share."""
        self._keys = {} if keys is None else keys

    @abstractmethod
    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run a statement and return all its rows."""

    def primary_key(self, table: str) -> tuple[str, ...]:
        if table not in self._keys:
            self._keys[table] = tuple(self._names(self.KEY, table))
        return self._keys[table]

    def columns(self, table: str) -> list[str]:
        return self._names(self.COLUMNS, table)

    def tables_with(self, column: str) -> list[str]:
        return self._names(self.WITH_COLUMN, column)

    def _names(self, sql: str, value: str) -> list[str]:
        return [str(name) for (name,) in self.rows(sql, [value])]
