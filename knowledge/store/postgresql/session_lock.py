"""Session locks: held by a connection for as long as a process works on a schema.

Bots share it, for they work beside each other; what replaces the schema holds it alone.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

from psycopg.conninfo import make_conninfo

from knowledge.errors import StoreError
from knowledge.store.postgresql.connecting import TimedConnection, connect, name_of
from knowledge.store.postgresql.database import SCHEMA, reaching

_CLASS = 20180702
_EXCLUSIVE = f"SELECT pg_try_advisory_lock({_CLASS}, hashtext(%s))"
_SHARED = f"SELECT pg_try_advisory_lock_shared({_CLASS}, hashtext(%s))"
_HOLDERS = f"""
    SELECT DISTINCT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.database = a.datid AND l.objsubid = 2
    AND l.classid = {_CLASS} AND l.objid::bigint = hashtext(%s)::bigint & 4294967295
    AND l.pid <> pg_backend_pid() ORDER BY 1"""
BOT = "bot"
"""What a process calls itself that shares a schema."""


@contextmanager
def alone_on_server(address: str, work: str, schema: str = SCHEMA) -> Iterator[None]:
    """Hold a schema alone, for some work. Raises StoreError, which names who else holds it."""
    with _connected(address, work) as raw:
        require_lock(raw, address, schema, _EXCLUSIVE)
        yield


@contextmanager
def shared_on_server(address: str, schema: str = SCHEMA) -> Iterator[None]:
    """Hold a schema beside other bots. Raises StoreError, which names who holds it alone."""
    with _connected(address, BOT) as raw:
        share(raw, address, schema)
        yield


def share(raw: TimedConnection, address: str, schema: str) -> None:
    """Let a connection hold a schema beside others. Raises StoreError as `shared_on_server`."""
    require_lock(raw, address, schema, _SHARED)


def require_lock(raw: TimedConnection, address: str, schema: str, lock: str) -> None:
    """Take a lock. Raises StoreError, which names whoever holds it."""
    with reaching(name_of(address)):
        if raw.execute(lock, [schema]).fetchone() == (True,):
            return
        found = [str(name) for (name,) in raw.execute(_HOLDERS, [schema])]
    raise StoreError(_refusal(name_of(address), found))


def signed(address: str, work: str) -> str:
    """Return an address by which the server knows what this process does, and where it runs."""
    where = f"{work} on {socket.gethostname()[:30]}, process {os.getpid()}"
    return make_conninfo(address, application_name=where)


@contextmanager
def _connected(address: str, work: str) -> Iterator[TimedConnection]:
    with reaching(name_of(address)):
        raw = connect(signed(address, work))
    with closing(raw):
        yield raw


def _refusal(server: str, holders: list[str]) -> str:
    named = "; ".join(holders)
    if not all(each.startswith(BOT) for each in holders):
        return f"{server} is in use ({named}). Wait until that has ended, and try again."
    if holders[1:]:
        return f"{len(holders)} bots are running on {server} ({named}). Stop all of them first."
    return f"A bot is running on {server} ({named}). Stop it first."
