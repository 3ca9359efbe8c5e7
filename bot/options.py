"""What every command of the command line is given, and how it ends when it cannot go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from knowledge import KnowledgeError, Library

if TYPE_CHECKING:
    from bot.settings import Settings


class Options:
    """What was said before the command; settings are read only where they are needed.

    Reading them takes as long as a hundred answers, which scripts that call `ask` would feel.
    """

    def __init__(self, database: Path | None) -> None:
        self._database = database

    @cached_property
    def settings(self) -> "Settings":
        """The settings; a wrong one ends the program with a line that names it."""
        from bot.settings import SettingsError, load_settings  # noqa: PLC0415

        try:
            return load_settings()
        except SettingsError as exc:
            fail(str(exc), code=2)

    @property
    def database(self) -> Path:
        return self._database or self.settings.database

    def open(self) -> Library:
        """Open the library; a new one gets the shipped article."""
        with friendly_errors():
            return Library.open(self.database)


@contextmanager
def friendly_errors() -> Iterator[None]:
    """Turn what a person can mend into one line and exit code 1, without a traceback."""
    try:
        yield
    except KnowledgeError as exc:
        fail(str(exc))


def fail(message: str, *, code: int = 1) -> NoReturn:
    """End the program with a line on standard error."""
    click.echo(message, err=True)
    raise SystemExit(code)
