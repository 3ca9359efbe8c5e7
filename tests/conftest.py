"""What many tests need: a library on a real SQLite file, and the bot around it."""

import asyncio
import gc
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from click.testing import CliRunner, Result
from telegram import Update

from bot.__main__ import main
from bot.application import build_application
from bot.backoff import Backoff
from bot.environment import Settings
from handlers.context import BotApplication
from handlers.telegram_errors import QUIET, meaning_of
from knowledge import Library, Source, read_document
from tests import postgres_server
from tests.botapi import TOKEN, BotApi
from tests.kept_libraries import (
    EMPTY,
    SHIPPED,
    KeptLibraries,
    LibraryFiles,
    ServedLibraries,
)
from tests.person import Person
from tests.transport import Transport

STORES = ("sqlite", "postgresql")
ROOT = Path(__file__).parent.parent
EDITOR, READER = 7_001_234_567, 5_001_234_567
"""As long as real ids, so that none stands in some ciphertext by chance."""


ON_BOTH = (
    "test_undo",
    "test_roles",
    "test_sessions",
    "test_editor_state",
    "test_stale_annotations",
)
"""Modules whose tests run on SQLite and on PostgreSQL whatever --store says."""
OF_SQLITE = "it is about the file of SQLite"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the whole suite run on another store."""
    parser.addoption(
        "--store", choices=STORES, default=STORES[0], help="where the libraries of the tests lie"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of some modules on each store."""
    is_of_sqlite = any(mark.name == "of_sqlite" for mark in metafunc.definition.iter_markers())
    is_on_both = metafunc.module.__name__.endswith(ON_BOTH) and not is_of_sqlite
    if "store" in metafunc.fixturenames and is_on_both:
        metafunc.parametrize("store", STORES, indirect=True)


def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are cores: many tests wait for processes of their own."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Let one PostgreSQL server serve all workers; a worker has a `workerinput`."""
    config.addinivalue_line("markers", f"of_sqlite: {OF_SQLITE}")
    if not hasattr(config, "workerinput"):
        postgres_server.reserve()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop that server once all workers have ended."""
    if not hasattr(config, "workerinput"):
        postgres_server.stop()


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what was collected: all of it is kept to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shipped article, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("shipped") / "astana.db"
    Library.open(path).close()
    return path


@pytest.fixture(scope="session")
def open_new(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Library]:
    """Opens a new library without any document; its tables are made once, and copied."""
    made = tmp_path_factory.mktemp("empty") / "empty.db"
    Library.open_empty(made).close()
    return lambda path: Library.open_empty(Path(copyfile(made, path)))


@pytest.fixture(scope="session")
def shared_library(
    tmp_path_factory: pytest.TempPathFactory, open_new: Callable[[Path], Library]
) -> Iterator[Callable[..., Library]]:
    """Returns a library of some sources for tests that only ask it: it is made once for all."""
    made: dict[str, Library] = {}

    def get(*sources: Source, language: str | None = None) -> Library:
        wanted = repr((sources, language))
        if wanted not in made:
            opened = open_new(tmp_path_factory.mktemp("shared") / "shared.db")
            for each in sources:
                opened.import_document(each, language=language)
            made[wanted] = opened
        return made[wanted]

    yield get
    for each in made.values():
        each.close()


@pytest.fixture
def store(request: pytest.FixtureRequest) -> str:
    """Where the libraries of a test lie, one of STORES."""
    name = str(getattr(request, "param", request.config.getoption("--store")))
    if name != STORES[0] and request.node.get_closest_marker("of_sqlite"):
        pytest.skip(OF_SQLITE)
    return name


@pytest.fixture(scope="session")
def stores(
    tmp_path_factory: pytest.TempPathFactory, shipped: Path
) -> Callable[[str], KeptLibraries]:
    """Returns what opens the libraries of a store."""
    folder = tmp_path_factory.mktemp("kept")
    copyfile(shipped, folder / SHIPPED)
    Library.open_empty(folder / EMPTY).close()
    return cache(lambda name: LibraryFiles(folder) if name == STORES[0] else ServedLibraries())


@pytest.fixture
def libraries(stores: Callable[[str], KeptLibraries], store: str) -> KeptLibraries:
    """Opens libraries that were made before, where the libraries of this test lie."""
    return stores(store)


@pytest.fixture
def library(tmp_path: Path, libraries: KeptLibraries) -> Iterator[Library]:
    """The library as it ships."""
    opened = libraries.open(tmp_path / "astana.db", SHIPPED)
    yield opened
    opened.close()


@pytest.fixture
def settings_of(libraries: KeptLibraries) -> Callable[[Library], dict[str, str]]:
    """Returns the environment in which the command line opens a library, wherever it lies."""
    return libraries.settings


@pytest.fixture
def empty_library(tmp_path: Path, libraries: KeptLibraries) -> Iterator[Library]:
    """A library without any document."""
    opened = libraries.open(tmp_path / "empty.db", EMPTY)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def guides(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Library]]:
    """A library for each of the texts `GUIDES` of a test module, by its name."""
    folder, opened = tmp_path_factory.mktemp("guides"), dict[str, Library]()
    for name, text in request.module.GUIDES.items():
        file = folder / f"{name}.md"
        file.write_text(text, encoding="utf-8")
        opened[name] = Library.open_empty(file.with_suffix(".db"))
        opened[name].import_document(read_document(file))
    yield opened
    for library in opened.values():
        library.close()


@pytest.fixture
def bot(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m bot` in an empty folder, by words alone unless EMBEDDING_MODEL is given."""

    def run(
        *arguments: object, text: str | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-m", "bot", *map(str, arguments)],
            input=text,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
                "EMBEDDING_MODEL": "off",
            }
            | environment,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def ran_before(tmp_path: Path, shipped: Path) -> Path:
    """A folder in which the bot has run before: it holds the database that ships."""
    copyfile(shipped, tmp_path / "astana.db")
    return tmp_path


@pytest.fixture
def command(ran_before: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command line as `bot` does, in this process, and where the bot ran before."""
    monkeypatch.chdir(ran_before)

    def run(*arguments: object, text: str | None = None, **environment: str) -> Result:
        given = {"TELEGRAM_BOT_TOKEN": "", "EMBEDDING_MODEL": "off"} | environment
        return CliRunner().invoke(main, [*map(str, arguments)], input=text, env=given)

    return run


@pytest.fixture
def api() -> Iterator[BotApi]:
    """The Bot API; a call that it refuses fails the test."""
    server = BotApi()
    yield server
    assert server.refusals == []


@pytest.fixture
def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets calls that fail be made again at once."""
    monkeypatch.setattr("bot.telegram_api.retries._BACKOFF", Backoff(0.001, 0.001))


@pytest.fixture
def questions_file() -> Path | None:
    """The judged questions of the bot; tests that need some have their own."""
    return None


@cache
def _settings(questions_file: Path | None) -> Settings:
    """Return what the bot of the tests is told; checking it takes as long as all the rest."""
    given = {"admin_ids": frozenset({EDITOR}), "questions_file": questions_file}
    at_any_rate = {"rate_limit": "off", "send_rate": "off"}
    return Settings.model_validate({"telegram_bot_token": TOKEN, **at_any_rate, **given})


@pytest.fixture
async def application(
    api: BotApi, library: Library, questions_file: Path | None
) -> AsyncIterator[BotApplication]:
    """The bot as it runs; an error in a handler fails the test."""
    built = build_application(_settings(questions_file), library, request=Transport(api))
    errors: list[object] = []

    async def collect(_: object, context: Any) -> None:
        # Who has blocked the bot did nothing wrong, and neither did the bot.
        if meaning_of(context.error) not in QUIET:
            errors.append(context.error)

    built.add_error_handler(collect)
    async with built:
        yield built
    await asyncio.to_thread(built.bot_data.threads.close)
    assert errors == []


@pytest.fixture
def person(api: BotApi, application: BotApplication) -> Callable[..., Person]:
    """Makes people: `person()` reads, `person(EDITOR)` edits."""

    async def deliver(update: dict[str, Any]) -> None:
        await application.process_update(Update.de_json(update, application.bot))

    def make(user: int = READER, *, language: str = "en") -> Person:
        return Person(api, deliver, user, language=language)

    return make
