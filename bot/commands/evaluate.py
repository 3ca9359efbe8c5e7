"""evaluate: judges a database on questions whose answers are known, and lets it pass or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from bot.commands.options import NO_CHARTS, Options, fail, friendly_errors, write_file
from bot.commands.printing import json_line, one_line, say
from knowledge import DocumentError, Judged, evaluation, read_judged

NOT_PASSED = 3
"""Exit code if a figure is not what it must be; 1 says that nothing could be judged."""
_FILE = click.Path(dir_okay=False, path_type=Path)


class _Limit(click.ParamType[evaluation.MetricLimit]):
    """A limit as `right=60`: one of these metrics, and per cent."""

    name = "METRIC=FIGURE"

    def __init__(self, metrics: Sequence[str]) -> None:
        self._metrics = metrics

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> evaluation.MetricLimit:
        metric, _, figure = value.partition("=")
        if metric not in self._metrics:
            self.fail(f"{metric!r} is no metric here; there are {', '.join(self._metrics)}.")
        try:
            return evaluation.MetricLimit(metric, float(figure))
        except ValueError:
            self.fail(f"{value!r} needs a number behind “=”, as in {metric}=60.", param, ctx)


@click.command()
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--markdown", type=_FILE, help="A file to write.")
@click.option("--chart", type=_FILE, help="A PNG to write.")
@click.option("--rows", type=_FILE, help="A file to write, a row a question: .csv or .json.")
@click.option("--compare", type=_FILE, help="The --rows of an earlier run.")
@click.option(
    "--fail-under",
    multiple=True,
    type=_Limit([*evaluation.AT_LEAST]),
    help=f"End with code {NOT_PASSED} below: {', '.join(evaluation.AT_LEAST)}.",
)
@click.option(
    "--fail-over",
    multiple=True,
    type=_Limit([*evaluation.AT_MOST]),
    help=f"End with code {NOT_PASSED} above: {', '.join(evaluation.AT_MOST)}.",
)
@click.pass_obj
def evaluate(options: Options, /, files: tuple[Path, ...], **wanted: Any) -> None:
    """Judge the answers on the questions of FILES.

    A line of a file is {"question": …, "answers": [texts or ids], "unanswerable": …,
    "language": …}; without answers a question counts as unanswerable.
    """
    output = _EvaluationOutput(**wanted)
    if output.rows is not None and output.rows.suffix not in evaluation.FORMATS:
        fail(f"{output.rows}: rows are written as {' or '.join(evaluation.FORMATS)}.", code=2)
    questions = _questions(files)
    with friendly_errors():
        before = evaluation.read_rows(output.compare) if output.compare else None
    library = options.open()
    with friendly_errors():
        found = evaluation.evaluate(library.answer, questions)
    library.close()
    _write(found, output)
    judged = evaluation.rows_of(found.outcomes[evaluation.OURS])
    compared = evaluation.compare(before, judged) if before is not None else None
    misses = evaluation.find_misses(found, (*output.fail_under, *output.fail_over))
    if output.as_json:
        say(json_line(_as_json(found, compared, misses)))
    else:
        say(evaluation.as_markdown(found).strip())
        lines = evaluation.comparison_lines(compared) if compared else []
        for line in lines:
            say(one_line(line))
    for miss in misses:
        say(_missed(miss), err=True)
    if misses:
        raise SystemExit(NOT_PASSED)


@dataclass(frozen=True, slots=True)
class _EvaluationOutput:
    """What is written where, and what the figures must be."""

    as_json: bool
    markdown: Path | None
    chart: Path | None
    rows: Path | None
    compare: Path | None
    fail_under: tuple[evaluation.MetricLimit, ...]
    fail_over: tuple[evaluation.MetricLimit, ...]


def _questions(files: Sequence[Path]) -> list[Judged]:
    """Return the questions of all files, or end with every line that is none."""
    questions, wrong = [], []
    for file in files:
        try:
            questions += read_judged(file)
        except DocumentError as exc:
            wrong.append(str(exc))
    if wrong:
        fail("\n".join(wrong))
    if not questions:
        fail("There is no question in what was given: nothing can be judged.")
    return questions


def _write(found: evaluation.Evaluation, output: _EvaluationOutput) -> None:
    if output.markdown is not None:
        write_file(output.markdown, evaluation.as_markdown(found).encode())
    if output.chart is not None:
        try:
            picture = evaluation.draw_curves(found)
        except ImportError:
            fail(NO_CHARTS)
        write_file(output.chart, picture)
    if output.rows is not None:
        judged = evaluation.rows_of(found.outcomes[evaluation.OURS])
        write_file(output.rows, evaluation.write_rows(judged, output.rows.suffix))


def _as_json(
    found: evaluation.Evaluation,
    compared: evaluation.RunComparison | None,
    misses: Sequence[evaluation.MissedLimit],
) -> dict[str, Any]:
    told = evaluation.as_json(found)
    if compared is not None:
        told["compared"] = evaluation.comparison_as_json(compared)
    return {**told, "missed": evaluation.misses_as_json(misses)}


def _missed(miss: evaluation.MissedLimit) -> str:
    metric, value = miss.limit.metric, miss.limit.value
    if miss.measured is None:
        return f"{metric} cannot be measured: no question here says anything of it."
    side = "under" if metric in evaluation.AT_LEAST else "over"
    return f"{metric} is {miss.measured:.1f}, {side} {value:g}."
