"""chat: the same conversation in the terminal."""

import click
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from bot.commands.options import Options
from bot.environment import terminal_language
from handlers.rendering.answers import Message, render_context, render_unsure
from handlers.rendering.one_liners import one_liners
from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.response import shown_facts
from handlers.rendering.several import render_message_answer
from handlers.rendering.texts import Texts, texts_for
from knowledge import Conversation, Fact, Library, MessageAnswer, NotFound, Unsure

_CLAIMED, _QUIET = "cyan", "bright_black"
"""Borders of what is claimed, and of what is not."""
_LINE = 100
"""UTF-16 units of another sentence that a number opens."""


class Terminal:
    """One conversation in a terminal: what was shown last decides what a number or `c` means."""

    def __init__(self, library: Library, texts: Texts, console: Console) -> None:
        self._library = library
        self._texts = texts
        self._console = console
        self._shown: list[Fact] = []
        self._conversation = Conversation()

    def welcome(self) -> None:
        """Say where one is, and what to type."""
        titles = [document.title for document in self._library.documents()]
        texts = self._texts
        first = texts("start", title=titles[0]) if len(titles) == 1 else texts(
            "start-many", count=len(titles)
        )  # fmt: skip
        self._console.print(f"[dim]{escape(texts('terminal-welcome'))}[/dim]\n")
        self._console.print(escape(first))
        samples = self._library.questions_to_try(texts.language)
        if samples:
            self._console.print("\n" + escape(texts("start-samples")))
        for question in samples.values():
            self._console.print(f"  • {escape(question)}")
        self._console.print(f"\n[dim]{escape(texts('terminal-keys'))}[/dim]")

    def hear(self, words: str) -> None:
        """Answer one line."""
        if words == "/new":
            self._conversation, self._shown = Conversation(), []
            self._console.print(escape(self._texts("new-conversation")))
        elif words == "c" and self._shown:
            self._context()
        elif words.isdecimal() and 0 < int(words) < len(self._shown):
            chosen = self._shown.pop(int(words))
            self._shown.insert(0, chosen)
            self._conversation = Conversation((chosen.id,))
            self._print(render_unsure(self._shown, self._texts), _QUIET)
            self._candidates()
        else:
            answered = self._library.answer_message(words, self._conversation)
            self._conversation = answered.turns[-1].after
            self._answer(answered)

    def _answer(self, answered: MessageAnswer) -> None:
        response = answered.surest
        self._shown = shown_facts(response)
        border = _QUIET if isinstance(response.answer, Unsure | NotFound) else _CLAIMED
        self._print(render_message_answer(self._library, answered, self._texts), border)
        if isinstance(response.answer, Unsure) and len(answered.turns) == 1:
            self._candidates()

    def _candidates(self) -> None:
        others = self._shown[1:]
        if others:
            self._console.print(f"[dim]{escape(self._texts('terminal-candidates'))}[/dim]")
        snippets = self._library.snippets(self._shown, (self._texts.language,))
        for number, line in enumerate(one_liners(self._shown, snippets, _LINE), 1):
            self._console.print(f"  [bold]{number}[/bold] {escape(line)}")

    def _context(self) -> None:
        around = self._library.context(self._shown[0].id)
        if around is not None:
            back = ShowFact("a", ShownAs.FOUND, (around.fact.id,))
            self._print(render_context(around, back, self._texts))

    def _print(self, message: Message, border: str = _CLAIMED) -> None:
        self._console.print(Panel(escape(message.plain), expand=False, border_style=border))


@click.command()
@click.pass_obj
def chat(options: Options) -> None:
    """Talk in the terminal (the default when no token is set)."""
    library = options.open()
    talk(library, texts_for(terminal_language()))
    library.close()


def talk(library: Library, texts: Texts) -> None:
    """Talk until the person leaves."""
    console = Console(highlight=False)
    terminal = Terminal(library, texts, console)
    terminal.welcome()
    while True:
        try:
            words = console.input(f"\n[bold]{texts('terminal-prompt')}:[/bold] ").strip()
        except (EOFError, KeyboardInterrupt):
            break
        if words in {"q", "/quit", "/q"}:
            break
        if words:
            terminal.hear(words)
    console.print()
