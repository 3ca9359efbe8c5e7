"""What is changed in a database, all of it or nothing, and what undoes it: before-images."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from knowledge.store.snapshot import Columns, Connection, Row, Snapshot, Value, batches

EXPORTED = {
    "documents": None,
    "facts": "id",
    "questions": "fact",
    "translations": "fact",
    "synonyms": None,
    "samples": None,
}
"""Tables that answers come from, with the column of their fact; an export holds all of them."""
RECORDED = {**EXPORTED, "decisions": None}
"""Tables whose changes are undone: these, and what editors decided of questions."""
_PLAIN_CHANGE = re.compile(
    rf"^\s*(INSERT INTO|UPDATE|DELETE FROM)\s+({'|'.join(RECORDED)})\b", re.IGNORECASE
)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_IMAGE = "INSERT INTO undo_log (change, tab, key, fact, before) VALUES (?, ?, ?, ?, ?)"


class Transaction(Snapshot):
    """One transaction: all of it is stored, or nothing. It sees what it has changed itself.

    Every method raises StoreError if the database cannot be written.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._change: int | None = None

    @contextmanager
    def recording(self, change: int) -> Iterator[None]:
        """Keep under this number what the body does to rows of RECORDED tables.

        A before-image is the row as it was, none for one that is new. ValueError tells of a
        statement that would go unrecorded.
        """
        self._change = change
        try:
            yield
        finally:
            self._change = None

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run a statement; return how many rows it changed."""
        if self._change is not None and _PLAIN_CHANGE.match(sql):
            raise ValueError(f"Undo would miss this; use insert, update or delete: {sql}")
        return self._connection.run(sql, values)

    def execute_in(
        self, sql: str, wanted: Iterable[str | int], before: Sequence[Value] = ()
    ) -> None:
        """Run a statement that has `(??)` in place of any number of values (see `query_in`)."""
        for marks, batch in batches(wanted):
            self._connection.run(sql.replace("??", marks), [*before, *batch])

    def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement once a row."""
        self._connection.run_many(sql, rows)

    def insert(self, table: str, row: Columns) -> Any:
        """Store a row; return its id, or what stands first in its primary key."""
        [(id_, *_)] = self._insert(table, row, "")
        return id_

    def insert_if_new(self, table: str, row: Columns) -> None:
        """Store a row unless there is one that must differ from it."""
        self._insert(table, row, "ON CONFLICT DO NOTHING")

    def insert_many(self, table: str, rows: Iterable[Columns]) -> None:
        """Store rows that have the same columns, their keys among them."""
        new = list(rows)
        for row in new[:1]:
            sql = f"INSERT INTO {table} {_stored(row)}"
            self._connection.run_many(sql, ([each[name] for name in row] for each in new))
        self._record(table, new, is_new=True)

    def upsert(self, table: str, row: Columns, *, by: Sequence[str] = ()) -> None:
        """Store a row, or change the one that has the same values `by` these columns.

        They must be unique together; those of the primary key are, and need not be named.
        """
        key = by or self._connection.primary_key(table)
        rest = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name not in key)
        then = f"UPDATE SET {rest}" if rest else "NOTHING"
        is_new = not self._keep(table, {name: row[name] for name in key})
        self._insert(table, row, f"ON CONFLICT ({_named(key)}) DO {then}", is_new=is_new)

    def update(self, table: str, row: Columns, *, where: Columns) -> int:
        """Change the rows that have these values; return how many there were."""
        self._keep(table, where)
        sets = ", ".join(f'"{name}" = ?' for name in row)
        sql = f"UPDATE {table} SET {sets} WHERE {_equal(where)}"
        return self._connection.run(sql, [*row.values(), *where.values()])

    def delete(self, table: str, *, where: Columns) -> int:
        """Delete the rows that have these values; return how many there were."""
        self._keep(table, where)
        return self._connection.run(
            f"DELETE FROM {table} WHERE {_equal(where)}", [*where.values()]
        )

    def _insert(
        self, table: str, row: Columns, conflict: str, *, is_new: bool = True
    ) -> list[Row]:
        key = self._connection.primary_key(table)
        sql = f"INSERT INTO {table} {_stored(row)} {conflict} RETURNING {_named(key)}"
        stored = self.query(sql, [*row.values()])
        if is_new:
            keys = (dict(zip(key, values, strict=True)) for values in stored)
            self._record(table, [{**row, **each} for each in keys], is_new=True)
        return stored

    def _keep(self, table: str, where: Columns) -> int:
        """Record the rows that have these values as they are; return how many."""
        if self._change is None or table not in RECORDED:
            return 0
        sql = f"SELECT * FROM {table} WHERE {_equal(where)}"
        rows = self.records(sql, [*where.values()])
        self._record(table, rows, is_new=False)
        return len(rows)

    def _record(self, table: str, rows: Sequence[Columns], *, is_new: bool) -> None:
        if self._change is None or table not in RECORDED:
            return
        key, fact = self._connection.primary_key(table), RECORDED[table]
        images = (
            (
                self._change,
                table,
                _key(row, key),
                row[fact] if fact else None,
                None if is_new else _json(row),
            )
            for row in rows
        )
        self._connection.run_many(_IMAGE, images)


def _key(row: Columns, names: Sequence[str]) -> str:
    """Return the key of a row as `_json` would: almost every one is a number, written sooner."""
    [name, *others] = names
    value = row[name]
    if type(value) is int and not others:
        return f'{{"{name}":{value}}}'
    return _json({name: row[name] for name in names})


def _json(row: Columns) -> str:
    """Return a row as SQLite's json_object writes it, for keys are compared as texts."""
    return _ENCODER.encode(row)


def _named(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _stored(row: Columns) -> str:
    return f"({_named(row)}) VALUES ({','.join('?' * len(row))})"


def _equal(where: Columns) -> str:
    return " AND ".join(f'"{name}" = ?' for name in where)
