"""Backups: copies of the database, made while it is in use."""

import os
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from knowledge.errors import StoreError
from knowledge.store import forgotten, people
from knowledge.store.files import OWNER_ONLY, put_in_place
from knowledge.store.integrity import IntegrityReport, inspect
from knowledge.store.sqlite_connection import SqliteConnection, open_reader
from knowledge.store.transaction import Transaction

_OWNER_ONLY_FOLDER = 0o700
BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a database; what belonged to the old one must not meet the new."""
PART = ".part"
"""Marks a copy that is not complete yet; a kill leaves it, and the next backup deletes it."""
KEPT_ALWAYS = 3
"""Backups that stay whatever their dates say: a clock that jumps must not delete all."""


class BackupSource(Protocol):
    """A database that backups are made of: `Database`."""

    @property
    def name(self) -> str:
        """What people know it by."""

    def inspect(self) -> IntegrityReport:
        """Return what is damaged."""

    def back_up(self, target: Path) -> None:
        """Copy it as it is now to a file."""


def back_up(database: Path, target: Path) -> None:
    """Copy a database as it is now, while others read and write it; the copy appears whole.

    Raises StoreError if there is no database, or if the copy cannot be written.
    """
    if not database.is_file():
        raise StoreError(f"There is no database {database}.")
    with _readable(database, target.absolute().parent) as source:
        copy_database(source, target)


@contextmanager
def _readable(database: Path, room: Path) -> Iterator[SqliteConnection]:
    """Open a database that SQLite may not be able to write beside, as on a disk that fails.

    Then it is read from a plain copy in `room`, its log with it, which is deleted afterwards.
    """
    if os.access(database.absolute().parent, os.W_OK):
        with closing(open_reader(database)) as reader:
            yield reader
        return
    with _unwritable(room), TemporaryDirectory(dir=room, prefix=".backup-") as folder:
        for suffix in ("", BESIDE[0]):
            if (file := database.with_name(database.name + suffix)).exists():
                shutil.copyfile(file, Path(folder) / f"copy{suffix}")
        with closing(open_reader(Path(folder) / "copy")) as reader:
            yield reader


@contextmanager
def _unwritable(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise StoreError(f"{exc.filename or place} cannot be copied: {exc.strerror}.") from exc


class Backups:
    """The daily backups of a database in a folder of their own; the newest stands for today.

    They are told by the day in their names (UTC), which copying elsewhere does not change. Three
    stay whatever the clock says; of those that are too old, what people wrote is deleted.
    """

    def __init__(
        self,
        database: Path,
        folder: Path,
        keep: timedelta,
        *,
        longest: timedelta,
        source: BackupSource | None = None,
    ) -> None:
        """Keep backups so long; none stays longer than `longest`, even if there is no newer.

        They are named for a file, and made of it unless there is another `source`.
        """
        self._database = database
        self._source = source
        self.folder = folder
        self._keep = keep
        self._longest = longest
        self._looked_through: tuple[Collection[object], Collection[object]] = ((), ())

    def days(self) -> list[date]:
        """Return of which days there is a backup, newest first."""
        return sorted(self._files(), reverse=True)

    def newest(self, today: date) -> date | None:
        """Return of which day the newest backup is; those of days to come say nothing."""
        return next((day for day in self.days() if day <= today), None)

    def make(self, today: date) -> Path:
        """Back up what is sound, unless that was done today; let go what is too old.

        Raises StoreError if the database is damaged, or the folder cannot be written; then the
        older backups stay, but for those that are too old even then.
        """
        self._drop_incomplete()
        target = self.folder / f"{self._database.stem}-{today}.db"
        keep = self._longest
        try:
            if not target.exists():
                self._copy_to(target)
            keep = self._keep
        finally:
            self._let_go(today - keep, today - self._longest)
        return target

    def prune(self, today: date) -> None:
        """Delete what is too old, also where no backups are made now. Raises StoreError."""
        self._let_go(today - self._longest, today - self._longest)

    def forget(self, person: str) -> None:
        """Delete what belongs to a person from every backup, as from the database.

        Raises StoreError if a backup cannot be written; all others are dealt with even then.
        """
        self._drop_incomplete()
        failures = []
        for path in self._files().values():
            try:
                with _open_copy(path) as db:
                    people.delete_rows(db, people.personal_tables(db), person)
            except StoreError as exc:
                failures.append(exc)
        if failures:
            raise failures[0]

    def forget_all(self, asked: Collection[tuple[str, str]]) -> None:
        """Delete who `asked` elsewhere to be forgotten, unless a copy knows. Raises StoreError."""
        files = self._files()
        if (state := (frozenset(asked), frozenset(files))) == self._looked_through:
            return
        for path in files.values():
            with _open_copy(path) as db:
                forgotten.apply(db, asked)
        self._looked_through = state

    def export(self, person: str) -> dict[str, list[dict[str, Any]]]:  # noqa: ARG002
        """Return nothing: these are copies of what is exported from the database."""
        return {}

    def let_go(self) -> None:
        """Delete nothing: `make` deletes what is too old, once there is a newer one."""

    def _copy_to(self, target: Path) -> None:
        source = self._source
        if not (found := source.inspect() if source else inspect(self._database)):
            named = source.name if source else self._database
            raise StoreError(f"{named} is damaged, so it was not backed up: {found}.")
        try:
            self.folder.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        except OSError as exc:
            raise StoreError(f"{self.folder} cannot be made: {exc.strerror}.") from exc
        if source:
            source.back_up(target)
        else:
            back_up(self._database, target)

    def _let_go(self, before: date, longest: date) -> None:
        newest = sorted(self._files().items(), reverse=True)
        for place, (day, path) in enumerate(newest):
            if day <= before and place >= KEPT_ALWAYS:
                path.unlink(missing_ok=True)
            elif day <= longest:
                with _open_copy(path) as db:
                    people.delete_all(db)

    def _drop_incomplete(self) -> None:
        for part in self.folder.glob(f"{self._database.stem}-????-??-??.db{PART}*"):
            part.unlink(missing_ok=True)

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


@contextmanager
def _open_copy(path: Path) -> Iterator[Transaction]:
    """Write to a backup, so that nothing of what is deleted stays on the disk."""
    try:
        with closing(SqliteConnection(sqlite3.connect(path), "{}")) as copy:
            copy.run("PRAGMA secure_delete = ON")
            with copy.transaction():
                yield Transaction(copy)
    except (sqlite3.Error, StoreError) as exc:
        raise StoreError(f"{path} cannot be written: {exc.__cause__ or exc}.") from exc


def copy_database(source: SqliteConnection, target: Path) -> None:
    """Copy a database as it is now over a file; it appears whole, or not at all.

    Raises StoreError if it cannot be read or written.
    """
    part = target.with_name(target.name + PART)
    try:
        part.unlink(missing_ok=True)
        part.touch(OWNER_ONLY)
        with closing(sqlite3.connect(part)) as copy:
            source.back_up(copy)
            # The copy is one file, and on the disk before it takes its place.
            copy.execute("PRAGMA journal_mode = DELETE")
        replace_database(part, target)
    except (OSError, sqlite3.Error) as exc:
        raise StoreError(f"{target} cannot be written: {exc}.") from exc
    finally:
        part.unlink(missing_ok=True)


def replace_database(part: Path, target: Path) -> None:
    """Let a finished database of one file take the place of another. Raises OSError."""
    for suffix in BESIDE:
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    put_in_place(part, target)
