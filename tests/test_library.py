"""What is stored can be cited, and nothing else is stored."""

import sqlite3
import threading
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import (
    Draft,
    FactError,
    Found,
    Kind,
    Library,
    Refusal,
    Response,
    Source,
    StoreError,
)
from tests.article import TITLE


def test_the_shipped_article_has_every_sentence_at_its_place(library):
    (document,) = library.documents()
    text = library.text(document.id)
    facts = library.facts(document.id)
    assert (document.title, document.facts, document.published) == (TITLE, 23, None)
    assert all(text[f.citation.start : f.citation.end] == f.text for f in facts)
    treaty = library.fact(15).citation
    assert (treaty.paragraph, treaty.sentence, treaty.start, treaty.end) == (5, 2, 2127, 2216)


def test_the_context_is_the_paragraph_of_the_document(library):
    context = library.context(15)
    ((start, end),) = context.spans
    assert context.text[start:end] == context.fact.text
    paragraph = context.text
    assert paragraph in library.text(1)
    assert paragraph.startswith("Based on the joint appeal")
    assert paragraph.endswith("balanced foreign policy.")


def test_a_fact_is_found_by_the_next_question_and_after_a_restart(tmp_path):
    path = tmp_path / "astana.db"
    library = Library.open(path)
    draft = Draft(
        "The moon is made of basalt.", "Moon book", questions=("what is the moon made of",)
    )
    fact = library.add(draft, by="7")
    assert library.answer("what is the moon made of?").ranking[0].fact == fact
    library.close()
    again = Library.open(path)
    answer = again.answer("what is the moon made of?").answer
    again.close()
    assert isinstance(answer, Found)
    assert answer.best.fact == fact


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (Draft("  ", "Moon book"), Refusal.EMPTY),
        (Draft("The moon is round.", " "), Refusal.SOURCE),
        (Draft("The moon is round.", TITLE), Refusal.NOT_IN_DOCUMENT),
    ],
    ids=["empty", "without a source", "not in its document"],
)
def test_what_cannot_be_cited_is_refused_and_changes_nothing(library, draft, refusal):
    with pytest.raises(FactError) as refused:
        library.add(draft, by="7")
    assert refused.value.refusal is refusal
    assert [document.facts for document in library.documents()] == [23]


def test_a_sentence_of_an_imported_document_keeps_its_place(library):
    text = "Today, the capital of Kazakhstan participates in all integration processes in the"
    text += " region and conducts a balanced foreign policy."
    fact = library.add(Draft(text, TITLE, Kind.QUOTE, speaker="An expert"), by="7")
    assert (fact.id, fact.kind, fact.speaker) == (17, Kind.QUOTE, "An expert")
    assert len(library.documents()) == 1


def test_facts_of_one_source_share_a_document(library):
    library.add(Draft("The moon is made of basalt.", "Moon book"), by="7")
    second = library.add(Draft("It has no air.", "moon book"), by="7")
    assert (second.citation.title, second.citation.paragraph) == ("Moon book", 2)
    document = second.citation.document
    assert library.text(document)[second.citation.start : second.citation.end] == "It has no air."


def test_the_same_document_is_stored_once(empty_library):
    source = Source("The lake is deep. It is cold.", "Lake")
    first = empty_library.import_document(source)
    assert empty_library.import_document(source) == first
    assert len(empty_library.documents()) == 1


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=400))
def test_whatever_is_imported_is_cited_word_for_word(tmp_path_factory, open_new, words):
    library = open_new(tmp_path_factory.mktemp("any") / "any.db")
    document = library.import_document(Source("A first sentence.\n\n" + words, "Any"))
    text = library.text(document.id)
    facts = library.facts(document.id)
    library.close()
    assert facts
    assert all(text[f.citation.start : f.citation.end] == f.text for f in facts)


def test_a_changed_quotation_is_found_at_start(tmp_path):
    path = tmp_path / "astana.db"
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE facts SET text = replace(text, 'treaty', 'treason')")
    connection.close()
    with pytest.raises(StoreError, match="first id 15"):
        Library.open(path)


@pytest.mark.parametrize(
    "content", [b"not a database at all, " * 50, b"SQLite format 3\0" + b"\xff" * 999]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "astana.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="Cannot open the database"):
        Library.open(path)
    assert path.read_bytes() == content


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(StoreError, match="nowhere does not exist"):
        Library.open(tmp_path / "nowhere" / "astana.db")


def test_threads_may_ask_while_an_editor_adds(library):
    answers: list[Response] = []

    def ask():
        answers.extend(library.answer("what was signed in Astana?") for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(20):
        library.add(Draft(f"The moon has crater {number}.", "Moon book"), by="7")
    for thread in threads:
        thread.join()
    assert len(answers) == 80
    assert all(response.ranking for response in answers)
    assert library.documents()[1].facts == 20
