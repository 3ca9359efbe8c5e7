"""One process a database: a second bot, or a restore under a running one, is refused."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge import StoreError


@contextmanager
def alone_on(database: Path) -> Iterator[None]:
    """Hold the lock beside a database. Raises StoreError if another process holds it."""
    lock = database.with_name(database.name + ".lock")
    try:
        file = lock.open("w")
    except OSError as exc:
        raise StoreError(f"{lock} cannot be written: {exc.strerror}.") from exc
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise StoreError(f"A bot is running on {database}. Stop it first.") from exc
        yield
