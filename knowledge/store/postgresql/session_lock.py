"""Session lock: held by a connection for as long as a process works on a schema."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
from psycopg.conninfo import make_conninfo

from knowledge.errors import StoreError
from knowledge.store.postgresql.database import SCHEMA, name_of, reaching

ALIVE = {"keepalives_idle": 2, "keepalives_interval": 2, "keepalives_count": 3}
"""Settings of a connection by which either end misses the other within eight seconds."""
_TAKE = "SELECT pg_try_advisory_lock(20180702, hashtext(%s))"


@contextmanager
def alone_on_server(address: str, schema: str = SCHEMA) -> Iterator[None]:
    """Hold a schema. Raises StoreError if another process, on whatever machine, holds it."""
    name = name_of(address)
    with reaching(name):
        raw = psycopg.connect(make_conninfo(address, **ALIVE), autocommit=True)
    with closing(raw):
        with reaching(name):
            taken = raw.execute(_TAKE, [schema]).fetchone()
        if taken != (True,):
            raise StoreError(f"A bot is running on {name}. Stop it first.")
        yield
