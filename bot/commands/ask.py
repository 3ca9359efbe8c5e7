"""run, chat and ask: the three ways to be asked."""

import os
import sys

import click

from bot.commands.json_output import to_json
from bot.commands.options import Options, fail, friendly_errors
from handlers.rendering.response import tell
from handlers.rendering.texts import texts_for
from knowledge import Conversation, converse


@click.command()
@click.pass_obj
def run(options: Options) -> None:
    """Run the bot on Telegram (the default when TELEGRAM_BOT_TOKEN is set)."""
    # Telegram takes a third of a second to import, which `ask` need not wait for.
    from bot.lifecycle import serve  # noqa: PLC0415
    from bot.lock import alone_on  # noqa: PLC0415
    from bot.logs import configure_logging  # noqa: PLC0415
    from bot.supervisor import StartError  # noqa: PLC0415

    settings = options.settings
    if (token := settings.telegram_bot_token) is None:
        fail("TELEGRAM_BOT_TOKEN is not set. Get one from @BotFather, put it into .env.", code=2)
    configure_logging(settings.log_level, secret=token.get_secret_value())
    with friendly_errors(), alone_on(options.database):
        library = options.open()
        try:
            serve(settings, library)
        except StartError as exc:
            fail(str(exc))
        finally:
            library.close()


@click.command()
@click.pass_obj
def chat(options: Options) -> None:
    """Talk in the terminal (the default when no token is set)."""
    from bot.commands.terminal import language_of_terminal, talk  # noqa: PLC0415

    library = options.open()
    talk(library, texts_for(language_of_terminal(os.environ)))
    library.close()


@click.command()
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--limit", default=10, type=click.IntRange(1, 100), help="Length of the ranking.")
@click.option(
    "--conversation",
    is_flag=True,
    help="Lines are turns of one talk; an empty line starts a new one.",
)
@click.pass_obj
def ask(
    options: Options,
    /,
    question: tuple[str, ...],
    *,
    as_json: bool,
    limit: int,
    conversation: bool,
) -> None:
    """Answer QUESTION, or one question a line from standard input."""
    library, texts = options.open(), texts_for("en")
    talk = Conversation()
    lines = [" ".join(question)] if question else (line.rstrip("\r\n") for line in sys.stdin)
    for words in lines:
        if conversation and not words.strip():
            talk = Conversation()
            continue
        if conversation:
            said = converse(library, words, talk, limit=limit)
            response, talk = said.response, said.after
        else:
            response = library.answer(words, limit=limit)
        message = tell(library, response, texts)
        click.echo(to_json(response, message) if as_json else message.plain)
    library.close()
