"""Selective prediction: what each grade of answer is worth, what denials are, and at which cost.

Risk and coverage after El-Yaniv and Wiener (2010): the share of questions that get a sentence, and
how many of these sentences do not answer. The expected calibration error after Naeini, Cooper and
Hauskrecht (2015), over ten bins of equal width.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.answers import Grade
from knowledge.evaluation.metrics import JudgedAnswer, Share

GRADES = (Grade.CLAIM, Grade.PROBABLE, Grade.CLOSEST)
"""Those of sentences; a card says what a document is, and claims nothing of what it says."""
BINS = 10
"""Bins of confidence over which the calibration error is summed."""


@dataclass(frozen=True, slots=True)
class GradeFigures:
    """What one grade comes to: how many first sentences are right, and how many were to be.

    `confidence` is the mean one in per cent; `unanswerable` the share of the unanswerable
    questions that get this grade.
    """

    right: Share
    confidence: float
    unanswerable: Share

    @property
    def gap(self) -> float:
        """Return how far the mean confidence is from the share right, in points."""
        return abs(self.confidence - self.right.value)


@dataclass(frozen=True, slots=True)
class SelectiveFigures:
    """All grades, the denials, and the curve.

    `denials_true` is of all denials, `denied` of the unanswerable questions; `calibration_error`
    is in points. `curve` has (coverage, risk) in per cent, the surest sentence first.
    """

    grades: Mapping[Grade, GradeFigures]
    denials_true: Share
    denied: Share
    calibration_error: float
    curve: tuple[tuple[float, float], ...]

    def risk_at(self, coverage: float) -> float | None:
        """Return the risk at the least coverage that reaches this one; None if none does."""
        return next((risk for reached, risk in self.curve if reached >= coverage), None)


def judge_selection(outcomes: Sequence[JudgedAnswer]) -> SelectiveFigures:
    """Return what the grades, denials and confidences of these outcomes are worth."""
    denials = [each for each in outcomes if each.verdict.denies is not None]
    open_ = [each for each in outcomes if each.judged.is_unanswerable]
    true = sum(each.judged.is_unanswerable for each in denials)
    return SelectiveFigures(
        {grade: _of_grade(grade, outcomes, len(open_)) for grade in GRADES},
        Share(true, len(denials)),
        Share(true, len(open_)),
        _calibration_error([each for each in outcomes if each.verdict.shown]),
        tuple(_curve(outcomes)),
    )


def _is_first_right(outcome: JudgedAnswer) -> bool:
    shown = outcome.verdict.shown
    return bool(shown) and outcome.judged.accepts(shown[0])


def _of_grade(grade: Grade, outcomes: Sequence[JudgedAnswer], open_: int) -> GradeFigures:
    graded = [each for each in outcomes if each.verdict.grade is grade]
    return GradeFigures(
        Share(sum(map(_is_first_right, graded)), len(graded)),
        _mean_confidence(graded),
        Share(sum(each.judged.is_unanswerable for each in graded), open_),
    )


def _mean_confidence(outcomes: Sequence[JudgedAnswer]) -> float:
    return 100 * sum(each.verdict.score for each in outcomes) / max(1, len(outcomes))


def _calibration_error(outcomes: Sequence[JudgedAnswer]) -> float:
    bins: list[list[JudgedAnswer]] = [[] for _ in range(BINS)]
    for each in outcomes:
        bins[min(BINS - 1, int(each.verdict.score * BINS))].append(each)
    gaps = (
        len(held) * abs(_mean_confidence(held) - 100 * sum(map(_is_first_right, held)) / len(held))
        for held in bins
        if held
    )
    return sum(gaps) / max(1, len(outcomes))


def _curve(outcomes: Sequence[JudgedAnswer]) -> list[tuple[float, float]]:
    """Return coverage and risk at each threshold; what is equally sure is taken together."""
    shown = sorted(
        (each for each in outcomes if each.verdict.shown), key=lambda each: -each.verdict.score
    )
    points: dict[float, tuple[float, float]] = {}
    wrong = 0
    for count, each in enumerate(shown, 1):
        wrong += not _is_first_right(each)
        points[each.verdict.score] = Share(count, len(outcomes)).value, Share(wrong, count).value
    return list(points.values())
