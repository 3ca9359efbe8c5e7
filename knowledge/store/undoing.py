"""SQL that notes rows as they were before a change, and puts them back.

The notes are made by triggers of the writing connection, so no statement can forget them.
"""

import json
from collections.abc import Iterator

from sqlite_utils import Database

TABLES = ("documents", "facts", "questions", "translations", "synonyms", "samples")
"""All that is curated: what an export holds."""
_FACT = {"facts": "id", "questions": "fact", "translations": "fact"}


def watch(db: Database) -> None:
    """Note, from now on and on this connection, what happens to rows while a change is open."""
    db.execute("CREATE TEMP TABLE open_change (id INTEGER NOT NULL)")
    for table in TABLES:
        columns = [column.name for column in db.table(table).columns]
        for event, kept in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            before = "NULL" if event == "INSERT" else _as_json(columns, kept)
            fact = f'{kept}."{_FACT[table]}"' if table in _FACT else "NULL"
            db.execute(
                f"CREATE TEMP TRIGGER note_{table}_{event.lower()} AFTER {event} ON {table} "
                "WHEN EXISTS (SELECT 1 FROM open_change) BEGIN "
                "INSERT INTO undo_log (change, tab, key, fact, before) "
                f"SELECT id, '{table}', {_as_json(db.table(table).pks, kept)}, {fact}, {before} "
                "FROM open_change; END"
            )


def open_change(db: Database, change: int) -> None:
    """Note under this number what happens to rows."""
    db.execute("INSERT INTO open_change VALUES (?)", [change])


def close_change(db: Database) -> None:
    """Note no more."""
    db.execute("DELETE FROM open_change")


def is_noted(db: Database, change: int) -> bool:
    """Tell whether anything happened in a change."""
    query = "SELECT EXISTS (SELECT 1 FROM undo_log WHERE change = ?)"
    (found,) = db.execute(query, [change]).fetchone()
    return bool(found)


def facts_of(db: Database, change: int) -> list[int]:
    """Return the facts that a change touched, in themselves or in what hangs on them."""
    query = "SELECT DISTINCT fact FROM undo_log WHERE change = ? AND fact IS NOT NULL ORDER BY 1"
    return [int(fact) for (fact,) in db.execute(query, [change])]


def inserted_facts(db: Database, change: int) -> list[int]:
    """Return the facts that a change brought."""
    query = "SELECT fact FROM undo_log WHERE change = ? AND tab = 'facts' AND before IS NULL"
    return [int(fact) for (fact,) in db.execute(query, [change])]


def later(db: Database, change: int) -> list[int]:
    """Return the newer changes, not undone, of the same rows or of facts that this one brought."""
    newer = """SELECT DISTINCT newer.change FROM undo_log newer JOIN undo_log mine
               ON mine.change = :change AND {}
               WHERE newer.change > :change
               AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = newer.change)"""
    same_row = newer.format("mine.tab = newer.tab AND mine.key = newer.key")
    brought = "mine.tab = 'facts' AND mine.before IS NULL AND mine.fact = newer.fact"
    query = f"{same_row} UNION {newer.format(brought)} ORDER BY 1"
    return [int(found) for (found,) in db.execute(query, {"change": change})]


def revert(db: Database, change: int) -> None:
    """Put every row of a change back as it was; the index must be told before and after."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute("UPDATE state SET last_fact = max(last_fact, (SELECT max(id) FROM facts))")
    query = "SELECT tab, key, before FROM undo_log WHERE change = ? ORDER BY id DESC"
    for table, key, before in db.execute(query, [change]).fetchall():
        _put_back(db, table, json.loads(key), json.loads(before) if before else None)


def prune(db: Database, actor: str, keep: int) -> None:
    """Forget how to undo all but the newest changes of somebody; their history stays."""
    query = """DELETE FROM undo_log WHERE change IN
               (SELECT id FROM history WHERE actor = ? ORDER BY id DESC LIMIT -1 OFFSET ?)"""
    db.execute(query, [actor, keep])


Values = dict[str, str | int | None]


def _put_back(db: Database, table: str, key: Values, before: Values | None) -> None:
    where = " AND ".join(f'"{name}" = ?' for name in key)
    if before is None:
        db.execute(f"DELETE FROM {table} WHERE {where}", [*key.values()])
        return
    sets = ", ".join(f'"{name}" = ?' for name in before)
    values = [*before.values(), *key.values()]
    if not db.execute(f"UPDATE {table} SET {sets} WHERE {where}", values).rowcount:
        db.table(table).insert(before)


def _as_json(columns: list[str], row: str) -> str:
    return f"json_object({', '.join(_pairs(columns, row))})"


def _pairs(columns: list[str], row: str) -> Iterator[str]:
    for column in columns:
        yield f"'{column}', {row}.\"{column}\""
