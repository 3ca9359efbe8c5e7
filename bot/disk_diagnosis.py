"""What the disk says: who may read the files, how much room there is, and how old backups are."""

import shutil
import stat
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from bot.application import backups_of
from bot.environment import Settings
from bot.schedule import STALE
from knowledge import IntegrityReport

ROOM = 200_000_000
"""Bytes that should be free: backups, and the logs that precede databases, need them."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class State(StrEnum):
    """How a part is."""

    OK = "ok"
    WARN = "warn"
    FAIL = "FAIL"


def rights(settings: Settings, database: Path) -> tuple[State, str]:
    """Tell whether others than the owner may read what people wrote, or the key to it."""
    folder, stem = database.parent, database.stem
    files = [
        *folder.glob(f"{stem}*.db"),
        *folder.glob(f"{stem}*.db-wal"),
        settings.key_of(database),
    ]
    if wide := [str(each) for each in files if each.exists() and _is_open(each)]:
        return State.WARN, f"others may read {', '.join(wide)}. Run: chmod 600 {wide[0]}"
    return State.OK, "nobody else may read the files"


def disk(database: Path) -> tuple[State, str]:
    """Tell whether there is room for what is to be saved."""
    free = shutil.disk_usage(database.absolute().parent).free
    size = database.stat().st_size if database.is_file() else 0
    words = f"{free / 1e9:.1f} GB free"
    if free < max(ROOM, 3 * size):
        return State.FAIL, f"{words}: make room, or nothing can be saved and backed up soon"
    return State.OK, words


def damaged(found: IntegrityReport) -> tuple[State, str]:
    """Say what is damaged, and what to do about it."""
    what = found.file or f"facts {list(found.facts)}, documents {list(found.documents)}"
    return State.FAIL, f"damaged ({what}). Stop the bot; python -m bot restore BACKUP."


def backups(settings: Settings, database: Path) -> tuple[State, str]:
    """Tell whether there are backups, of which day the newest is, and whether more have room."""
    if not (wanted := backups_of(settings, database)):
        return State.WARN, "BACKUP_DIR is off: make some yourself, python -m bot backup PATH"
    (backups,) = wanted
    days, today = backups.days(), datetime.now(UTC).date()
    newest = backups.newest(today)
    if days and days[0] > today:
        return State.WARN, f"{days[0]} is a day to come: the clock was, or is, wrong ({today})"
    if newest is None:
        return State.WARN, f"none in {backups.folder} yet; a running bot makes one a day"
    if today - newest > STALE:
        return State.FAIL, f"the newest is of {newest}; see the log of the bot for why"
    free = shutil.disk_usage(backups.folder).free
    if database.is_file() and free < 3 * database.stat().st_size:
        return State.FAIL, f"{free / 1e9:.1f} GB free in {backups.folder}: no room for more"
    return State.OK, (
        f"{len(days)} in {backups.folder}, the newest of {newest}. Copy them elsewhere."
    )


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & _OTHERS)
