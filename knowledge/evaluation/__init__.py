"""How good the answers are: the bot and other ways of searching, judged on the same questions."""

from knowledge.evaluation.chart import draw_curves
from knowledge.evaluation.metrics import Evaluation, evaluate
from knowledge.evaluation.report import as_json, as_markdown

__all__ = ["Evaluation", "as_json", "as_markdown", "draw_curves", "evaluate"]
