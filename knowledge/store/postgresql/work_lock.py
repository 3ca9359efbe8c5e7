"""Work lock: held by a connection of its own while one process does what all could do."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg

from knowledge.store.postgresql.connecting import connect, name_of
from knowledge.store.postgresql.database import reaching

_TAKE = "SELECT pg_try_advisory_lock(20180703, hashtext(%s))"
_BETWEEN_TRIES = 0.1


@contextmanager
def exclusive(address: str, schema: str, work: str, patience: float) -> Iterator[bool]:
    """Hold a work, or tell that another process does so for longer than `patience` seconds.

    The server lets go of it when the process that holds it ends, or is heard no more. Raises
    StoreError.
    """
    with reaching(name_of(address)):
        raw = connect(address)
    with closing(raw):
        yield _is_taken(raw, f"{schema} {work}", patience, name_of(address))


def _is_taken(raw: psycopg.Connection, lock: str, patience: float, server: str) -> bool:
    end = time.monotonic() + patience
    while True:
        with reaching(server):
            if raw.execute(_TAKE, [lock]).fetchone() == (True,):
                return True
        if time.monotonic() >= end:
            return False
        time.sleep(_BETWEEN_TRIES)
