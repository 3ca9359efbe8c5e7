"""What was imported before structure was kept stays flat, is named, and is mended by an import."""

import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from handlers.rendering.texts import interface_languages, texts_for
from knowledge import Library, Source, flat_titles, read_document
from tests.conftest import EDITOR

LIST = "# Ferry\n\nThe ferry is red.\n\n## Tickets\n\nThere are tickets for:\n\n- cars\n- dogs\n"


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    path = tmp_path_factory.mktemp("ferry") / "ferry.md"
    path.write_text(LIST, encoding="utf-8")
    return read_document(path)


def flatten(library: Library) -> None:
    """Make documents what they were before structure was kept."""
    with library.database.write() as db:
        db.execute("UPDATE documents SET structure = NULL")
        db.execute("UPDATE facts SET section = NULL")


@pytest.fixture
def flat(library, ferry):
    """A library with the article that ships, and a document that is flat."""
    library.import_document(ferry)
    flatten(library)
    return library


def test_the_outline_is_stored(empty_library, ferry):
    empty_library.import_document(ferry)
    stored = empty_library.database.read().value("SELECT structure FROM documents")
    outline = json.loads(stored)
    text = empty_library.text(1)
    found = [(level, text[start:end], page) for level, start, end, page in outline["headings"]]
    assert found == [(1, "Ferry", None), (2, "Tickets", None)]
    assert outline["counts"] == {"paragraphs": 1, "items": 2}
    assert [text[start:end] for start, end in outline["lists"]] == [
        "There are tickets for:\n\ncars\ndogs"
    ]
    assert not empty_library.documents()[0].is_flat


def test_a_flat_document_is_told_from_the_article_and_from_what_is_written(flat):
    assert [each.is_flat for each in flat.documents()] == [False, True]
    assert flat_titles(flat.path) == ["Ferry"]


def test_importing_the_same_text_again_mends_it_and_facts_keep_their_numbers(flat, ferry):
    before = {fact.text: fact.id for fact in flat.facts(2)}
    revision = flat.revision(ferry)
    assert (revision.gains_structure, revision.is_empty) == (True, False)
    flat.import_document(ferry)
    assert {fact.text: fact.id for fact in flat.facts(2)} == before
    assert flat.facts(2)[-1].citation.section == ("Tickets",)
    assert flat_titles(flat.path) == []
    assert flat.revision(ferry).is_empty


def test_the_article_stays_as_it_is_when_it_comes_again(library, tmp_path):
    database = library.database.read()
    title, text = database.query("SELECT title, text FROM documents")[0]
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    flatten(library)
    before = [fact.id for fact in library.facts(1)]
    library.import_document(read_document(tmp_path / "article.txt"))
    assert [each.title for each in library.documents()] == [title]
    assert [fact.id for fact in library.facts(1)] == before
    assert database.value("SELECT structure FROM documents") is None


def test_the_doctor_says_which_documents_to_import_again(flat, settings_of):
    flat.close()
    done = CliRunner().invoke(main, ["doctor", "--offline"], env=settings_of(flat))
    assert "warn documents: “Ferry”: imported before headings" in done.output


def test_the_doctor_calls_no_older_database_damaged(ran_before):
    library = Library.open_empty(ran_before / "astana.db")
    library.import_document(Source("The ferry is red.", "Ferry"))
    library.close()
    older = library.path
    with closing(sqlite3.connect(older)) as db, db:
        db.execute("ALTER TABLE documents DROP COLUMN structure")
        for column in ("section", "page", "parts"):
            db.execute(f"ALTER TABLE facts DROP COLUMN {column}")
    done = CliRunner().invoke(main, ["--database", str(older), "doctor", "--offline"])
    assert "every sentence is what was stored" in done.output
    assert "warn documents: “Ferry”: imported before headings" in done.output


@pytest.mark.usefixtures("flat")
@pytest.mark.parametrize("language", interface_languages())
async def test_the_list_of_documents_says_so(person, language):
    texts = texts_for(language)
    (shown,) = await person(EDITOR, language=language).says("/documents")
    article, ferry_ = shown.text.splitlines()[1:3]
    assert ferry_.endswith(texts("document-flat"))
    assert texts("document-flat") not in article
    assert texts("documents-flat") in shown.text


def test_a_library_of_flat_documents_opens_and_answers(flat, libraries):
    flat.close()
    again = libraries.open_again(flat)
    assert again.answer("what colour is the ferry?").ranking[0].fact.text == "The ferry is red."
    again.close()
