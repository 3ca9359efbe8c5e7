"""What the learned weights are worth: figures over judged questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tests.benchmarks.examples import Example

LEVELS = (2, 5, 10, 20)
"""Per cent of the questions without an answer that are answered all the same."""
FOREIGN = {"ru", "kk", "ru-latn", "kk-latn"}
"""Kinds of questions about an English article in other languages, also in Latin letters."""
LIMITS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


@dataclass(frozen=True)
class Verdict:
    """A question with its candidates in order, and what the models say of the best."""

    example: Example
    right: float
    related: float

    @property
    def is_asked(self) -> bool:
        return bool(self.example.golds)


def figures(group: str, rows: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    """Yield names and values, in per cent."""
    yield from _of_ranking(group, rows)
    yield from _of_honesty(group, rows)
    yield from _by_threshold(group, rows)
    for name, about in (("on topic", True), ("off topic", False)):
        values = [each.related for each in rows if each.example.is_about is about]
        if values:
            shares = ", ".join(f"{value:.2f}" for value in np.quantile(values, (0.05, 0.5, 0.95)))
            yield f"{group}: related, {name} (5th, 50th, 95th of 100)", shares


def _of_ranking(group: str, rows: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    asked = [each for each in rows if each.is_asked]
    kinds = sorted({each.example.kind for each in asked})
    parts = {kind: [each for each in asked if each.example.kind == kind] for kind in kinds}
    if not FOREIGN.isdisjoint(kinds):
        parts["in English"] = [each for each in asked if each.example.kind not in FOREIGN]
        parts["in other languages"] = [each for each in asked if each.example.kind in FOREIGN]
    for name, part in (*parts.items(), ("all", asked)):
        ranks = [each.example.rank for each in part]
        one, three = (_percent([0 < rank <= n for rank in ranks]) for n in (1, 3))
        yield f"{group}, {name}: P@1 / recall@3", f"{one} / {three} of {len(ranks)}"


def _of_honesty(group: str, every: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    rows = [each for each in every if each.example.kind not in FOREIGN]
    unanswerable = sorted((each.right for each in rows if not each.is_asked), reverse=True)
    for level in LEVELS if unanswerable else ():
        limit = unanswerable[int(len(unanswerable) * level / 100)]
        right = [each.right > limit and each.example.is_right for each in rows if each.is_asked]
        yield f"{group}: right at {level} % wrong", f"{_percent(right)} (from {limit:.2f})"


def _by_threshold(group: str, rows: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    asked = [each for each in rows if each.is_asked]
    kinds = sorted({each.example.kind for each in rows if not each.is_asked})
    for limit in LIMITS:
        found = [each.example.is_right for each in asked if each.right >= limit]
        parts = [f"found {100 * len(found) / len(asked):.1f}", f"of those right {_percent(found)}"]
        for kind in kinds:
            wrong = [each.right >= limit for each in rows if each.example.kind == kind]
            parts.append(f"{kind} {_percent(wrong)}")
        yield f"{group}: from {limit}", ", ".join(parts)


def _percent(values: Sequence[bool]) -> str:
    return f"{100 * float(np.mean(values or [False])):.1f}"
