"""Printing: what documents and people wrote, without what would command the terminal.

A sentence of a document may hold escape sequences: they would rename the window, hide lines, or
write into the clipboard of whoever lists the facts.
"""

import json
import re
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from shlex import quote
from typing import Any

import click

from bot.commands.installation import Installation

_KEPT = "\n\t"
_MODULE, _SCRIPT, _PIP = "python -m bot", "astana-bot", "pip install"
_EXTRA = re.compile(r"-e '\.\[(\w+)\]'")


def printable(text: str) -> str:
    """Return text without control characters (Unicode Cc, ESC and C1 among them)."""
    return "".join(
        letter for letter in text if letter in _KEPT or unicodedata.category(letter) != "Cc"
    )


def one_line(text: str) -> str:
    """Return text as one line, for a list of one entry a line."""
    return " ".join(printable(text).split())


def say(text: str, *, err: bool = False) -> None:
    """Print a line, or several, on standard output, or on standard error."""
    click.echo(printable(text), err=err)


def as_typed(message: str) -> str:
    """Return a message of the bot's own with the commands in it as they are typed here.

    Not for what documents or people wrote. An environment need not be activated, and beside a
    service, or with pipx, the command has a name of its own; an extra is added to what is there,
    or a second copy would be installed.
    """
    python = _interpreter()
    called_as_script = Path(sys.argv[0]).name == _SCRIPT
    name = _SCRIPT if called_as_script else _MODULE.replace("python", python)
    message = _EXTRA.sub(lambda found: Installation.find().requirement(found[1]), message)
    return message.replace(_MODULE, name).replace(_PIP, f"{python} -m {_PIP}")


def _interpreter() -> str:
    """Return the path of this Python: from the present folder, if it lies below that."""
    path = Path(sys.executable)
    with suppress(OSError, ValueError):
        path = path.relative_to(Path.cwd())
    return quote(str(path))


def say_json(fields: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own; control characters are written as escapes."""
    click.echo(json_line(fields))


def json_line(fields: dict[str, Any]) -> str:
    """Return one JSON object on one line, readable in every script of the world."""
    line = json.dumps(fields, ensure_ascii=False)
    # Only strings can hold them, and json itself escapes those below U+0020 alone.
    return "".join(
        f"\\u{ord(letter):04x}" if unicodedata.category(letter) == "Cc" else letter
        for letter in line
    )
