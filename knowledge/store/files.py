"""Files: put on the disk for good, and left with the owner that they had."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

OWNER_ONLY = 0o600
"""The rights of what holds people's words."""


def sync(path: Path) -> None:
    """Return when a file, or the names in a folder, are on the disk. Raises OSError.

    Windows opens no folder for this, and keeps names without it.
    """
    with suppress(PermissionError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def keep_owner(new: Path, old: Path) -> None:
    """Give a new file the owner of what it replaces, or of its folder; only root can, and must.

    What root leaves behind as its own could not be opened by the user that runs the bot.
    """
    if getattr(os, "geteuid", lambda: -1)() == 0:
        owner = (old if old.exists() else old.absolute().parent).stat()
        os.chown(new, owner.st_uid, owner.st_gid)


def aside_of(path: Path, occasion: str) -> Path:
    """Return a name beside a file that nothing has yet, with the occasion and the moment (UTC)."""
    moment = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    names = (f"{path.stem}-{occasion}-{moment}{more}{path.suffix}" for more in _more())
    return next(each for name in names if not (each := path.with_name(name)).exists())


def move_aside(path: Path, occasion: str) -> Path:
    """Give a file a dated name, so that what takes its place destroys nothing; return it."""
    aside = aside_of(path, occasion)
    path.rename(aside)
    sync(path.absolute().parent)
    return aside


def put_in_place(part: Path, target: Path) -> None:
    """Let a finished file take a name, at once and for good. Raises OSError."""
    keep_owner(part, target)
    sync(part)
    part.replace(target)
    sync(target.absolute().parent)


def _more() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))
