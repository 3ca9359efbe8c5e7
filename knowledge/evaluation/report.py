"""An evaluation as tables: Markdown for people, JSON for scripts."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from knowledge.evaluation.metrics import OURS, Evaluation, Figures, Share

_HEADS = {
    "p_at_1": "P@1",
    "mrr": "MRR",
    "recall_at_3": "recall@3",
    "right": "answered right",
    "wrong": "answered wrong",
    "one_tap": "right in one tap",
    "false_answers": "answered though unanswerable",
}


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
    }


def _plain(figures: Figures) -> dict[str, Any]:
    return {field.name: _value(getattr(figures, field.name)) for field in fields(figures)}


def _value(value: Share | float) -> Any:
    if isinstance(value, float):
        return round(value, 1)
    ends = [round(each, 1) for each in value.interval]
    return {"per_cent": round(value.value, 1), "of": value.total, "interval": ends}
