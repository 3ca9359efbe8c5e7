"""How good the answers are: systems judged on questions whose answers are known."""

from knowledge.evaluation.chart import draw_curves
from knowledge.evaluation.comparison import (
    JudgementChange,
    RunComparison,
    compare,
    comparison_as_json,
    comparison_lines,
)
from knowledge.evaluation.evaluation_rows import (
    FORMATS,
    EvaluationRow,
    Judgement,
    read_rows,
    rows_of,
    write_rows,
)
from knowledge.evaluation.gate import (
    AT_LEAST,
    AT_MOST,
    MetricLimit,
    MissedLimit,
    find_misses,
    misses_as_json,
)
from knowledge.evaluation.metrics import OURS, Evaluation, JudgedAnswer, evaluate
from knowledge.evaluation.report import as_json, as_markdown

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "FORMATS",
    "OURS",
    "Evaluation",
    "EvaluationRow",
    "JudgedAnswer",
    "Judgement",
    "JudgementChange",
    "MetricLimit",
    "MissedLimit",
    "RunComparison",
    "as_json",
    "as_markdown",
    "compare",
    "comparison_as_json",
    "comparison_lines",
    "draw_curves",
    "evaluate",
    "find_misses",
    "misses_as_json",
    "read_rows",
    "rows_of",
    "write_rows",
]
