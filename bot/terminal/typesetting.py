"""Typesetting: the HTML of a message as lines of a terminal, bold where it can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TextIO

from rich.console import Console
from rich.text import Text

from bot.commands.printing import printable

_STYLES = {"b": "bold", "i": "italic"}
_BAR = "│ "
"""Stands before each line of a quotation."""


class Typesetter:
    """Prints messages at the width of the terminal, broken between words.

    `styled` says whether there is bold: none for a file, a pipe, or whoever wants none.
    """

    def __init__(self, out: TextIO, *, styled: bool) -> None:
        self._console = Console(
            file=out,
            force_terminal=styled,
            color_system="standard" if styled else None,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def message(self, html: str) -> None:
        """Print a message."""
        for line, quoted in lines_of(html):
            self._line(line, _BAR if quoted else "")

    def choice(self, number: int, label: str) -> None:
        """Print what a number picks; a long label goes on below itself."""
        head = f"  {number} "
        for at, part in enumerate(self._wrapped(Text(printable(label)), len(head))):
            front = Text(head, "bold") if not at else Text(" " * len(head))
            self._console.print(front + part, soft_wrap=True)

    def hint(self, words: str) -> None:
        """Print what helps, and is no message of the bot."""
        self._line(Text(printable(words), "dim"), "")

    def gap(self) -> None:
        """Print an empty line."""
        self._console.print()

    def _line(self, line: Text, front: str) -> None:
        for part in self._wrapped(line, len(front)):
            self._console.print(Text(front) + part, soft_wrap=True)

    def _wrapped(self, line: Text, taken: int) -> list[Text]:
        room = max(self._console.width - taken, 1)
        parts = [*line.wrap(self._console, room)] or [Text()]
        for part in parts:
            part.rstrip()
        return parts


def lines_of(html: str) -> Iterator[tuple[Text, bool]]:
    """Yield the lines of a message, and whether each stands in a quotation."""
    reader = _LineReader()
    reader.feed(html)
    reader.close()
    yield from ((line.text, line.is_quoted) for line in reader.lines)


@dataclass(frozen=True, slots=True)
class _TypesetLine:
    text: Text
    is_quoted: bool


class _LineReader(HTMLParser):
    """Reads the few tags that the messages of this bot have."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._is_quoted = False
        self.lines = [_TypesetLine(Text(), is_quoted=False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._open.append(tag)
        if tag == "blockquote":
            self._is_quoted = True
            if not self.lines[-1].text:
                self.lines.pop()
            self.lines.append(_TypesetLine(Text(), is_quoted=self._is_quoted))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)
        if tag == "blockquote":
            self._is_quoted = False

    def handle_data(self, data: str) -> None:
        style = " ".join(_STYLES[tag] for tag in self._open if tag in _STYLES)
        for at, words in enumerate(printable(data).split("\n")):
            if at:
                self.lines.append(_TypesetLine(Text(), is_quoted=self._is_quoted))
            self.lines[-1].text.append(words, style)
