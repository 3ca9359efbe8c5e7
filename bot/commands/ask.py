"""ask: questions of the command line and of standard input."""

import sys
from dataclasses import dataclass
from typing import Any

import click

from bot.commands.json_output import message_to_json
from bot.commands.options import Options
from bot.commands.printing import say
from handlers.rendering.several import render_message_answer
from handlers.rendering.texts import texts_for
from handlers.rendering.why import render_why
from knowledge import Conversation, Explanation, Library, MessageAnswer, explain


@click.command()
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--limit", default=10, type=click.IntRange(1, 100), help="Length of the ranking.")
@click.option(
    "--conversation",
    is_flag=True,
    help="Lines are turns of one talk; an empty line starts a new one.",
)
@click.option("--explain", "explained", is_flag=True, help="Tell why, below each answer.")
@click.pass_obj
def ask(options: Options, /, question: tuple[str, ...], **wanted: Any) -> None:
    """Answer QUESTION, or one question a line from standard input."""
    output = _AnswerOutput(**wanted)
    library = options.open()
    known = options.decided_questions(library)
    texts = texts_for("en").about(library.naming(), has_editors=False)
    session = Conversation()
    lines = [" ".join(question)] if question else (line.rstrip("\r\n") for line in sys.stdin)
    for words in lines:
        if output.conversation and not words.strip():
            session = Conversation()
            continue
        before = session if output.conversation else Conversation()
        answered = library.answer_message(words, before, limit=output.limit)
        session = answered.turns[-1].after
        decided = known.of_turns(answered, before) if known else {}
        message = render_message_answer(library, answered, texts, decided=decided)
        why = explain_turns(library, answered) if output.explained else []
        if output.as_json:
            say(message_to_json(words, answered, message, why, decided))
        else:
            say("\n\n".join([message.plain, *(render_why(each, texts).plain for each in why)]))
    library.close()


@dataclass(frozen=True, slots=True)
class _AnswerOutput:
    """What is printed of an answer."""

    as_json: bool
    limit: int
    conversation: bool
    explained: bool


def explain_turns(library: Library, answered: MessageAnswer) -> list[Explanation]:
    """Return why each question of a message is answered as it is."""
    return [explain(library.answerer, turn.response) for turn in answered.turns]
