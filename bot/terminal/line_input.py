"""Line input: what a person types, with editing and history where the system has them."""

import locale
import sys
from contextlib import suppress
from typing import TextIO

from bot.commands.printing import printable

with suppress(ImportError):  # Windows has none; its console edits lines itself
    import readline  # noqa: F401 - `input` uses it once it is there

_BOLD, _PLAIN = "\001\x1b[1m\002", "\001\x1b[0m\002"
"""Between \\001 and \\002 readline expects what takes no room on the line."""


def prepare(*streams: TextIO) -> None:
    """Let broken bytes and letters that the terminal does not have end no conversation."""
    # A locale that the system lacks leaves C, in which readline takes Cyrillic for key bindings.
    with suppress(locale.Error):
        if locale.setlocale(locale.LC_CTYPE) == "C":
            locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    for stream in streams:
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def read_line(prompt: str, *, styled: bool) -> str | None:
    """Return the next line without control characters; None when there is no more."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return printable(line).strip() if line else None
    shown = f"{_BOLD}{prompt}{_PLAIN} " if styled else f"{prompt} "
    try:
        return printable(input(shown)).replace("\n", " ").strip()
    except (EOFError, KeyboardInterrupt):
        return None
