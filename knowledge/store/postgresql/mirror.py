"""Mirror: in a file of this machine, the rows of the server that search reads, and the index.

It follows the server by what triggers write down there of each change; it is no record, and can
be built anew at any time.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import StoreError
from knowledge.store.copying import batches_of
from knowledge.store.database import snapshot_of
from knowledge.store.migrations import LIBRARY
from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import EXPORTED, Transaction

SCHEMA = LIBRARY.extended(
    "mirror",
    m001_mirror=(
        (
            "CREATE TABLE mirror (id INTEGER PRIMARY KEY CHECK (id = 1), source TEXT NOT NULL, "
            "change INTEGER NOT NULL)"
        ),
        "INSERT INTO mirror VALUES (1, '', 0)",
    ),
)
"""That of a library; `mirror` says of which database it is one, and up to which change."""
KEPT_CHANGES = 100_000
"""Of so many changes the server keeps what was touched; who knows fewer is built anew."""
_NEWEST = """SELECT (SELECT name FROM identity), coalesce(max(id), 0), coalesce(min(id), 1)
             FROM answer_changes"""
_CHANGED = "SELECT DISTINCT tab, row_id FROM answer_changes WHERE id > ? ORDER BY 1, 2"


@dataclass(frozen=True, slots=True)
class Indexing:
    """What keeps the index in step: facts leave it before rows of theirs go, and come again."""

    unindex: Callable[[Transaction, Collection[int]], None]
    reindex: Callable[[Transaction, Collection[int]], None]
    rebuild: Callable[[Transaction], None]


@dataclass(frozen=True, slots=True)
class MirrorPosition:
    """A database on a server and its newest change; `oldest` is the first that it still knows."""

    source: str
    change: int
    oldest: int = 0


def require_mirror(path: Path, server: str) -> None:
    """Raise StoreError if a file is a database of its own: nothing of it may be overwritten."""
    if not path.is_file() or not path.stat().st_size:
        return
    with snapshot_of(path) as db:
        if db.columns("documents") and not db.columns("mirror"):
            raise StoreError(
                f"{path} is a database of its own, and no mirror of {server}. Let MIRROR name "
                "another file; nothing was changed."
            )


def position_of_server(server: Snapshot) -> MirrorPosition:
    """Return how far the server is."""
    [(source, newest, oldest)] = server.query(_NEWEST)
    return MirrorPosition(str(source), int(newest), int(oldest))


def position_of(mirror: Snapshot) -> MirrorPosition:
    """Return how far a mirror is, and of what."""
    [(source, change)] = mirror.query("SELECT source, change FROM mirror")
    return MirrorPosition(str(source), int(change))


def note_position(mirror: Transaction, position: MirrorPosition) -> None:
    """Say how far a mirror is."""
    query = "UPDATE mirror SET source = ?, change = ?"
    mirror.execute(query, [position.source, position.change])


def forget_changes(server: Transaction, kept: int) -> None:
    """Forget on the server what was touched by all but the newest changes."""
    newest = "SELECT max(id) FROM answer_changes"
    server.execute(f"DELETE FROM answer_changes WHERE id <= ({newest}) - ?", [kept])


def is_in_step(mirror: MirrorPosition, server: MirrorPosition) -> bool:
    """Tell whether a mirror shows what the server holds, or more than was known of that."""
    return mirror.source == server.source and mirror.change >= server.change


def catch_up(server: Snapshot, mirror: Transaction, indexing: Indexing) -> None:
    """Bring a mirror to where the server is, in the transaction of the mirror.

    Raises StoreError, and then the mirror is as it was.
    """
    here, there = position_of(mirror), position_of_server(server)
    if is_in_step(here, there):
        return
    mirror.execute("PRAGMA defer_foreign_keys = ON")
    if here.source == there.source and here.change >= there.oldest - 1:
        _apply(server, mirror, indexing, server.query(_CHANGED, [here.change]))
    else:
        _fill(server, mirror, indexing)
    last = server.value("SELECT last_fact FROM state")
    # A number of the mirror alone: vectors, which each process stores for itself, count it up too.
    mirror.execute("UPDATE state SET last_fact = ?, revision = revision + 1", [last])
    note_position(mirror, there)


def _fill(server: Snapshot, mirror: Transaction, indexing: Indexing) -> None:
    for table in reversed(EXPORTED):
        mirror.execute(f"DELETE FROM {table}")
    for table in EXPORTED:
        columns = sorted(mirror.columns(table))
        for rows in batches_of(server, table, columns):
            _insert(mirror, table, columns, rows)
    indexing.rebuild(mirror)


def _apply(
    server: Snapshot, mirror: Transaction, indexing: Indexing, changes: Iterable[Sequence[Any]]
) -> None:
    rows: dict[str, list[int]] = {table: [] for table in EXPORTED}
    for table, row in changes:
        rows[table].append(int(row))
    now = {table: _rows(server, mirror, table, rows[table]) for table in EXPORTED}
    before = {table: _rows(mirror, mirror, table, rows[table]) for table in EXPORTED}
    touched = {*rows["facts"]}
    for questions in (before["questions"], now["questions"]):
        touched.update(int(row["fact"]) for row in questions.values())
    indexing.unindex(mirror, touched)
    for table in reversed(EXPORTED):
        for key in before[table].keys() - now[table].keys():
            mirror.delete(table, where=_where(mirror, table, before[table][key]))
    for table in EXPORTED:
        _put(mirror, table, before[table], now[table])
    indexing.reindex(mirror, touched)


Rows = dict[Any, dict[str, Any]]
"""Rows by their keys."""


def _rows(db: Snapshot, mirror: Snapshot, table: str, ids: Sequence[int]) -> Rows:
    """Return the rows that a table has of these, by their keys."""
    columns = mirror.columns(table)
    names = ", ".join(f'"{name}"' for name in columns)
    query = f"SELECT {names} FROM {table} WHERE {_noted(table)} IN (??)"
    found = [dict(zip(columns, row, strict=True)) for row in db.query_in(query, ids)]
    return {tuple(_where(mirror, table, row).values()): row for row in found}


def _put(mirror: Transaction, table: str, before: Rows, now: Rows) -> None:
    for key, row in now.items():
        if (old := before.get(key)) is None:
            mirror.insert(table, row)
        elif old != row:
            # No more than differs: a text that is written again would lose its vectors.
            changed = {name: value for name, value in row.items() if old[name] != value}
            mirror.update(table, changed, where=_where(mirror, table, row))


def _insert(
    mirror: Transaction, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    names, marks = ", ".join(f'"{name}"' for name in columns), ",".join("?" * len(columns))
    mirror.execute_many(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _where(mirror: Snapshot, table: str, row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in mirror.primary_key(table)}


def _noted(table: str) -> str:
    """Return the column that the triggers write down of a row."""
    return "fact" if table == "translations" else "id"
