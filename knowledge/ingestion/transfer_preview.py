"""What storing an export would change: tried on a copy of the database, so it is just that."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.ingestion.records import Record
from knowledge.ingestion.transfer import store_records
from knowledge.ingestion.transfer_changes import TransferChanges
from knowledge.models import Action
from knowledge.store import Database
from knowledge.store.audit_log import recorded
from knowledge.store.checksums import sha256_of
from knowledge.store.copying import copy_rows
from knowledge.store.database import trial_copy
from knowledge.store.fact_changes import FactChange, changes_of

_HISTORY = ("history", "fact_changes")


@dataclass(frozen=True, slots=True)
class TransferPreview:
    """What became of the rows on the copy, and of each fact that was there."""

    changes: TransferChanges
    facts: tuple[FactChange, ...] = ()

    @property
    def state(self) -> str:
        """What differs as soon as storing the same rows would change something else."""
        done = self.changes
        told = (done.added, done.new_facts, done.questions, done.translations, done.described)
        return sha256_of(repr((self.facts, told, done.doubled)))


def foresee_records(database: Database, given: Iterable[Record], name: str) -> TransferPreview:
    """Return what `store_records` would change. Raises as that does, and StoreError."""
    with trial_copy(database) as copy:
        # A copy of a mirror lacks it, and former words tell a file that was imported before.
        copy_rows(database.read(), copy, _HISTORY)
        with copy.write(durable=False) as db, recorded(db, "", Action.IMPORT) as line:
            changes = store_records(db, given, name, by="")
        found = changes_of(copy.read(), line.id) if line.id else []
    return TransferPreview(changes, tuple(found))
