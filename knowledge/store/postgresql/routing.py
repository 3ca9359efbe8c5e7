"""Routing: each statement runs where its tables lie, on the server, in the mirror, or on both."""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import Any, TypeVar

from knowledge.errors import StoreError
from knowledge.store.copying import LIBRARY_TABLES
from knowledge.store.snapshot import Connection, Row, Value
from knowledge.store.transaction import EXPORTED

Found = TypeVar("Found")

ON_SERVER = {*LIBRARY_TABLES} - EXPORTED.keys()
"""Tables that the mirror has as well, but empty: people, the audit log, watched addresses."""
_OF_INDEX = re.compile(r"^\s*UPDATE state SET (?:facts|stems|indexed_by)\b")
_TABLES = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w{1,40})")
_WRITING = re.compile(r"^\s*(?:INSERT|UPDATE|DELETE)\b")


class Side(Enum):
    """Where a statement runs."""

    SERVER = auto()
    MIRROR = auto()
    BOTH = auto()


@lru_cache(maxsize=4096)
def side_of(sql: str) -> Side:
    """Return where a statement runs: what reads no table of the server alone reads the mirror."""
    tables = _TABLES.findall(sql)
    if not ON_SERVER.isdisjoint(tables) or "key_fingerprint" in sql:
        return Side.SERVER
    if not _WRITING.match(sql) or _OF_INDEX.match(sql):
        return Side.MIRROR
    return Side.BOTH if tables[0] in EXPORTED or tables[0] == "state" else Side.MIRROR


class RoutedConnection:
    """A connection to the server and one to the mirror, which is opened when it is needed.

    With a `reader` nothing is opened for what only reads the mirror, until something else was
    done there. Raises StoreError if the two do not hold the same: then the mirror is behind.
    """

    def __init__(
        self,
        server: Connection,
        mirror: Callable[[], Connection],
        reader: Callable[[], Connection] | None = None,
    ) -> None:
        self._server = server
        self._open_mirror = mirror
        self._reader = reader
        self._opened: Connection | None = None

    @property
    def is_mirror_open(self) -> bool:
        """Tell whether any statement needed the mirror."""
        return self._opened is not None

    @property
    def changes(self) -> int:
        return self._server.changes + self._mirror.changes

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        side = side_of(sql)
        if side is not Side.BOTH:
            return self._one(side, sql).rows(sql, values)
        mirror = self._mirror
        return _same(self._server.rows(sql, values), mirror.rows(sql, values))

    def records(self, sql: str, values: Sequence[Value] = ()) -> list[dict[str, Any]]:
        return self._one(side_of(sql), sql).records(sql, values)

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        side = side_of(sql)
        if side is not Side.BOTH:
            return self._one(side, sql).run(sql, values)
        mirror = self._mirror
        return _same(self._server.run(sql, values), mirror.run(sql, values))

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        side = side_of(sql)
        if side is not Side.BOTH:
            self._one(side, sql).run_many(sql, rows)
            return
        mirror, every = self._mirror, [*rows]
        self._server.run_many(sql, every)
        mirror.run_many(sql, every)

    def primary_key(self, table: str) -> Sequence[str]:
        return self._holding(table).primary_key(table)

    def columns(self, table: str) -> list[str]:
        return self._holding(table).columns(table)

    def tables_with(self, column: str) -> list[str]:
        return self._server.tables_with(column)

    @property
    def _mirror(self) -> Connection:
        if self._opened is None:
            self._opened = self._open_mirror()
        return self._opened

    def _holding(self, table: str) -> Connection:
        return self._server if table in ON_SERVER else self._mirror

    def _one(self, side: Side, sql: str) -> Connection:
        if side is Side.SERVER:
            return self._server
        if self._reader and self._opened is None and not _WRITING.match(sql):
            return self._reader()
        return self._mirror


def _same(server: Found, mirror: Found) -> Found:
    if server != mirror:
        raise StoreError("The mirror does not hold what the server does. Nothing changed.")
    return server
