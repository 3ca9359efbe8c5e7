"""Copies of the database: made while it is in use, and verified before they replace anything."""

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from knowledge.errors import StoreError
from knowledge.store import facts, people
from knowledge.store.database import OWNER_ONLY, SqliteConnection, open_reader
from knowledge.store.integrity import examined, inspect
from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction

_OWNER_ONLY_FOLDER = 0o700
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


class Backups:
    """The daily backups of a database in a folder of their own; the newest stands for today.

    They are told by the day in their names (UTC), which copying elsewhere does not change.
    """

    def __init__(
        self, database: Path, folder: Path, keep: timedelta, *, longest: timedelta
    ) -> None:
        """Keep backups so long; none stays longer than `longest`, even if there is no newer."""
        self._database = database
        self.folder = folder
        self._keep = keep
        self._longest = longest

    def days(self) -> list[date]:
        """Return of which days there is a backup, newest first."""
        return sorted(self._files(), reverse=True)

    def make(self, today: date) -> Path:
        """Back up what is sound, unless that was done today; let go what is too old.

        Raises StoreError if the database is damaged, or the folder cannot be written; then the
        older backups stay, but for those that are too old even then.
        """
        target = self.folder / f"{self._database.stem}-{today}.db"
        keep = self._longest
        try:
            if not target.exists():
                self._copy_to(target)
            keep = self._keep
        finally:
            self._let_go(today - keep)
        return target

    def forget(self, person: str) -> None:
        """Delete what belongs to a person from every backup, as from the database.

        Raises StoreError if a backup cannot be written.
        """
        for path in self._files().values():
            try:
                with closing(SqliteConnection(sqlite3.connect(path), "{}")) as copy:
                    copy.run("PRAGMA secure_delete = ON")
                    with copy.transaction():
                        db = Transaction(copy)
                        people.delete_rows(db, people.personal_tables(db), person)
            except (sqlite3.Error, StoreError) as exc:
                raise StoreError(f"{path} cannot be written: {exc.__cause__ or exc}.") from exc

    def export(self, person: str) -> dict[str, list[dict[str, Any]]]:  # noqa: ARG002
        """Return nothing: these are copies of what is exported from the database."""
        return {}

    def let_go(self) -> None:
        """Delete nothing: `make` deletes what is too old, once there is a newer one."""

    def _copy_to(self, target: Path) -> None:
        if not (found := inspect(self._database)):
            raise StoreError(f"{self._database} is damaged, so it was not backed up: {found}.")
        try:
            self.folder.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        except OSError as exc:
            raise StoreError(f"{self.folder} cannot be made: {exc.strerror}.") from exc
        back_up(self._database, target)

    def _let_go(self, before: date) -> None:
        for day, path in self._files().items():
            if day <= before:
                path.unlink(missing_ok=True)

    def _files(self) -> dict[date, Path]:
        prefix = f"{self._database.stem}-"
        found = (
            (_day(path.stem.removeprefix(prefix)), path)
            for path in self.folder.glob(f"{prefix}????-??-??.db")
        )
        return {day: path for day, path in found if day}


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def _verified(source: SqliteConnection, backup: Path) -> int:
    db = Snapshot(source)
    try:
        report, count = examined(db, "integrity_check"), facts.count(db)
    except StoreError as exc:
        raise StoreError(f"{backup} is no database of this bot: {exc.__cause__}.") from exc
    if not report:
        raise StoreError(f"{backup} is damaged. Take an older backup; nothing was replaced.")
    return count


def _copy(source: SqliteConnection, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        part.touch(OWNER_ONLY)
        copy = sqlite3.connect(part)
        source.raw.backup(copy)
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
