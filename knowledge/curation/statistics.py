"""What happened in the last days: how much was asked, how well it was answered, how fast."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from knowledge.answering.answerer import Answerer
from knowledge.curation.review import ReviewQueue
from knowledge.models import Fact
from knowledge.store import facts
from knowledge.users.log_entries import Outcome
from knowledge.users.query_log import QueryLog

TOP = 5
"""Facts and questions that are named."""
MEDIAN, SLOW = 0.5, 0.95
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """How many questions had which outcome in an hour of today, or on a day."""

    at: datetime
    found: int
    unsure: int
    not_found: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of some days, today among them; small talk is no question.

    `median` and `p95` are milliseconds to an answer, None if there was none. `bars` are hours
    for one day, else days. `unanswered` are questions that still wait for editors.
    """

    days: int
    found: int
    unsure: int
    not_found: int
    people: int
    ups: int
    downs: int
    median: float | None
    p95: float | None
    bars: tuple[Bar, ...]
    facts: tuple[tuple[Fact, int], ...]
    unanswered: tuple[tuple[str, int], ...]

    @property
    def asked(self) -> int:
        return self.found + self.unsure + self.not_found


class StatisticsReader:
    """Counts what the query log holds."""

    def __init__(self, answerer: Answerer, query_log: QueryLog) -> None:
        self._database = answerer.database
        self._query_log = query_log
        self._review_queue = ReviewQueue(answerer, query_log)

    def count(self, days: int, now: datetime) -> Statistics:
        """Return the figures of so many days, the last of which is that of `now`, in its zone."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight - timedelta(days=days - 1)
        counts = self._query_log.counts(since)
        found, unsure, not_found = (counts.outcomes.get(each, 0) for each in _OUTCOMES)
        groups = self._review_queue.listed(since)
        waiting = sorted(groups, key=lambda group: -group.count)[:TOP]
        return Statistics(
            days,
            found,
            unsure,
            not_found,
            counts.people,
            counts.ups,
            counts.downs,
            _quantile(counts.durations, MEDIAN),
            _quantile(counts.durations, SLOW),
            self._bars(since, days),
            self._facts(since),
            tuple((group.questions[0], group.count) for group in waiting),
        )

    def _bars(self, since: datetime, days: int) -> tuple[Bar, ...]:
        by_hour = days == 1
        step, steps = (timedelta(hours=1), _HOURS) if by_hour else (timedelta(days=1), days)
        counted: Counter[tuple[date, int, Outcome]] = Counter()
        for hour, outcome, count in self._query_log.hours(since):
            at = hour.astimezone(since.tzinfo)
            counted[at.date(), at.hour if by_hour else 0, outcome] += count
        moments = [since + step * number for number in range(steps)]
        return tuple(
            Bar(at, *(counted[at.date(), at.hour, outcome] for outcome in _OUTCOMES))
            for at in moments
        )

    def _facts(self, since: datetime) -> tuple[tuple[Fact, int], ...]:
        top = self._query_log.answered_with(since, TOP)
        known = facts.by_ids(self._database.read(), [id_ for id_, _ in top])
        return tuple((known[id_], count) for id_, count in top if id_ in known)


_OUTCOMES = (Outcome.FOUND, Outcome.UNSURE, Outcome.NOT_FOUND)


def _quantile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which so many lie, by nearest rank; the shortest stands first."""
    return values[min(len(values) - 1, int(share * len(values)))] if values else None
