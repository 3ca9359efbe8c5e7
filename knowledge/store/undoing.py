"""SQL that notes rows as they were before a change, and puts them back.

The notes are made by triggers of the writing connection, so no statement can forget them.
"""

import json
from collections.abc import Iterator

from knowledge.store.transaction import Snapshot, Transaction

TABLES = ("documents", "facts", "questions", "translations", "synonyms", "samples")
"""All that is curated: what an export holds."""
_FACT = {"facts": "id", "questions": "fact", "translations": "fact"}


def watch(db: Transaction) -> None:
    """Note, from now on and on this connection, what happens to rows while a change is open."""
    db.execute("CREATE TEMP TABLE open_change (id INTEGER NOT NULL)")
    for table in TABLES:
        columns = [
            str(name) for (name,) in db.query("SELECT name FROM pragma_table_info(?)", [table])
        ]
        for event, kept in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            before = "NULL" if event == "INSERT" else _as_json(columns, kept)
            fact = f'{kept}."{_FACT[table]}"' if table in _FACT else "NULL"
            db.execute(
                f"CREATE TEMP TRIGGER note_{table}_{event.lower()} AFTER {event} ON {table} "
                "WHEN EXISTS (SELECT 1 FROM open_change) BEGIN "
                "INSERT INTO undo_log (change, tab, key, fact, before) "
                f"SELECT id, '{table}', {_as_json(_keys(db, table), kept)}, {fact}, {before} "
                "FROM open_change; END"
            )


def open_change(db: Transaction, change: int) -> None:
    """Note under this number what happens to rows."""
    db.execute("INSERT INTO open_change VALUES (?)", [change])


def close_change(db: Transaction) -> None:
    """Note no more."""
    db.execute("DELETE FROM open_change")


def is_noted(db: Snapshot, change: int) -> bool:
    """Tell whether anything happened in a change."""
    query = "SELECT EXISTS (SELECT 1 FROM undo_log WHERE change = ?)"
    found = db.value(query, [change])
    return bool(found)


def facts_of(db: Snapshot, change: int) -> list[int]:
    """Return the facts that a change touched, in themselves or in what hangs on them."""
    query = "SELECT DISTINCT fact FROM undo_log WHERE change = ? AND fact IS NOT NULL ORDER BY 1"
    return [int(fact) for (fact,) in db.query(query, [change])]


def inserted_facts(db: Snapshot, change: int) -> list[int]:
    """Return the facts that a change brought."""
    query = "SELECT fact FROM undo_log WHERE change = ? AND tab = 'facts' AND before IS NULL"
    return [int(fact) for (fact,) in db.query(query, [change])]


def later(db: Snapshot, change: int) -> list[int]:
    """Return the newer changes, not undone, of the same rows or of facts that this one brought."""
    newer = """SELECT DISTINCT newer.change FROM undo_log newer JOIN undo_log mine
               ON mine.change = ? AND {}
               WHERE newer.change > ?
               AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = newer.change)"""
    same_row = newer.format("mine.tab = newer.tab AND mine.key = newer.key")
    brought = "mine.tab = 'facts' AND mine.before IS NULL AND mine.fact = newer.fact"
    query = f"{same_row} UNION {newer.format(brought)} ORDER BY 1"
    return [int(found) for (found,) in db.query(query, [change] * 4)]


def revert(db: Transaction, change: int) -> None:
    """Put every row of a change back as it was; the index must be told before and after."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute("UPDATE state SET last_fact = max(last_fact, (SELECT max(id) FROM facts))")
    query = "SELECT tab, key, before FROM undo_log WHERE change = ? ORDER BY id DESC"
    for table, key, before in db.query(query, [change]):
        _put_back(db, table, json.loads(key), json.loads(before) if before else None)


def prune(db: Transaction, actor: str, keep: int) -> None:
    """Forget how to undo all but the newest changes of somebody; their history stays."""
    query = """DELETE FROM undo_log WHERE change IN
               (SELECT id FROM history WHERE actor = ? ORDER BY id DESC LIMIT -1 OFFSET ?)"""
    db.execute(query, [actor, keep])


Values = dict[str, str | int | None]


def _put_back(db: Transaction, table: str, key: Values, before: Values | None) -> None:
    where = " AND ".join(f'"{name}" = ?' for name in key)
    if before is None:
        db.execute(f"DELETE FROM {table} WHERE {where}", [*key.values()])
        return
    sets = ", ".join(f'"{name}" = ?' for name in before)
    values = [*before.values(), *key.values()]
    if not db.execute(f"UPDATE {table} SET {sets} WHERE {where}", values):
        db.insert(table, before)


def _keys(db: Transaction, table: str) -> list[str]:
    query = "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk"
    return [str(name) for (name,) in db.query(query, [table])]


def _as_json(columns: list[str], row: str) -> str:
    return f"json_object({', '.join(_pairs(columns, row))})"


def _pairs(columns: list[str], row: str) -> Iterator[str]:
    for column in columns:
        yield f"'{column}', {row}.\"{column}\""
