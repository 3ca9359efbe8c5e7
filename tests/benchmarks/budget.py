"""Thresholds out of an error budget, by the risk-coverage curve (El-Yaniv and Wiener 2010)."""

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.language.document_languages import LANGUAGES, PIVOT
from knowledge.retrieval.embedding.loading import E5
from tests.benchmarks.validation import NATURAL, Verdict

CLAIMS_WRONG, CLAIMS_WRONG_ALONE = 0.08, {E5: 0.12}
"""Of all claims at most so many are wrong; of those of a model that reads alone what is asked in
another language so many, since less would leave little of it."""
UNANSWERABLE_CLAIMED = 0.05
"""Of the unanswerable at most so many are claimed."""
PROBABLY_RIGHT, UNANSWERABLE_PROBABLE = 0.5, 0.15
"""Of all that is called probable so much is right; so many of the unanswerable get it at most."""
ABOUT, SHOWN = 0.5, 0.5
"""How likely the document must be about the question, for a claim and to show anything."""
LEAST_COVERAGE = 0.03
STEPS = 100
FEWEST = 200
"""Answerable questions from which on a language has thresholds of its own."""


class Point(NamedTuple):
    """A point of the curve, shares from 0 to 1.

    `coverage` of answerable questions that get a right claim, `risk` of claims that are wrong,
    `claimed` of unanswerable questions.
    """

    threshold: float
    coverage: float
    risk: float
    claimed: float


def natural(verdicts: Sequence[Verdict], language: str = "") -> list[Verdict]:
    """Return questions as people type them, about sentences in a language."""
    rows = [each for each in verdicts if each.example.of.group in NATURAL]
    return [each for each in rows if not language or each.language == language]


def risk_coverage(rows: Sequence[Verdict], about: float) -> list[Point]:
    """Return the curve of claims, from the lowest threshold to the highest."""
    asked = sum(each.is_asked for each in rows) or 1
    unanswerable = sum(not each.is_asked for each in rows) or 1
    claims = [each for each in rows if each.related >= about and not each.is_doubtful]
    points = []
    for step in range(1, STEPS):
        limit = step / STEPS
        claims = [each for each in claims if each.right >= limit]
        right = sum(each.example.is_right for each in claims)
        claimed = sum(not each.is_asked for each in claims) / unanswerable
        risk = 1 - right / len(claims) if claims else 0.0
        points.append(Point(limit, right / asked, risk, claimed))
    return points


def claims_wrong(model: str) -> float:
    """Return the share of a model's claims that may be wrong, 0 to 1."""
    return CLAIMS_WRONG_ALONE.get(model, CLAIMS_WRONG)


def claim_threshold(curve: Sequence[Point], wrong: float) -> float:
    """Return the lowest threshold from which on no more than a share of claims is wrong.

    Where hardly anything is claimed the curve says little, and is not looked at.
    """
    over = [p.threshold for p in curve if p.coverage >= LEAST_COVERAGE
            and (p.risk > wrong or p.claimed > UNANSWERABLE_CLAIMED)]  # fmt: skip
    return round(max(over, default=0.0) + 1 / STEPS, 2)


def probable_threshold(rows: Sequence[Verdict], found: float, about: float) -> float:
    """Return the lowest threshold from which on what is not claimed may be called probable."""
    unanswerable = sum(not each.is_asked for each in rows) or 1
    may = [each for each in rows if not each.is_doubtful
           and (each.right < found or each.related < about)]  # fmt: skip
    for step in range(1, int(found * STEPS)):
        limit = step / STEPS
        shown = [each for each in may if each.right >= limit]
        right = sum(each.example.is_right for each in shown)
        kept = sum(not each.is_asked for each in shown) <= UNANSWERABLE_PROBABLE * unanswerable
        if kept and right >= PROBABLY_RIGHT * len(shown):
            return limit
    return found


class Limits(NamedTuple):
    """The thresholds of a language, and the curve that they follow from."""

    thresholds: dict[str, float]
    curve: list[Point]


def limits_of(verdicts: Sequence[Verdict], model: str) -> dict[str, Limits]:
    """Return the thresholds of each language for which a model was asked enough questions."""
    found = {}
    for language in LANGUAGES:
        rows = natural(verdicts, "" if language == PIVOT else language)
        if sum(each.is_asked for each in rows) >= FEWEST or language == PIVOT:
            found[language] = _limits(rows, claims_wrong(model))
    return found


def _limits(rows: Sequence[Verdict], wrong: float) -> Limits:
    curve = risk_coverage(rows, ABOUT)
    claim = claim_threshold(curve, wrong)
    probable = probable_threshold(rows, claim, ABOUT)
    return Limits({"found": claim, "probable": probable, "shown": SHOWN, "about": ABOUT}, curve)
