"""evaluate: judges a database on questions whose answers are known."""

import json
from pathlib import Path

import click

from bot.commands.options import Options, fail, friendly_errors
from knowledge import DocumentError, read_judged

NO_CHARTS = "A chart needs the extra: pip install '.[charts]'."


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
    from knowledge import evaluation as judge  # noqa: PLC0415 - the others need not wait for it

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
        found = judge.evaluate(library.answer, questions)
    table = judge.as_markdown(found)
    if markdown is not None:
        _write(markdown, table.encode())
    if chart is not None:
        try:
            picture = judge.draw_curves(found)
        except ImportError:
            fail(NO_CHARTS)
        _write(chart, picture)
    click.echo(json.dumps(judge.as_json(found), ensure_ascii=False) if as_json else table.strip())
    library.close()


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as exc:
        fail(f"{file} cannot be written: {exc.strerror}.")
