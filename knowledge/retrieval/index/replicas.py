"""Replicas: a database on a server whose index each process keeps for itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.retrieval.index.build import rebuild, reindex, unindex
from knowledge.store.endpoints import needing_postgresql

if TYPE_CHECKING:
    from knowledge.store.postgresql.replicated_database import ReplicatedDatabase


def open_replica(address: str, mirror: Path, schema: str | None = None) -> "ReplicatedDatabase":
    """Open the database at an address, with a file for what search reads of it.

    Both are made if they are missing. Raises StoreError, also if the extra is not installed.
    """
    with needing_postgresql():
        from knowledge.store.postgresql.mirror import Indexing  # noqa: PLC0415
        from knowledge.store.postgresql.replicated_database import (  # noqa: PLC0415
            ReplicatedDatabase,
        )
    return ReplicatedDatabase(address, mirror, Indexing(unindex, reindex, rebuild), schema)
