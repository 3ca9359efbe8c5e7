"""When a row was written, as it stands in its columns."""

from datetime import UTC, datetime


def now() -> str:
    """Return the time in UTC, to the second, as ISO 8601."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """Return a moment in UTC, to the second, as ISO 8601; so written, moments compare as texts."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
