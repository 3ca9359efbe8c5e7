"""chat: the same conversation in the terminal."""

import sys

import click

from bot.commands.options import NO_MODEL, Options
from bot.commands.printing import as_typed, say
from bot.environment import terminal_language, wants_plain_text
from bot.terminal.conversation import QUIT, TerminalConversation
from bot.terminal.line_input import prepare, read_line
from bot.terminal.typesetting import Typesetter
from bot.unknown_settings import unknown_settings
from knowledge import DecidedQuestions, Library


@click.command()
@click.pass_obj
def chat(options: Options) -> None:
    """Talk in the terminal (the default when no token is set)."""
    if options.lacks_model:
        say(as_typed(NO_MODEL), err=True)
    for unknown in unknown_settings():
        say(unknown, err=True)
    library = options.open()
    talk(library, options.decided_questions(library))
    library.close()


def talk(library: Library, decided: DecidedQuestions | None) -> None:
    """Talk until the person leaves."""
    prepare(sys.stdin, sys.stdout)
    styled = sys.stdout.isatty() and not wants_plain_text()
    typesetter = Typesetter(sys.stdout, styled=styled)
    conversation = TerminalConversation(library, typesetter, terminal_language(), decided)
    conversation.welcome()
    while True:
        typesetter.gap()
        prompt = f"{conversation.texts('terminal-prompt')}:"
        words = read_line(prompt, styled=styled)
        if words is None or words.casefold() in QUIT:
            break
        if words:
            conversation.hear(words)
    typesetter.gap()
