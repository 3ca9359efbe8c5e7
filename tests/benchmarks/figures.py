"""What the learned weights are worth: figures over judged questions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from tests.benchmarks.budget import Limits, natural, risk_coverage
from tests.benchmarks.validation import EDITED, NATURAL, Verdict

FOREIGN = {"ru", "kk", "ru-latn", "kk-latn"}
"""Kinds of questions about an English article in other languages, also in Latin letters."""
RISKS = (0.05, 0.08, 0.1, 0.15, 0.2)
"""Shares of claims that are wrong."""


def figures(verdicts: Sequence[Verdict], limits: dict[str, Limits]) -> Iterator[tuple[str, str]]:
    """Yield names and values, in per cent, by group and by kind of document."""
    groups = defaultdict(list)
    for each in verdicts:
        groups[each.example.of.group].append(each)
        if each.example.of.group == "structured":
            groups[f"structured, {each.example.of.document}"].append(each)
    for name, rows in sorted(groups.items()):
        yield from _of_ranking(name, rows)
        if name.split(",")[0] in (*NATURAL, *EDITED, "unread"):
            yield from _of_confidence(name, rows, limits["en"])
    yield from _of_confidence("natural", natural(verdicts), limits["en"])
    for grade, mean, right, count in _reliability(natural(verdicts), limits["en"]):
        yield f"natural: {grade}", f"confidence {mean:.1f}, right {right:.1f} of {count}"


def _of_ranking(group: str, rows: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    asked = [each for each in rows if each.is_asked]
    kinds = sorted({each.example.of.asked for each in asked})
    parts = {kind: [each for each in asked if each.example.of.asked == kind] for kind in kinds}
    if not FOREIGN.isdisjoint(kinds):
        parts["in English"] = [each for each in asked if each.example.of.asked not in FOREIGN]
        parts["in other languages"] = [each for each in asked if each.example.of.asked in FOREIGN]
    for name, part in (*parts.items(), ("all", asked)):
        ranks = [each.example.rank for each in part]
        one, three = (_percent([0 < rank <= n for rank in ranks]) for n in (1, 3))
        yield f"{group}, {name}: P@1 / recall@3", f"{one} / {three} of {len(ranks)}"


def _of_confidence(
    group: str, rows: Sequence[Verdict], limits: Limits
) -> Iterator[tuple[str, str]]:
    told = [each.example.is_right for each in rows]
    yield f"{group}: AUROC of the confidence", f"{auroc([v.right for v in rows], told):.3f}"
    curve = risk_coverage(rows, limits.thresholds["about"])
    for risk in RISKS:
        kept = [point for point in curve if point.risk <= risk]
        best = max(kept, key=lambda point: point.coverage)
        claimed = f"unanswerable claimed {100 * best.claimed:.1f}"
        from_ = f"from {best.threshold}"
        yield (
            f"{group}: right at {100 * risk:.0f} % of claims wrong",
            f"{100 * best.coverage:.1f}, {claimed} ({from_})",
        )
    at = next(p for p in curve if p.threshold >= limits.thresholds["found"] - 1e-9)
    claims = f"claims right {100 * (1 - at.risk):.1f}, claimed {100 * at.claimed:.1f}"
    yield f"{group}: as shipped", f"right {100 * at.coverage:.1f}, {claims} of the unanswerable"


def _reliability(
    rows: Sequence[Verdict], limits: Limits
) -> Iterator[tuple[str, float, float, int]]:
    """Yield grade, mean confidence, share right in per cent, and how many."""
    graded = defaultdict(list)
    for each in rows:
        graded[grade_of(each, limits)].append(each)
    for grade, part in graded.items():
        mean = 100 * float(np.mean([each.right for each in part]))
        yield grade, mean, float(_percent([v.example.is_right for v in part])), len(part)


def grade_of(each: Verdict, limits: Limits) -> str:
    """Return `claim`, `probable` or `closest`."""
    if each.is_doubtful:
        return "closest"
    if each.right >= limits.thresholds["found"] and each.related >= limits.thresholds["about"]:
        return "claim"
    return "probable" if each.right >= limits.thresholds["probable"] else "closest"


def auroc(values: Sequence[float], told: Sequence[bool]) -> float:
    """Return the area under the ROC curve, by ranks; ties count in their order."""
    order = np.argsort(np.array(values), kind="stable")
    truth = np.array(told, bool)[order]
    right, wrong = truth.sum(), (~truth).sum()
    ranks = np.flatnonzero(truth) + 1
    return float((ranks.sum() - right * (right + 1) / 2) / max(1, right * wrong))


def _percent(values: Sequence[bool]) -> str:
    return f"{100 * float(np.mean(values or [False])):.1f}"
