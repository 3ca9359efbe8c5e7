"""Gate: what the figures of an evaluation must reach, or may not exceed, so that it passes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from knowledge.answers import Grade
from knowledge.evaluation.metrics import OURS, Evaluation, Figures, Share
from knowledge.evaluation.selective_prediction import SelectiveFigures, judge_selection

Measured = Callable[[Figures, SelectiveFigures], Share | float]
AT_LEAST: Mapping[str, Measured] = {
    "p_at_1": lambda figures, _: figures.p_at_1,
    "mrr": lambda figures, _: figures.mrr,
    "recall_at_3": lambda figures, _: figures.recall_at_3,
    "right": lambda figures, _: figures.right,
    "one_tap": lambda figures, _: figures.one_tap,
    "claims_right": lambda _, trust: trust.grades[Grade.CLAIM].right,
    "denials_true": lambda _, trust: trust.denials_true,
}
"""Metrics of which more is better, all in per cent."""
AT_MOST: Mapping[str, Measured] = {
    "wrong": lambda figures, _: figures.wrong,
    "false_answers": lambda figures, _: figures.false_answers,
    "calibration_error": lambda _, trust: trust.calibration_error,
}
"""Metrics of which less is better, in per cent or points."""


@dataclass(frozen=True, slots=True)
class MetricLimit:
    """What one metric must reach (`AT_LEAST`) or may not exceed (`AT_MOST`)."""

    metric: str
    value: float


@dataclass(frozen=True, slots=True)
class MissedLimit:
    """A limit that is not kept. `measured` is None if no question says anything of its metric."""

    limit: MetricLimit
    measured: float | None


def find_misses(evaluation: Evaluation, limits: Iterable[MetricLimit]) -> list[MissedLimit]:
    """Return the limits that this bot does not keep, with what was measured."""
    figures = evaluation.figures(OURS)
    trust = judge_selection(evaluation.outcomes[OURS])
    misses = []
    for limit in limits:
        measured = _value({**AT_LEAST, **AT_MOST}[limit.metric](figures, trust))
        if measured is None or not _is_kept(limit, measured):
            misses.append(MissedLimit(limit, measured))
    return misses


def _value(measured: Share | float) -> float | None:
    if isinstance(measured, float):
        return measured
    return measured.value if measured.total else None


def _is_kept(limit: MetricLimit, measured: float) -> bool:
    return measured >= limit.value if limit.metric in AT_LEAST else measured <= limit.value


def misses_as_json(misses: Iterable[MissedLimit]) -> list[dict[str, str | float | None]]:
    """Return what was missed for scripts."""
    return [
        {"metric": each.limit.metric, "limit": each.limit.value, "measured": each.measured}
        for each in misses
    ]
