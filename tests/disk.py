"""What stands on the disk, whatever a database says."""

from pathlib import Path

from knowledge.store import Database


def on_disk(path: Path) -> bytes:
    """Return every byte of the database and of its log, an open writer beside it."""
    Database(path).close()
    return files_of(path)


def files_of(path: Path) -> bytes:
    """Return every byte of a database's files, whatever lies in them."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
