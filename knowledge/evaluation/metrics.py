"""Asks every system every question and counts what is right."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.evaluation.baselines import OURS, Ask, Verdict, systems
from knowledge.evaluation.judged import Judged
from knowledge.language.detection import detect_language

if TYPE_CHECKING:
    from knowledge.library import Library

SHOWN = 3
"""Sentences that a person reads or has one tap away."""
_Z = 1.96
"""Standard deviations of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with Wilson's interval of 95 %; all in per cent."""

    count: int
    total: int

    @property
    def value(self) -> float:
        return 100 * self.count / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return the ends (Wilson 1927)."""
        if not self.total:
            return 0.0, 100.0
        n, p = self.total, self.count / self.total
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        spread = _Z / (1 + _Z**2 / n) * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return 100 * max(0.0, middle - spread), 100 * min(1.0, middle + spread)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question and what a system said; `rank` is that of the first right sentence, or 0."""

    judged: Judged
    language: str
    verdict: Verdict
    rank: int

    @property
    def is_right(self) -> bool:
        """Tell whether the answer that is claimed is right."""
        shown = self.verdict.shown
        return self.verdict.is_claimed and bool(shown) and self.judged.accepts(shown[0])

    @property
    def is_shown(self) -> bool:
        """Tell whether a right sentence is among those that the person sees or may tap."""
        return any(map(self.judged.accepts, self.verdict.shown[:SHOWN]))


@dataclass(frozen=True, slots=True)
class Figures:
    """What the outcomes of one system over some questions come to. `mrr` is in per cent."""

    p_at_1: Share
    mrr: float
    recall_at_3: Share
    right: Share
    wrong: Share
    one_tap: Share
    false_answers: Share


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcomes of every system by its name; ours is the first."""

    outcomes: dict[str, list[Outcome]]

    def figures(self, system: str, language: str | None = None) -> Figures:
        """Return the figures of a system, over the questions in one language or all."""
        outcomes = self.outcomes[system]
        return _figures([each for each in outcomes if language in (None, each.language)])

    def languages(self) -> list[str]:
        """Return the languages of the questions, the commonest first."""
        asked = [each.language for each in self.outcomes[OURS]]
        return sorted(set(asked), key=lambda language: -asked.count(language))

    def curve(self, system: str) -> list[tuple[float, float]]:
        """Return (answered wrong, answered right) over all thresholds, in per cent.

        Wrong are answers to unanswerable questions; a threshold is one on the system's own score.
        """
        outcomes = self.outcomes[system]
        asked = [each for each in outcomes if not each.judged.is_unanswerable]
        others = [each for each in outcomes if each.judged.is_unanswerable]
        points = []
        for limit in sorted({each.verdict.score for each in outcomes}, reverse=True):
            right = sum(each.verdict.score >= limit and each.rank == 1 for each in asked)
            wrong = sum(each.verdict.score >= limit for each in others)
            points.append((Share(wrong, len(others)).value, Share(right, len(asked)).value))
        return points

    def right_at(self, system: str, wrong: float) -> float:
        """Return the most that a system answers right with at most so many wrong, in per cent."""
        return max((right for some, right in self.curve(system) if some <= wrong), default=0.0)


def evaluate(library: "Library", questions: Sequence[Judged]) -> Evaluation:
    """Ask this bot and the baselines all questions."""
    return Evaluation(
        {name: [_asked(ask, each) for each in questions] for name, ask in systems(library)}
    )


def _asked(ask: Ask, judged: Judged) -> Outcome:
    verdict = ask(judged.question)
    ranks = (at for at, fact in enumerate(verdict.ranking, 1) if judged.accepts(fact))
    language = judged.language or detect_language(judged.question)
    return Outcome(judged, language, verdict, next(ranks, 0))


def _figures(outcomes: Sequence[Outcome]) -> Figures:
    asked = [each for each in outcomes if not each.judged.is_unanswerable]
    others = [each for each in outcomes if each.judged.is_unanswerable]
    ranks = [each.rank for each in asked]

    def of_asked(told: Sequence[bool]) -> Share:
        return Share(sum(told), len(asked))

    return Figures(
        of_asked([rank == 1 for rank in ranks]),
        100 * sum(1 / rank for rank in ranks if rank) / max(1, len(ranks)),
        of_asked([0 < rank <= SHOWN for rank in ranks]),
        of_asked([each.is_right for each in asked]),
        of_asked([each.verdict.is_claimed and not each.is_right for each in asked]),
        of_asked([each.is_shown for each in asked]),
        Share(sum(each.verdict.is_claimed for each in others), len(others)),
    )
