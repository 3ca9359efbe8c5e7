"""What stands on the disk, whatever a database says."""

from knowledge.store import Database


def on_disk(path):
    """Return every byte of the database and of its log, an open writer beside it."""
    Database(path).close()
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
