"""evaluate: judges a database on questions whose answers are known."""

from pathlib import Path

import click

from bot.commands.options import NO_CHARTS, Options, fail, friendly_errors, write_file
from bot.commands.printing import json_line, say
from knowledge import DocumentError, evaluation, read_judged


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option(
    "--markdown", type=click.Path(dir_okay=False, path_type=Path), help="A file to write."
)
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path), help="A PNG to write.")
@click.pass_obj
def evaluate(
    options: Options,
    /,
    files: tuple[Path, ...],
    *,
    as_json: bool,
    markdown: Path | None,
    chart: Path | None,
) -> None:
    """Judge the answers on the questions of FILES.

    A line of a file is {"question": …, "answers": [texts or ids], "unanswerable": …,
    "language": …}; without answers a question counts as unanswerable.
    """
    questions, wrong = [], []
    for file in files:
        try:
            questions += read_judged(file)
        except DocumentError as exc:
            wrong.append(str(exc))
    if wrong:
        fail("\n".join(wrong))
    library = options.open()
    with friendly_errors():
        found = evaluation.evaluate(library.answer, questions)
    table = evaluation.as_markdown(found)
    if markdown is not None:
        write_file(markdown, table.encode())
    if chart is not None:
        try:
            picture = evaluation.draw_curves(found)
        except ImportError:
            fail(NO_CHARTS)
        write_file(chart, picture)
    say(json_line(evaluation.as_json(found)) if as_json else table.strip())
    library.close()
