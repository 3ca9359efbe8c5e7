"""One process a database: a second bot, or a restore under a running one, is refused."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge import StoreError

_RUNNING = "A bot is running on {}. Stop it first."


def lock_of(database: Path) -> Path:
    """Return the lock file of a database, the same by whatever link it is reached."""
    real = database.resolve()
    return real.with_name(real.name + ".lock")


@contextmanager
def alone_on(database: Path) -> Iterator[None]:
    """Hold the lock of a database. Raises StoreError if another process holds it.

    A lock file can be deleted under a running bot; on Linux a name in the kernel, made of the
    database's own number on its disk, tells even then.
    """
    lock = FileLock(lock_of(database), mode=0o600)
    try:
        held = lock.acquire(blocking=False)
    except Timeout as exc:
        raise StoreError(_RUNNING.format(database)) from exc
    except OSError as exc:
        raise StoreError(f"{lock.lock_file} cannot be written: {exc.strerror}.") from exc
    with held, _name_in_kernel(database):
        yield


@contextmanager
def _name_in_kernel(database: Path) -> Iterator[None]:
    if not hasattr(socket, "AF_UNIX") or os.uname().sysname != "Linux" or not database.exists():
        yield
        return
    found = database.stat()
    name = sha256(f"{found.st_dev}:{found.st_ino}".encode()).hexdigest()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as held:
        try:
            held.bind(f"\0telegram-bot-database-{name}")
        except OSError as exc:
            raise StoreError(_RUNNING.format(database)) from exc
        yield
