"""Writes what was learned into the data files, beside what was learned for other models."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge.answering.weights import LinearModel
from tests.benchmarks.budget import UNANSWERABLE_CLAIMED, Limits, claims_wrong
from tests.benchmarks.validation import Models

DATA = Path(__file__).parents[2] / "knowledge" / "data"
WEIGHTS, TREES = DATA / "weights.json", DATA / "trees.json"
FROM = (
    "half of XQuAD in English, with 0, 1 and 2 typos, one document and pooled, of another "
    "document and without the answer, and in Russian, with 0 and 1 typos; judged articles and "
    "invented documents of eleven kinds; of the invented documents of tests/data/interaction some "
    "that the network of late interaction has not learned from; the shipped article's curated "
    "questions, each as if it were not stored, some as if none of their fact's were"
)


def write(
    model: str,
    models: Models,
    scaling: Mapping[str, float],
    limits: Mapping[str, Limits],
    checked: Mapping[str, str],
) -> None:
    """Write weights, trees, thresholds with their curves, and provenance of a model.

    `scaling` has the share of the trees, and slope and bias of their mean with the logistic.
    """
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    logistic = {"logistic": _written(models.logistic)}
    data["weights"][model] = {
        **{name: _written(getattr(models, name)) for name in ("first", "second", "related")},
        "right": logistic | {name: _short(value) for name, value in scaling.items()},
    }
    data["thresholds"][model] = {language: each.thresholds for language, each in limits.items()}
    data.setdefault("curves", {})[model] = {
        language: [[_short(value) for value in point] for point in each.curve]
        for language, each in limits.items()
    }
    budget = {"claims_wrong": claims_wrong(model), "unanswerable_claimed": UNANSWERABLE_CLAIMED}
    data.setdefault("budgets", {})[model] = budget
    data["provenance"][model] = {
        "learned": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "from": FROM,
        "by": "python -m tests.benchmarks.learn",
        "figures": dict(checked),
    }
    WEIGHTS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    grown = json.loads(TREES.read_text(encoding="utf-8")) if TREES.exists() else {}
    grown.pop(model, None)
    if models.trees is not None:
        grown[model] = asdict(models.trees)
    rows = (f"{json.dumps(name)}: {_compact(each)}" for name, each in sorted(grown.items()))
    TREES.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def _written(model: LinearModel) -> dict[str, Any]:
    weights = {name: _short(value) for name, value in model.weights.items() if _short(value)}
    return {"weights": weights, "bias": _short(model.bias)}


def _short(value: float) -> float:
    return round(value, 4)


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
