"""Exponential backoff: each failure in a row doubles the pause before the next try."""

from dataclasses import dataclass

_MOST_DOUBLINGS = 30
"""More would overflow a float after a night without a network, and no pause is that long."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """Truncated exponential backoff; `first` and `longest` pause in seconds.

    Without jitter: one process a bot, so there is nobody to keep out of step with.
    """

    first: float
    longest: float

    def pause(self, failures: int) -> float:
        """Return the seconds to wait after so many failures in a row, at least one."""
        return float(min(self.first * 2 ** min(failures - 1, _MOST_DOUBLINGS), self.longest))
