"""One process a database: a second bot, or a restore under a running one, is refused."""

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

from knowledge import StoreError

_RUNNING = "A bot is running on {}. Stop it first."


def lock_of(database: Path) -> Path:
    """Return the lock file of a database, the same by whatever link it is reached."""
    real = database.resolve()
    return real.with_name(real.name + ".lock")


@contextmanager
def alone_on(database: Path) -> Iterator[None]:
    """Hold the lock of a database. Raises StoreError if another process holds it.

    A lock file can be deleted under a running bot; on Linux names in the kernel, made of the
    numbers of folder and database on their disk, tell even then.
    """
    # It takes 20 ms to import, and most commands need no lock.
    from filelock import FileLock, Timeout  # noqa: PLC0415

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
    if not hasattr(socket, "AF_UNIX") or os.uname().sysname != "Linux":
        yield
        return
    with ExitStack() as held:
        for place in _places(database.resolve()):
            name = held.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
            try:
                name.bind(f"\0telegram-bot-database-{sha256(place.encode()).hexdigest()}")
            except OSError as exc:
                raise StoreError(_RUNNING.format(database)) from exc
        yield


def _places(database: Path) -> Iterator[str]:
    """Yield what tells a database from all others: its place, and its file where there is one.

    A restore puts another file in the place, and a link gives a file another place.
    """
    folder = database.parent.stat()
    yield f"{folder.st_dev}:{folder.st_ino}:{database.name}"
    if database.exists():
        found = database.stat()
        yield f"{found.st_dev}:{found.st_ino}"
