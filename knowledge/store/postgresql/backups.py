"""Backups of a schema: files of SQLite, so that `/forgetme` reaches into them, and restoration.

A dump of pg_dump could not be written to: who asks to be forgotten would stay in it.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.errors import StoreError
from knowledge.store import forgotten
from knowledge.store.audit_log import note_restoration
from knowledge.store.backups import copy_database
from knowledge.store.copying import copy_rows, first_difference
from knowledge.store.database import Database
from knowledge.store.database_copy import QUEUE_TABLES
from knowledge.store.postgresql.database import SCHEMA, PostgresDatabase, is_there
from knowledge.store.postgresql.endpoint import UnfinishedSchema
from knowledge.store.restoration import OCCASION, Restored, verify
from knowledge.store.sqlite_connection import open_reader


def back_up(server: PostgresDatabase, target: Path) -> None:
    """Copy a schema as it is now to a file, compare the two, and let the file appear whole.

    Raises StoreError if the file cannot be written.
    """
    with _scratch(target.absolute().parent) as draft:
        with closing(Database(draft)) as copy, server.at_one_moment() as source:
            copy_rows(source, copy)
            _require_same(first_difference(source, copy.read()))
            copy.checkpoint()
        with closing(open_reader(draft)) as finished:
            copy_database(finished, target)


def restore(backup: Path, address: str, *, by: str, schema: str = SCHEMA) -> Restored:
    """Put a verified backup in place of a schema, which stays beside it under a dated name.

    The history notes who did that; updates that wait go on waiting. Raises StoreError; until the
    copy is in its place nothing is replaced.
    """
    count = verify(backup)
    with (
        _scratch(backup.absolute().parent) as draft,
        closing(UnfinishedSchema(address, schema)) as unfinished,
    ):
        if unfinished.was_there:
            unfinished.start_again()
        with closing(open_reader(backup)) as reader:
            copy_database(reader, draft)
        target = unfinished.store(())
        # Opening it brings an old backup up to date.
        with closing(Database(draft)) as source:
            copy_rows(source.read(), target)
            _require_same(first_difference(source.read(), target.read()))
        aside = _aside_of(schema) if is_there(address, schema) else None
        if aside:
            with closing(PostgresDatabase(address, schema)) as present:
                copy_rows(present.read(), target, QUEUE_TABLES)
                asked = forgotten.everybody(present.read())
            with target.write(changes_answers=False) as db:
                # They stood in the backup, if it was on another machine then.
                forgotten.apply(db, asked)
        with target.write() as db:
            note_restoration(db, by, backup.name, aside)
        unfinished.take_place(aside)
    return Restored(count, None, aside)


def _require_same(difference: str | None) -> None:
    if difference:
        raise StoreError(f"{difference} is not the same in the copy. Nothing was replaced.")


def _aside_of(schema: str) -> str:
    moment = datetime.now(UTC).strftime("%Y_%m_%d_%H%M%S")
    return f"{schema}_{OCCASION.replace('-', '_')}_{moment}"


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Lend a name in a folder of its own, beside where much room is needed anyway."""
    try:
        with TemporaryDirectory(dir=folder, prefix=".backup-") as scratch:
            yield Path(scratch) / "copy.db"
    except OSError as exc:
        raise StoreError(f"{exc.filename or folder} cannot be written: {exc.strerror}.") from exc
