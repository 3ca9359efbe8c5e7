"""Comparison of two evaluations: which questions turned right or wrong from one to the other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.evaluation.evaluation_rows import EvaluationRow, Judgement

_ORDER = [*Judgement]


@dataclass(frozen=True, slots=True)
class JudgementChange:
    """A question of both runs that is judged otherwise now."""

    before: EvaluationRow
    now: EvaluationRow

    @property
    def is_better(self) -> bool:
        return _ORDER.index(self.now.judgement) < _ORDER.index(self.before.judgement)


@dataclass(frozen=True, slots=True)
class RunComparison:
    """What changed from one run to another. `same` counts what is judged as before.

    `only_before` and `only_now` count the questions that stand in one of the runs only.
    """

    changes: tuple[JudgementChange, ...]
    same: int
    only_before: int
    only_now: int

    @property
    def better(self) -> list[JudgementChange]:
        return [change for change in self.changes if change.is_better]

    @property
    def worse(self) -> list[JudgementChange]:
        return [change for change in self.changes if not change.is_better]


def compare(before: Sequence[EvaluationRow], now: Sequence[EvaluationRow]) -> RunComparison:
    """Compare two runs question by question; what is asked twice is compared in its order."""
    known = dict(_numbered(before))
    pairs = [(known[key], row) for key, row in _numbered(now) if key in known]
    changes = tuple(
        JudgementChange(*pair) for pair in pairs if pair[0].judgement is not pair[1].judgement
    )
    both = len(pairs)
    return RunComparison(changes, both - len(changes), len(before) - both, len(now) - both)


def _numbered(
    rows: Sequence[EvaluationRow],
) -> Iterator[tuple[tuple[str, bool, int], EvaluationRow]]:
    """Yield each row under its question, and the how-manieth of that question it is."""
    seen: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        key = row.question, row.unanswerable
        seen[key] += 1
        yield (*key, seen[key]), row


def comparison_lines(compared: RunComparison) -> list[str]:
    """Return what changed in plain lines: the counts, then a line for each question."""
    better, worse = compared.better, compared.worse
    lines = [f"Better: {len(better)}, worse: {len(worse)}, as before: {compared.same}."]
    if compared.only_before or compared.only_now:
        lines.append(f"Asked only then: {compared.only_before}, only now: {compared.only_now}.")
    return lines + [_line(each) for each in (*worse, *better)]


def comparison_as_json(compared: RunComparison) -> dict[str, Any]:
    """Return the same for scripts: `better`, `worse`, and how many stayed."""
    return {
        "better": [_plain(each) for each in compared.better],
        "worse": [_plain(each) for each in compared.worse],
        "same": compared.same,
        "only_before": compared.only_before,
        "only_now": compared.only_now,
    }


def _line(change: JudgementChange) -> str:
    before, now = change.before, change.now
    mark = "+" if change.is_better else "-"
    facts = f"fact {before.fact or '–'} → {now.fact or '–'}"
    return f"{mark} {before.judgement} → {now.judgement}, {facts}: {now.question}"


def _plain(change: JudgementChange) -> dict[str, object]:
    before, now = asdict(change.before), asdict(change.now)
    question = {name: now[name] for name in ("question", "language", "unanswerable")}
    return {**question, "before": _without(before, question), "now": _without(now, question)}


def _without(row: dict[str, object], names: Iterable[str]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in names}
