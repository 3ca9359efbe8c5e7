"""The cases of this folder run on every backend of the store: a new one is a line in BACKENDS."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.models import Kind, Passage
from knowledge.store import Database, documents, facts
from knowledge.store.documents import StoredText

BACKENDS = {"sqlite": lambda folder: Database(folder / "store.db")}
"""What opens an empty database with all tables, given a folder of its own."""


@pytest.fixture(params=BACKENDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    opened = BACKENDS[request.param](tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def lake(database: Database) -> int:
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
