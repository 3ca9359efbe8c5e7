"""Restoration: a backup takes the place of a database, which is put aside first."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import StoreError
from knowledge.store import facts
from knowledge.store.audit_log import note_restoration
from knowledge.store.backups import BESIDE, copy_database, replace_database
from knowledge.store.database import Database
from knowledge.store.files import aside_of, keep_owner, sync
from knowledge.store.integrity import examined
from knowledge.store.migrations import LIBRARY
from knowledge.store.snapshot import Snapshot
from knowledge.store.sqlite_connection import SqliteConnection, open_reader

OCCASION = "before-restore"
"""In the name of the file that holds what was there."""
_CODE = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"


@dataclass(frozen=True, slots=True)
class Restored:
    """How many facts are there now, and the file that holds what was there, if anything was.

    On a server that is a `schema`.
    """

    facts: int
    aside: Path | None
    schema: str | None = None


def verify(backup: Path) -> int:
    """Return how many facts a backup has, after looking at all of it.

    The file, every sentence against what was stored, every quotation against its document, and
    whether it holds triggers, views or migrations that this version did not make. Raises
    StoreError.
    """
    if not backup.is_file():
        raise StoreError(f"There is no backup {backup}.")
    with closing(open_reader(backup)) as source:
        db = Snapshot(source)
        try:
            report, count = examined(db, "integrity_check"), facts.count(db)
        except StoreError as exc:
            raise StoreError(f"{backup} is no database of this bot: {exc.__cause__}.") from exc
        if not report:
            raise StoreError(f"{backup} is damaged. Take an older backup; nothing was replaced.")
        _require_own_schema(source, backup)
    return count


def restore(backup: Path, database: Path, *, by: str) -> Restored:
    """Put a verified backup in place of the database, which stays beside it under a dated name.

    The history notes who did that. Raises StoreError; until the copy is in its place nothing is
    replaced, and what was there before is never lost.
    """
    count = verify(backup)
    draft = database.with_name(f"{database.name}.restored")
    try:
        with closing(open_reader(backup)) as source:
            copy_database(source, draft)
        # Migrated before it replaces anything, which a full disk may refuse.
        prepared = Database(draft)
        try:
            aside = _put_aside(database) if database.exists() else None
            with prepared.write() as db:
                note_restoration(db, by, backup.name, aside.name if aside else None)
            _make_one_file(prepared)
        finally:
            prepared.close()
        _take_place(draft, database)
    finally:
        for suffix in ("", *BESIDE):
            with suppress(OSError):
                draft.with_name(draft.name + suffix).unlink(missing_ok=True)
    return Restored(count, aside)


def _make_one_file(database: Database) -> None:
    if not database.checkpoint():
        raise StoreError(f"{database.path} is in use. Nothing was replaced.")


def _take_place(draft: Path, database: Path) -> None:
    try:
        replace_database(draft, database)
    except OSError as exc:
        raise StoreError(f"{database} cannot be replaced: {exc.strerror}.") from exc


def _put_aside(database: Path) -> Path:
    """Keep a database under another name as well, with its log; it may be damaged."""
    aside = aside_of(database, OCCASION)
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try:
        for suffix in ("", BESIDE[0]):
            file = database.with_name(database.name + suffix)
            if file.exists() and (not suffix or file.stat().st_size):
                _keep(file, aside.with_name(aside.name + suffix))
        sync(aside.absolute().parent)
    except OSError as exc:
        raise StoreError(
            f"{aside} cannot be written: {exc.strerror}. Nothing was replaced."
        ) from exc
    return aside


def _keep(file: Path, copy: Path) -> None:
    try:
        os.link(file, copy)
    except OSError:
        # Not every file system has links.
        shutil.copy2(file, copy)
        keep_owner(copy, file)
        sync(copy)


def _require_own_schema(source: SqliteConnection, backup: Path) -> None:
    """Raise StoreError for triggers and views that its own migrations would not have made."""
    LIBRARY.require_known(source.raw, backup)
    with closing(sqlite3.connect(":memory:")) as old, closing(sqlite3.connect(":memory:")) as new:
        source.back_up(old)
        LIBRARY.migrate(old)
        LIBRARY.migrate(new)
        foreign = sorted(f"{kind} {name}" for kind, name, _ in {*old.execute(_CODE)} - {
            *new.execute(_CODE)})  # fmt: skip
    if foreign:
        raise StoreError(
            f"{backup} holds what no version of this bot made ({', '.join(foreign)}), so it may "
            "have been changed by somebody. Take another backup; nothing was replaced."
        )
