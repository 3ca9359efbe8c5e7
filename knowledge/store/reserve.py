"""Disk reserve: room that is kept so that on a full disk something can still be deleted.

Deleting rows writes first: to the log, and zeros over what was there. On a disk that is full to
the last byte, who asks to be forgotten would be refused.
"""

from contextlib import suppress
from pathlib import Path

SIZE = 8 * 1024 * 1024
"""Bytes: the log of deleting a person's rows, in the database and in a backup, is smaller."""


class DiskReserve:
    """A file of zeros beside a database, which gives its room when it is deleted."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}.reserve")

    def hold(self) -> None:
        """Take the room, unless it is held, or there is none."""
        with suppress(OSError):
            if self._path.is_file() and self._path.stat().st_size == SIZE:
                return
            self._path.write_bytes(bytes(SIZE))
            return
        self.spend()

    def spend(self) -> bool:
        """Give the room back; return whether any was held."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
