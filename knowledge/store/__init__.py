"""The record, which must not be lost, and all SQL on it."""

from knowledge.store.database import Database
from knowledge.store.read_only_database import ReadOnlyDatabase
from knowledge.store.snapshot import Snapshot, batches
from knowledge.store.transaction import Transaction

__all__ = ["Database", "ReadOnlyDatabase", "Snapshot", "Transaction", "batches"]
