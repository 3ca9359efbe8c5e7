"""What many tests need: a library on a real SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The library as it ships."""
    opened = Library.open(tmp_path / "astana.db")
    yield opened
    opened.close()


@pytest.fixture
def empty_library(tmp_path: Path) -> Iterator[Library]:
    """A library without any document."""
    opened = Library.open_empty(tmp_path / "empty.db")
    yield opened
    opened.close()
