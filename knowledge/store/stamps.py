"""What each row is stamped with: when it was written, and the fingerprint of its text."""

import hashlib
from datetime import UTC, datetime


def now() -> str:
    """Return the time in UTC, to the second, as ISO 8601."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """Return a moment in UTC, to the second, as ISO 8601; so written, moments compare as texts."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def digest(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
