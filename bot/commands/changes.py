"""undo, history: what was changed, and the way back, without Telegram."""

import sys

import click

from bot.commands.facts import OPERATOR, actor_names, open_curator
from bot.commands.options import NUMBER, Options, fail
from bot.commands.printing import say, say_json
from handlers.rendering.facts import actor_name, change_line
from handlers.rendering.texts import texts_for
from handlers.rendering.undo import render_undo_preview
from knowledge import UndoPreview


@click.command()
@click.argument("count", type=NUMBER, default=1)
@click.option("--yes", is_flag=True, help="Do not ask on a terminal.")
@click.pass_obj
def undo(options: Options, /, count: int, *, yes: bool) -> None:
    """Take back the last change that was made here, on the command line, or the last COUNT."""
    texts = texts_for("en")
    with open_curator(options) as opened:
        preview = opened.curator.before_undoing(count, by=OPERATOR)
        if not preview.steps:
            fail("There is nothing to take back.")
        if sys.stdin.isatty() and not yes:
            say(render_undo_preview(preview, _why_no_more(preview), texts).plain, err=True)
            click.confirm("Take it back?", abort=True)
        for step in opened.curator.undo_changes(preview.changes, by=OPERATOR):
            say(f"Taken back: {change_line(step.change, texts)}")
        for reason in _why_no_more(preview):
            say(reason, err=True)


def _why_no_more(preview: UndoPreview) -> list[str]:
    return [str(preview.stopped_by)] if preview.stopped_by else []


@click.command()
@click.argument("number", type=NUMBER, required=False)
@click.option("--limit", default=50, type=click.IntRange(1), help="Lines, newest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def history(options: Options, /, number: int | None, *, limit: int, as_json: bool) -> None:
    """Tell who changed what and when: in fact NUMBER, or everywhere."""
    texts = texts_for("en")
    with open_curator(options) as opened:
        names = actor_names(options, opened.library)
        for change in opened.curator.history(number, limit):
            who = actor_name(change.actor, names, texts)
            if as_json:
                fields = {name: getattr(change, name) for name in change.__slots__}
                say_json({**fields, "at": change.at.isoformat(), "name": who})
            else:
                mark = " (taken back)" if change.undone else ""
                say(f"{change.at:%Y-%m-%d %H:%M}, {who}: {change_line(change, texts)}{mark}")
