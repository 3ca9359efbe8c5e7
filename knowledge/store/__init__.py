"""The record, which must not be lost, and all SQL on it."""

from knowledge.store.database import Database
from knowledge.store.transaction import Snapshot, Transaction, batches

__all__ = ["Database", "Snapshot", "Transaction", "batches"]
