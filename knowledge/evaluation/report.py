"""An evaluation as tables: Markdown for people, JSON for scripts."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from knowledge.answers import Grade
from knowledge.evaluation.metrics import OURS, Evaluation, Figures, Share
from knowledge.evaluation.selective_prediction import SelectiveFigures, judge_selection

_HEADS = {
    "p_at_1": "P@1",
    "mrr": "MRR",
    "recall_at_3": "recall@3",
    "right": "answered right",
    "wrong": "answered wrong",
    "one_tap": "right in one tap",
    "false_answers": "answered though unanswerable",
}
_SAID = {Grade.CLAIM: "a claim", Grade.PROBABLE: "“Probably:”", Grade.CLOSEST: "the closest"}
_COVERAGES = range(10, 101, 10)


def as_markdown(evaluation: Evaluation) -> str:
    """Return the tables: every system, this bot by language, and honesty at equal errors."""
    return "\n".join(_lines(evaluation)) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    ours = evaluation.figures(OURS)
    yield f"{ours.p_at_1.total} questions with an answer and {ours.false_answers.total} without."
    yield "Per cent, with intervals of 95 % (Wilson)."
    yield ""
    yield from _table("system", {name: evaluation.figures(name) for name in evaluation.outcomes})
    languages = evaluation.languages()
    if len(languages) > 1:
        yield ""
        by_language = {each: evaluation.figures(OURS, each) for each in languages}
        yield from _table(f"{OURS}, by language", by_language)
    if ours.false_answers.total:
        yield ""
        wrong = ours.false_answers.value
        yield f"| system | answered right, if at most {wrong:.1f} % of the others are answered |"
        yield "|---|---|"
        for name in evaluation.outcomes:
            yield f"| {name} | {evaluation.right_at(name, wrong):.1f} |"
    yield ""
    yield from _trust(judge_selection(evaluation.outcomes[OURS]))


def _trust(found: SelectiveFigures) -> Iterator[str]:
    """Yield the tables of what each kind of message is worth."""
    yield f"| {OURS} says | so often | right | mean confidence | of the unanswerable |"
    yield "|---|---|---|---|---|"
    for grade, figures in found.grades.items():
        right, unanswerable = _cell(figures.right), _cell(figures.unanswerable)
        said = f"{_SAID[grade]} | {figures.right.total} | {right}"
        yield f"| {said} | {figures.confidence:.1f} | {unanswerable} |"
    denied = found.denials_true
    yield f"| a denial | {denied.total} | {_cell(denied)} | | {_cell(found.denied)} |"
    yield ""
    yield f"Calibration error: {found.calibration_error:.1f} points."
    yield ""
    yield "| the surest, % of all questions | of these wrong, % |"
    yield "|---|---|"
    for coverage in _COVERAGES:
        if (risk := found.risk_at(coverage)) is not None:
            yield f"| {coverage} | {risk:.1f} |"


def _table(first: str, rows: dict[str, Figures]) -> Iterator[str]:
    yield f"| {first} | {' | '.join(_HEADS.values())} |"
    yield "|---" * (len(_HEADS) + 1) + "|"
    for name, figures in rows.items():
        cells = (_cell(getattr(figures, field)) for field in _HEADS)
        yield f"| {name} | {' | '.join(cells)} |"


def _cell(value: Share | float) -> str:
    if isinstance(value, float):
        return f"{value:.1f}"
    if not value.total:
        return "–"
    low, high = value.interval
    return f"{value.value:.1f} ({low:.0f}–{high:.0f})"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return the figures by system, and those of this bot by language."""
    return {
        "systems": {name: _plain(evaluation.figures(name)) for name in evaluation.outcomes},
        "languages": {
            language: _plain(evaluation.figures(OURS, language))
            for language in evaluation.languages()
        },
        "trust": _plain_trust(judge_selection(evaluation.outcomes[OURS])),
    }


def _plain_trust(found: SelectiveFigures) -> dict[str, Any]:
    grades = {
        grade.value: {
            "right": _value(figures.right),
            "confidence": round(figures.confidence, 1),
            "unanswerable": _value(figures.unanswerable),
        }
        for grade, figures in found.grades.items()
    }
    return {
        "grades": grades,
        "denials_true": _value(found.denials_true),
        "unanswerable_denied": _value(found.denied),
        "calibration_error": round(found.calibration_error, 1),
        "risk_coverage": [[round(each, 1) for each in point] for point in found.curve],
    }


def _plain(figures: Figures) -> dict[str, Any]:
    return {field.name: _value(getattr(figures, field.name)) for field in fields(figures)}


def _value(value: Share | float) -> Any:
    if isinstance(value, float):
        return round(value, 1)
    ends = [round(each, 1) for each in value.interval]
    return {"per_cent": round(value.value, 1), "of": value.total, "interval": ends}
