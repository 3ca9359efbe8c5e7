"""Retention: for how long anything of people is kept. /privacy takes its numbers from here."""

from datetime import timedelta

QUESTIONS = timedelta(days=30)
"""Who asked what, in the query log; then only numbers are left."""
SESSIONS = timedelta(minutes=10)
"""How long after its last turn a question may still follow up on a session."""
MOVED_GROUPS = QUESTIONS
"""Where a group went that became a supergroup: as long as anything stored may name the old one."""
FAILED_UPDATES = timedelta(days=14)
"""What could not be dealt with, for the operator."""
UPDATE_IDS = timedelta(hours=48)
"""Ids against repeats, without content: Telegram itself sends an update again for 24 hours."""
BACKUPS = timedelta(days=30)
"""The longest that a daily backup stays; BACKUP_KEEP may say less."""
PENDING_STEPS = timedelta(days=1)
"""After a day no editor remembers what the bot had asked: a message is a question again."""
ONE_TIME_BUTTONS = timedelta(days=1)
"""How long a button of an editor may change something."""
LISTS = timedelta(days=30)
"""How long an editor's list can be paged through."""
PENDING_IMPORTS = ONE_TIME_BUTTONS
"""Files between preview and saving: as long as the button that saves them can be pressed."""


def promised() -> dict[str, int]:
    """Return the numbers of the text of /privacy, by their names there."""
    return {
        "question_days": QUESTIONS.days,
        "session_minutes": SESSIONS // timedelta(minutes=1),
        "update_days": FAILED_UPDATES.days,
        "backup_days": BACKUPS.days,
    }


def seconds_of(period: timedelta) -> int:
    """Return a period in whole seconds, for rows that say when they expire."""
    return int(period.total_seconds())
