"""How good the answers are: systems judged on questions whose answers are known."""

from knowledge.evaluation.chart import draw_curves
from knowledge.evaluation.metrics import OURS, Evaluation, JudgedAnswer, evaluate
from knowledge.evaluation.report import as_json, as_markdown

__all__ = [
    "OURS",
    "Evaluation",
    "JudgedAnswer",
    "as_json",
    "as_markdown",
    "draw_curves",
    "evaluate",
]
