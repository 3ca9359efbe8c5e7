"""Copying: all rows of a database into one of another kind, and comparing the two row by row.

What is there already is not copied again, so that a copy that was cut off goes on where it was.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import zip_longest
from typing import Protocol

from knowledge.errors import StoreError
from knowledge.store.snapshot import Row, Snapshot, Value
from knowledge.store.transaction import Transaction

LIBRARY_TABLES = (
    *("documents", "facts", "questions", "translations", "synonyms", "samples"),
    *("watched_addresses", "history", "undo_log", "fact_changes", "people", "journal"),
    *("feedback", "editors", "steps", "offers", "uploads", "digests", "talks"),
    *("moved_groups", "group_documents", "decisions", "job_runs"),
    "forgotten",
)
"""The tables of the record, each after those that it refers to; the index is built again."""
_ORDERED = {"steps", "offers", "uploads", "digests", "talks", "moved_groups"}
"""Tables whose rows have no number but the one in the order of which they came: the row id."""
_LARGE_ROWS = {"documents", "uploads", "watched_addresses"}
_BATCH, _SMALL_BATCH = 2_000, 20
_STATE = "SELECT revision, last_fact, key_fingerprint FROM state"
_GIVEN = "SELECT seq FROM sqlite_sequence WHERE name = 'editors'"


class Store(Protocol):
    """What rows are copied into: `Database`, or its like on another server."""

    def read(self) -> Snapshot:
        """Return what this thread reads with."""

    def write(
        self, *, changes_answers: bool = True, durable: bool = True
    ) -> AbstractContextManager[Transaction]:
        """Open a transaction."""

    def checkpoint(self) -> bool:
        """Let nothing of what was deleted stay on the disk; tell whether that was possible."""

    def close(self) -> None:
        """Close every connection."""


def copy_rows(
    source: Snapshot,
    target: Store,
    tables: Sequence[str] = LIBRARY_TABLES,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Mapping[str, int]:
    """Copy the rows that a target lacks; return how many the source has, by table.

    `progress` hears how many rows of how many are there. Raises StoreError; what was copied until
    then stays, and is not copied again.
    """
    counts = {table: int(source.value(f"SELECT count(*) FROM {table}")) for table in tables}
    done, every = 0, sum(counts.values())
    for table in tables:
        done += int(target.read().value(f"SELECT count(*) FROM {table}"))
        for batch in batches_of(source, table, _columns(source, table), _last(target, table)):
            _store(target, table, batch)
            done += len(batch)
            progress(done, every)
    if set(tables) == {*LIBRARY_TABLES}:
        _copy_state(source, target)
    return counts


def first_difference(
    source: Snapshot, target: Snapshot, tables: Sequence[str] = LIBRARY_TABLES
) -> str | None:
    """Return the table and the key of the first row that is not the same in both; None if none."""
    for table in tables:
        columns = _columns(source, table)
        pairs = zip_longest(_rows(source, table, columns), _rows(target, table, columns))
        for one, other in pairs:
            if one != other:
                key = dict(zip(columns, one or other, strict=True))
                return f"{table} {', '.join(str(key[name]) for name in _key(source, table))}"
    if set(tables) == {*LIBRARY_TABLES}:
        for query in (_STATE, _GIVEN):
            if source.first(query) != target.first(query):
                return "state"
    return None


def _store(target: Store, table: str, rows: list[Row]) -> None:
    columns = _columns(target.read(), table)
    names, marks = ", ".join(map(_quoted, columns)), ",".join("?" * len(columns))
    try:
        # A copy that a power cut shortens goes on as one that was stopped.
        with target.write(changes_answers=False, durable=False) as db:
            db.execute_many(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
    except StoreError as exc:
        reason = exc.__cause__ or exc
        raise StoreError(
            f"Rows of {table} from {rows[0][0]} on cannot be copied: {reason} The source is as "
            "it was; the copy goes on when the same command is given again."
        ) from exc


def _copy_state(source: Snapshot, target: Store) -> None:
    [state], given = source.query(_STATE), source.value(_GIVEN)
    with target.write(changes_answers=False) as db:
        db.execute("UPDATE state SET revision = ?, last_fact = ?, key_fingerprint = ?", state)
        db.execute("DELETE FROM sqlite_sequence WHERE name = 'editors'")
        if given is not None:
            db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('editors', ?)", [given])


def _rows(db: Snapshot, table: str, columns: Sequence[str]) -> Iterator[Row]:
    for batch in batches_of(db, table, columns):
        yield from batch


def batches_of(
    db: Snapshot, table: str, columns: Sequence[str], after: Sequence[Value] | None = None
) -> Iterator[list[Row]]:
    """Yield the rows behind a key, in its order, as many at once as fit into memory with ease."""
    key = _key(db, table)
    places, names = [columns.index(name) for name in key], ", ".join(map(_quoted, key))
    select = f"SELECT {', '.join(map(_quoted, columns))} FROM {table}"
    limit = _SMALL_BATCH if table in _LARGE_ROWS else _BATCH
    while True:
        behind = f"WHERE ({names}) > ({','.join('?' * len(key))})" if after else ""
        query = f"{select} {behind} ORDER BY {names} LIMIT ?"
        rows = db.query(query, [*(after or ()), limit])
        if rows:
            yield rows
        if len(rows) < limit:
            return
        after = [rows[-1][place] for place in places]


def _last(target: Store, table: str) -> Row | None:
    db = target.read()
    key = [_quoted(name) for name in _key(db, table)]
    order = ", ".join(f"{name} DESC" for name in key)
    return db.first(f"SELECT {', '.join(key)} FROM {table} ORDER BY {order} LIMIT 1")


def _columns(db: Snapshot, table: str) -> list[str]:
    """Return the columns in an order that all stores share."""
    return sorted([*db.columns(table), *(["rowid"] if table in _ORDERED else [])])


def _key(db: Snapshot, table: str) -> Sequence[str]:
    return ["rowid"] if table in _ORDERED else db.primary_key(table)


def _quoted(name: str) -> str:
    return f'"{name}"'
