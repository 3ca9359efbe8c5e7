"""stats: what was asked and how it was answered, in words, as JSON, and as a picture."""

from datetime import datetime
from pathlib import Path

import click

from bot.commands.options import NO_CHARTS, Options, fail, friendly_errors, write_file
from bot.commands.printing import json_line, say
from bot.environment import terminal_language
from handlers.rendering.charts import draw
from handlers.rendering.statistics import render_statistics
from handlers.rendering.texts import texts_for
from knowledge import QueryLog, Statistics, StatisticsReader


@click.command()
@click.option("--days", default=7, type=click.IntRange(1, 366), help="Today and the days before.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path), help="A PNG to write.")
@click.pass_obj
def stats(options: Options, *, days: int, as_json: bool, chart: Path | None) -> None:
    """Show what was asked and how it was answered."""
    library = options.open_present()
    with friendly_errors():
        query_log = QueryLog(library.database, options.cipher(library))
        now = datetime.now().astimezone()
        statistics = StatisticsReader(library.answerer, query_log).count(days, now)
    texts = texts_for(terminal_language())
    say(_as_json(statistics) if as_json else render_statistics(statistics, texts).plain)
    if chart is not None:
        picture = draw(statistics, texts) or fail(NO_CHARTS)
        write_file(chart, picture)
    library.close()


def _as_json(statistics: Statistics) -> str:
    fields = {
        "days": statistics.days,
        "asked": statistics.asked,
        "found": statistics.found,
        "unsure": statistics.unsure,
        "not_found": statistics.not_found,
        "people": statistics.people,
        "ups": statistics.ups,
        "downs": statistics.downs,
        "median_ms": statistics.median,
        "p95_ms": statistics.p95,
        "facts": [
            {"id": fact.id, "text": fact.text, "count": count} for fact, count in statistics.facts
        ],
        "unanswered": [
            {"question": words, "count": count} for words, count in statistics.unanswered
        ],
        "bars": [
            {
                "at": bar.at.isoformat(),
                "found": bar.found,
                "unsure": bar.unsure,
                "not_found": bar.not_found,
            }
            for bar in statistics.bars
        ],
    }
    return json_line(fields)
