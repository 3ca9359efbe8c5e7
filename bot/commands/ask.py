"""ask: questions of the command line and of standard input."""

import sys

import click

from bot.commands.json_output import message_to_json
from bot.commands.options import Options
from bot.commands.printing import say
from handlers.rendering.several import render_message_answer
from handlers.rendering.texts import texts_for
from knowledge import Conversation


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
    library = options.open()
    texts = texts_for("en").about(library.naming())
    session = Conversation()
    lines = [" ".join(question)] if question else (line.rstrip("\r\n") for line in sys.stdin)
    for words in lines:
        if conversation and not words.strip():
            session = Conversation()
            continue
        if conversation:
            answered = library.answer_message(words, session, limit=limit)
            session = answered.turns[-1].after
        else:
            answered = library.answer_message(words, Conversation(), limit=limit)
        message = render_message_answer(library, answered, texts)
        say(message_to_json(words, answered, message) if as_json else message.plain)
    library.close()
