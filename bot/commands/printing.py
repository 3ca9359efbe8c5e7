"""Printing: what documents and people wrote, without what would command the terminal.

A sentence of a document may hold escape sequences: they would rename the window, hide lines, or
write into the clipboard of whoever lists the facts.
"""

import json
import unicodedata
from typing import Any

import click

_KEPT = "\n\t"


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
