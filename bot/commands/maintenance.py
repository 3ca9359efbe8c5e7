"""backup and restore: the database out to a file and back."""

from pathlib import Path

import click

from bot.commands.facts import restore as restore_fact
from bot.commands.options import Options, friendly_errors
from bot.lock import alone_on
from knowledge import back_up
from knowledge import restore as put_back

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("path", type=FILE)
@click.pass_obj
def backup(options: Options, path: Path) -> None:
    """Copy the database to PATH, also while the bot runs; the key file is not in it."""
    with friendly_errors():
        back_up(options.database, path)
    click.echo(f"Written to {path}. Back up the key file as well, but apart from it.")


@click.command()
@click.argument("what", metavar="FACT-OR-BACKUP")
@click.pass_context
def restore(context: click.Context, what: str) -> None:
    """Let a withdrawn fact answer again, or put a backup in place of the database.

    A backup is verified before it replaces anything, and refused while a bot runs.
    """
    if what.isdecimal():
        context.invoke(restore_fact, number=int(what))
        return
    database = context.obj.database
    with friendly_errors(), alone_on(database):
        count = put_back(Path(what), database)
    click.echo(f"Restored {count} facts from {what} to {database}.")
