"""Metrics of judged questions: P@1, MRR, recall, risk and coverage, of one system or several."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.answers import Found, Grade, NotFound, Response, Unsure
from knowledge.denials import Denial
from knowledge.document_cards import Card, Mentions
from knowledge.judged import Judged
from knowledge.language import detect_language
from knowledge.models import Fact
from knowledge.small_talk import SmallTalk

RANKED = 10
"""Sentences of a ranking that are looked at."""
SHOWN = 3
"""Sentences that a person reads or has one tap away."""
_Z = 1.96
"""Standard deviations of a 95 % interval."""


OURS = "this bot"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a system says of one question.

    `ranking` is best first; `shown` is what a person reads of it; `is_claimed` tells whether the
    first of these is given as the answer, and `score` how sure the system is, on its own scale.
    `grade` and `denies` are what the words of the message say, of a system that has such words.
    """

    ranking: tuple[Fact, ...]
    shown: tuple[Fact, ...]
    is_claimed: bool
    score: float
    grade: Grade | None = None
    denies: Denial | None = None


Ask = Callable[[str], Verdict]


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
class JudgedAnswer:
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

    outcomes: dict[str, list[JudgedAnswer]]

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


def evaluate(
    answer: Callable[[str], Response],
    questions: Sequence[Judged],
    baselines: Mapping[str, Ask] | None = None,
) -> Evaluation:
    """Ask this bot, by what answers for it, and other systems all questions."""
    systems = {OURS: lambda question: verdict_of(answer(question)), **(baselines or {})}
    return Evaluation(
        {name: [_asked(ask, each) for each in questions] for name, ask in systems.items()}
    )


def verdict_of(response: Response) -> Verdict:
    """Return what this bot says, as it is judged."""
    ranking, shown = tuple(hit.fact for hit in response.ranking), tuple[Fact, ...]()
    is_claimed, score = False, response.confidence
    match response.answer:
        case Found(best=best, others=others):
            shown, is_claimed = (best.fact, *(hit.fact for hit in others)), True
        case Unsure(candidates=candidates):
            shown = tuple(hit.fact for hit in candidates)
        case SmallTalk() | Card():
            ranking, score = (), 0.0
        case Mentions(fact=fact):
            shown = (fact,)
        case NotFound():
            pass
    return Verdict(ranking, shown, is_claimed, score, response.grade, response.denies)


def _asked(ask: Ask, judged: Judged) -> JudgedAnswer:
    verdict = ask(judged.question)
    ranks = (at for at, fact in enumerate(verdict.ranking, 1) if judged.accepts(fact))
    language = judged.language or detect_language(judged.question)
    return JudgedAnswer(judged, language, verdict, next(ranks, 0))


def _figures(outcomes: Sequence[JudgedAnswer]) -> Figures:
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
