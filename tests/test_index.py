"""The search index can always be built again from the record, and is when it would differ."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shutil import copytree, ignore_patterns
from threading import Thread

import pytest

import knowledge
from knowledge import Draft, Library, Source
from knowledge.language import tokens
from knowledge.language.document_languages import LANGUAGES, read_languages
from knowledge.retrieval.index import Index, IndexReader
from knowledge.retrieval.index.abbreviations import add_initials
from knowledge.retrieval.index.build import fingerprint
from knowledge.store import Database

TEXT = """The museum of Arden opened in 2017 with guests from twenty-five countries.

Four hundred visitors came to the harbour museum."""
PACKAGE = Path(knowledge.__file__).parent
INDEXED = """
import sys, pathlib
from knowledge import Library
library = Library.open_empty(pathlib.Path(sys.argv[1]))
for table in ("search", "words", "spellings"):
    print(sorted(library.database.read().query(f"SELECT * FROM {table}")))
library.close()
"""


@pytest.fixture
def library(tmp_path):
    opened = Library.open_empty(tmp_path / "facts.db")
    opened.import_document(Source(TEXT, "Arden"), language="en")
    yield opened
    opened.close()


@pytest.fixture
def package(tmp_path):
    """The package with a word list that nobody has changed yet."""
    skipped = ignore_patterns("__pycache__", "*.npz")
    return copytree(PACKAGE, tmp_path / "changed" / "knowledge", ignore=skipped)


def add_line(file, line):
    with file.open("a", encoding="utf-8") as written:
        written.write(f"{line}\n")


def indexed(package, database):
    """Open a database with a package, and return what stands in its index then."""
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", INDEXED, str(database)],
        cwd=package.parent, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout


def test_a_fingerprint_stays_as_long_as_no_word_list_changes(package):
    assert fingerprint(read_languages(package / "data").values()) == fingerprint()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_stop_word_changes_the_fingerprint(package, language):
    add_line(package / "data" / language / "stopwords.txt", "museum")
    assert fingerprint(read_languages(package / "data").values()) != fingerprint()


def test_a_word_list_that_only_questions_use_leaves_the_fingerprint(package):
    add_line(package / "data" / "en" / "generic_words.txt", "museum")
    assert fingerprint(read_languages(package / "data").values()) == fingerprint()


def test_a_new_stop_word_rebuilds_the_index_by_itself(library, package):
    before = indexed(package, library.path)
    add_line(package / "data" / "en" / "stopwords.txt", "visitors")
    after = indexed(package, library.path)
    assert "visitors" in after
    assert "visitors" not in before


def test_an_index_of_older_rules_is_rebuilt_once(library, tmp_path):
    said = library.answer("harbour visitors")
    library.close()
    with closing(Database(tmp_path / "facts.db")) as database, database.write() as db:
        db.execute("DELETE FROM spellings")
        db.execute("UPDATE state SET indexed_by = 4")
        older = db.revision
    for _ in range(2):
        again = Library.open_empty(tmp_path / "facts.db")
        assert again.answer("harbour visitors") == said
        assert again.database.revision == older + 2
        again.close()


def test_what_an_index_remembers_ends_with_the_next_change(library):
    reader = IndexReader(library.database.read)
    index = reader()
    assert reader() is index
    assert index.terms.frequencies(["bakeri"]) == {}
    library.add(Draft("A bakery opened.", "a report"), by="an editor")
    assert index.terms.frequencies(["bakeri"]) == {}
    assert reader().terms.frequencies(["bakeri"]) == {"bakeri": 1}


def test_a_turn_of_a_talk_looks_for_changes_once(library):
    reader = IndexReader(library.database.read)
    with reader.kept():
        index = reader()
        library.add(Draft("A bakery opened.", "a report"), by="an editor")
        with reader.kept():
            assert reader() is index
        assert reader() is index, "an inner part does not end it"
    assert reader() is not index


def test_each_thread_has_an_index_of_its_own(library):
    reader, found = IndexReader(library.database.read), []
    thread = Thread(target=lambda: found.append(reader()))
    thread.start()
    thread.join()
    assert found[0] is not reader()


def test_between_two_questions_an_index_forgets_what_is_too_much(library):
    index = Index(library.database.read())
    words = [f"word{number}" for number in range(30_000)]
    index.terms.frequencies(words)
    assert len(index.terms.memories[0]) == len(words)
    index.forget_oldest()
    assert len(index.terms.memories[0]) < len(words)


@pytest.mark.parametrize("others", [0, 5_000])
def test_initials_that_stand_alone_are_found_among_few_and_among_many(library, others):
    # Of so many it is not kept which there are.
    rows = [("osce", ""), ("wifi", "wi fi"), *((f"x{at}", "") for at in range(others))]
    with library.database.write_index() as db:
        add_initials(db, rows)
    known = Index(library.database.read()).abbreviations
    assert known.are_looked_for()
    assert known.standing_alone(["osce", "wifi", "nato"]) == ["osce"]


def test_the_words_of_a_text_are_the_callers_own():
    words = tokens("The harbour museum")
    words.clear()
    assert tokens("The harbour museum") == ["the", "harbour", "museum"]
