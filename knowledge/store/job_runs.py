"""Job runs: when each job was done last, by whichever process works on the database."""

from datetime import datetime, timedelta

from knowledge.store.database import Database
from knowledge.store.snapshot import Snapshot


class JobRuns:
    """What was done when, in the database, so that neither a restart nor a second bot repeats it.

    Thread-safe.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def is_due(self, job: str, now: datetime, period: timedelta) -> bool:
        """Tell whether a job was not begun within half of its period. Raises StoreError.

        Who looks once a period so does it once a period, however many look. A clock that was
        set back delays nothing.
        """
        last = _last_run(self.database.read(), job)
        return last is None or not last <= now < last + period / 2

    def note(self, job: str, begun: datetime) -> None:
        """Note that a job is done, and when that began. Raises StoreError."""
        with self.database.write(changes_answers=False, durable=False) as db:
            db.upsert("job_runs", {"job": job, "at": begun.isoformat()})


def _last_run(db: Snapshot, job: str) -> datetime | None:
    found = db.value("SELECT at FROM job_runs WHERE job = ?", [job])
    return datetime.fromisoformat(found) if found else None
