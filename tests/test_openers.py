"""What newcomers type first, each with its one right kind of reaction.

`data/openers.tsv` has a document, a kind and a message a line. The messages were written from the
titles alone, before any was asked: cards, topics, talk, questions with a story around them, and
what is about something else. What several questions in one message get is tested elsewhere.
"""

from collections import Counter
from pathlib import Path

import pytest

from knowledge import (
    Card,
    Found,
    Grade,
    Library,
    Mentions,
    NotFound,
    Response,
    SmallTalk,
    Unsure,
    read_document,
)

DATA = Path(__file__).parent / "data"
IMPORTED = {"festival": "bookfest", "school": "mektep"}
OPENERS = [
    line.split("\t") for line in (DATA / "openers.tsv").read_text(encoding="utf-8").splitlines()
]
KINDS = {
    "claim", "probable", "unsure", "denial", "card", "mention", "talk", "nothing",
}  # fmt: skip
"""`nothing` is one line without a sentence."""


@pytest.fixture(scope="module")
def libraries(shipped, tmp_path_factory):
    """A library for each document that newcomers write to."""
    opened = {"article": Library.open(shipped)}
    for name, folder in IMPORTED.items():
        library = Library.open_empty(tmp_path_factory.mktemp(name) / "knowledge.db")
        library.import_document(read_document(DATA / "invented" / folder / "article.md"))
        opened[name] = library
    yield opened
    for library in opened.values():
        library.close()


def kind_of(response: Response) -> str:
    """Return how a response looks to who reads it."""
    match response.answer:
        case Found():
            return "claim"
        case Card():
            return "card"
        case Mentions():
            return "mention"
        case SmallTalk():
            return "talk"
        case NotFound(term=term):
            return "denial" if term else "nothing"
        case Unsure(grade=grade):
            unsure = "denial" if response.denies else "unsure"
            return "probable" if grade is Grade.PROBABLE else unsure


@pytest.mark.parametrize(("document", "kind", "message"), OPENERS)
def test_an_opener_gets_its_kind_of_reaction(libraries, document, kind, message):
    assert kind_of(libraries[document].answer(message)) == kind


def test_the_table_covers_three_languages_and_every_kind():
    assert len(OPENERS) >= 150
    kinds = Counter(kind for _, kind, _ in OPENERS)
    assert kinds.keys() <= KINDS
    assert min(kinds["card"], kinds["mention"], kinds["talk"], kinds["nothing"]) >= 20
