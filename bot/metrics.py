"""What the bot counted, in the text format of Prometheus."""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from handlers.counters import BOUNDS, Counters, Durations

CONTENT_TYPE = CONTENT_TYPE_LATEST
_KINDS = {
    "questions": "Questions by what came of them",
    "updates": "Updates by what became of them",
    "calls": "Calls to Telegram: done, and made again",
    "failures": "Calls to Telegram that failed, by error",
    "answer_processes": "Processes that answer: ended by themselves, and not started",
    "limited": "What was declined because it came too fast",
}
_FROM_THE_START = {"updates": ("done", "dead"), "calls": ("done", "retried")}
"""Kinds that are told before they happen: Prometheus sees no growth in what begins at 1."""
_STAGES = (
    "Seconds by stage: store (until updates are on the disk), wait (until its turn comes), "
    "answer (search and text), send (one call to Telegram), update (all of the work on one)"
)


def exposition(counters: Counters, gauges: Mapping[str, tuple[str, float]]) -> bytes:
    """Return the metrics; `gauges` are values of this moment, by name, each with what it is."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    registry.register(_Collected(counters, gauges))
    return generate_latest(registry)


class _Collected(Collector):
    def __init__(self, counters: Counters, gauges: Mapping[str, tuple[str, float]]) -> None:
        self._counters = counters
        self._gauges = gauges

    def collect(self) -> Iterator[Metric]:
        for kind, meaning in _KINDS.items():
            family = CounterMetricFamily(f"bot_{kind}", meaning, labels=["kind"])
            for label, count in self._by_label(kind).items():
                family.add_metric([label], count)
            yield family
        stages = HistogramMetricFamily("bot_stage_seconds", _STAGES, labels=["stage"])
        for stage, durations in self._counters.durations.items():
            stages.add_metric([stage], _buckets(durations), durations.total)
        yield stages
        for name, (meaning, value) in self._gauges.items():
            yield GaugeMetricFamily(f"bot_{name}", meaning, value)

    def _by_label(self, kind: str) -> dict[str, int]:
        counted = {label: n for (of, label), n in self._counters.counts.items() if of == kind}
        return {**dict.fromkeys(_FROM_THE_START.get(kind, ()), 0), **counted}


def _buckets(durations: Durations) -> list[tuple[str, float]]:
    """Return how many took at most each bound: Prometheus wants sums, not classes."""
    bounds = [*map(str, BOUNDS), "+Inf"]
    return list(zip(bounds, map(float, accumulate(durations.counts)), strict=True))
