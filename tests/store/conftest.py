"""The cases of this folder run on every backend of the store: a new one is a line in BACKENDS."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Union

import pytest

from knowledge.models import Kind, Passage
from knowledge.store import Database, documents, facts
from knowledge.store.documents import StoredText
from tests import postgres_server

if TYPE_CHECKING:
    from knowledge.store.postgresql import PostgresDatabase

TARGET = "target"
"""Name of the folder of a second database of a test."""
Backend = Union[Database, "PostgresDatabase"]


def _in_postgresql(folder: Path) -> "PostgresDatabase":
    """Tables take long to make: each worker makes them once, and once more for a TARGET."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    schema = f"{worker}_{TARGET if folder.name == TARGET else 'source'}"
    address = postgres_server.address()
    # What it needs is an extra; `address` skips where that is not installed.
    from knowledge.store.postgresql import PostgresDatabase  # noqa: PLC0415

    opened = PostgresDatabase(address, schema)
    postgres_server.empty(schema)
    return opened


BACKENDS: dict[str, Callable[[Path], Backend]] = {
    "sqlite": lambda folder: Database(folder / "store.db"),
    "postgresql": _in_postgresql,
}
"""What opens an empty database with all tables, given a folder of its own."""


@pytest.fixture(params=BACKENDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    opened = BACKENDS[request.param](tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def lake(database: Backend) -> int:
    """A written document of two facts, 1 and 2; its id is 1."""
    text = "The lake is deep. It is cold."
    with database.write() as db:
        row = {"title": "Lake", "language": "en", "origin": documents.WRITTEN}
        document = documents.insert(db, row, text, by="anna")
        passages = [
            Passage(text[:17], 0, 17, 1, 1, Kind.FACT, None),
            Passage(text[18:], 18, 29, 1, 2, Kind.QUOTE, "Boris"),
        ]
        facts.insert(db, StoredText(document, text, "en"), passages, by="anna")
    return document
