"""Counters: what happens and how long it takes; they know nobody and no word."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

BOUNDS = 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0
"""Seconds: the upper bounds of the classes in which durations are counted."""


@dataclass
class Durations:
    """How often something took at most each of BOUNDS, or longer; and the seconds in all."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self.total += seconds
        place = next((at for at, bound in enumerate(BOUNDS) if seconds <= bound), len(BOUNDS))
        self.counts[place] += 1


class Counters:
    """Counts by kind and label, and durations by stage. Lives on the event loop."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.durations: defaultdict[str, Durations] = defaultdict(Durations)

    def count(self, kind: str, label: str) -> None:
        """Count one, such as `count("questions", "found")`."""
        self.counts[kind, label] += 1

    def took(self, stage: str, seconds: float) -> None:
        """Note how long a stage took."""
        self.durations[stage].add(seconds)
