"""Copies of the database: made while it is in use, and verified before they replace anything."""

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from knowledge.errors import StoreError
from knowledge.store import facts
from knowledge.store.connection import OWNER_ONLY, open_reader

_BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a database; what belonged to the old one must not meet the new."""


def back_up(database: Path, target: Path) -> None:
    """Copy a database as it is now, while others read and write it; the copy appears whole.

    Raises StoreError if there is no database, or if the copy cannot be written.
    """
    if not database.is_file():
        raise StoreError(f"There is no database {database}.")
    source = open_reader(database)
    try:
        _copy(source, target)
    finally:
        source.close()


def restore(backup: Path, database: Path) -> int:
    """Put a backup in place of the database; return how many facts it has.

    It is verified first: the file, every sentence against what was stored, and every quotation
    against its document. Raises StoreError, and then nothing was replaced.
    """
    if not backup.is_file():
        raise StoreError(f"There is no backup {backup}.")
    source = open_reader(backup)
    try:
        count = _verified(source, backup)
        _copy(source, database)
    finally:
        source.close()
    return count


def _verified(source: Database, backup: Path) -> int:
    try:
        (sound,) = source.execute("PRAGMA integrity_check").fetchone()
        wrong = facts.damaged(source) if sound == "ok" else []
        count = facts.count(source) if sound == "ok" else 0
    except sqlite3.Error as exc:
        raise StoreError(f"{backup} is no database of this bot: {exc}.") from exc
    if sound != "ok" or wrong:
        raise StoreError(f"{backup} is damaged. Take an older backup; nothing was replaced.")
    return count


def _copy(source: Database, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        part.touch(OWNER_ONLY)
        copy = sqlite3.connect(part)
        source.conn.backup(copy)
        # The copy is one file, and on the disk before it takes its place.
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        for suffix in _BESIDE:
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        part.replace(target)
    except (OSError, sqlite3.Error) as exc:
        part.unlink(missing_ok=True)
        raise StoreError(f"{target} cannot be written: {exc}.") from exc
