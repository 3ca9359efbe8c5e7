"""The command line: `python -m bot` alone runs the bot, or chats if there is no token."""

import gc
import os
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

from bot import __version__

# Pydantic would look for plugins among all packages, which takes a fiftieth of the start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# What is imported stays: looking for garbage among it takes a tenth of the start.
gc.disable()
from bot.commands.options import Options, Where  # noqa: E402

gc.freeze()
gc.enable()
# A command makes much that stays to its end, and an import makes it by the ten thousand.
gc.set_threshold(50_000)

COMMANDS = {
    "run": "run",
    "chat": "terminal",
    "serve": "serve",
    "ask": "ask",
    "import": "import_export",
    "watch": "watch",
    "unwatch": "watch",
    "export": "import_export",
    "facts": "facts",
    "fact": "facts",
    "add": "facts",
    "edit": "facts",
    "delete": "facts",
    "restore": "maintenance",
    "synonym": "synonym",
    "backup": "maintenance",
    "copy": "copy",
    "doctor": "doctor",
    "undo": "changes",
    "history": "changes",
    "inbox": "inbox",
    "stats": "stats",
    "evaluate": "evaluate",
}
"""Commands and their modules in bot/commands; the function is named as the command."""


def loaded(name: str) -> click.Command:
    """Import the module of a command and return the command."""
    module = import_module(f"bot.commands.{COMMANDS[name]}")
    command: click.Command = getattr(module, f"{name}_" if iskeyword(name) else name)
    return command


class Commands(click.Group):
    """Loads a command's module when the command is used: scripts start the bot often."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names in the order in which the help shows them."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None if there is none of this name."""
        return loaded(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does in whole sentences, where click would cut them short."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, _summary(loaded(name))) for name in self.list_commands(ctx)]
            )


def _summary(command: click.Command) -> str:
    """Return the first paragraph of a command's help, on one line."""
    return " ".join((command.help or "").partition("\n\n")[0].split())


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, message="astana-bot %(version)s")
@click.option(
    "--database",
    type=Where(),
    help="The SQLite file, or an address of PostgreSQL; overrides DATABASE.",
)
@click.pass_context
def main(context: click.Context, database: Path | str | None) -> None:
    """Answer questions from documents, with the exact sentence as citation."""
    context.obj = Options(database)
    if context.invoked_subcommand is None:
        name = "run" if context.obj.settings.telegram_bot_token else "chat"
        context.invoke(loaded(name))


if __name__ == "__main__":
    main(prog_name="python -m bot")
