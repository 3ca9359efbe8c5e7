"""The command line: `python -m bot` alone runs the bot, or chats if there is no token."""

from pathlib import Path

import click

from bot.commands.documents import import_
from bot.commands.talking import ask, chat, run
from bot.options import Options


@click.group(invoke_without_command=True)
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The SQLite file; overrides DATABASE.",
)
@click.pass_context
def main(context: click.Context, database: Path | None) -> None:
    """Answer questions from documents, with the exact sentence as citation."""
    context.obj = Options(database)
    if context.invoked_subcommand is None:
        context.invoke(run if context.obj.settings.telegram_bot_token else chat)


for command in (run, chat, ask, import_):
    main.add_command(command)

if __name__ == "__main__":
    main(prog_name="python -m bot")
