"""A document that comes again updates what is known of it and loses nothing that was curated."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge import (
    Curator,
    DocumentError,
    Draft,
    Library,
    Source,
    words_shown,
    words_shown_before,
)

OLD = (
    "Port report\n\nThe port was built in 1901. It has nine cranes.\n\nThe harbour master is Ida."
)
NEW = (
    "Port report\n\nA storm came. The port was built in 1901. It has eleven cranes.\n\n"
    "A ferry leaves at noon."
)


@pytest.fixture
def port(empty_library):
    empty_library.import_document(Source(OLD, "Port report"))
    empty_library.add(
        Draft("The harbour master is Ida.", "Port report", questions=("who runs the port?",)),
        by="7001",
    )
    return empty_library


def facts(library):
    return {fact.text: fact.id for fact in library.facts(1)}


def test_facts_that_stay_keep_their_numbers_and_stand_where_they_stand_now(port):
    before = facts(port)
    port.import_document(Source(NEW, "Port report"))

    (document,) = port.documents()
    after = facts(port)
    assert after["The port was built in 1901."] == before["The port was built in 1901."]
    assert after["It has eleven cranes."] == before["It has nine cranes."]
    text = port.text(document.id)
    assert text == NEW
    for fact in port.facts(document.id):
        assert text[fact.citation.start : fact.citation.end] == fact.text


def test_the_change_is_known_before_it_is_made(port):
    revision = port.revision(Source(NEW, "Port report"))

    assert revision.added == 2
    assert [(f.text, new) for f, new in revision.changed] == [
        ("It has nine cranes.", "It has eleven cranes.")
    ]
    assert [fact.text for fact in revision.vanished] == ["The harbour master is Ida."]
    assert revision.curated == {revision.vanished[0].id}
    assert port.text(1) == OLD


def test_what_a_fact_said_when_it_was_shown_is_read_from_its_history(port):
    number, curator = facts(port)["It has nine cranes."], Curator(port.answerer)
    soon = datetime.now(UTC) + timedelta(minutes=5)
    hour_ago = soon - timedelta(hours=1)

    def said(at, read=words_shown):
        return read(port.database.read(), port.fact(number), at)

    assert said(hour_ago) == said(soon) == "It has nine cranes."
    port.import_document(Source(NEW, "Port report"))
    assert (said(hour_ago), said(soon)) == ("It has nine cranes.", "It has eleven cranes.")
    curator.edit(number, "eleven cranes", by="editor-1")
    curator.edit(number, "", by="editor-1", speaker="Ida")
    assert (said(hour_ago), said(soon)) == ("It has nine cranes.", "eleven cranes")
    curator.undo(by="editor-1")
    curator.undo(by="editor-1")
    assert (said(hour_ago), said(soon)) == ("It has nine cranes.", "It has eleven cranes.")
    assert said(hour_ago, words_shown_before) == "It has nine cranes."
    assert said(soon, words_shown_before) is None, "it was changed while the session may have run"


def test_the_next_question_is_answered_from_the_new_text(port):
    port.import_document(Source(NEW, "Port report"))

    assert port.answer("how many cranes?").ranking[0].fact.text == "It has eleven cranes."
    shown = {hit.fact.text for hit in port.answer("who is the harbour master?").ranking}
    assert "The harbour master is Ida." not in shown


def test_the_same_text_changes_nothing(port):
    revision = port.revision(Source(OLD, "Port report"))
    before = facts(port)
    port.import_document(Source(OLD, "Port report"))

    assert revision.is_empty
    assert facts(port) == before


def test_another_text_of_the_same_title_is_another_document(port):
    port.import_document(Source("Bread is baked at night. Milk is sold at dawn.", "Port report"))
    assert len(port.documents()) == 2
    assert "The port was built in 1901." in facts(port)


def test_the_same_address_is_the_same_document(empty_library):
    url = "https://example.org/a"
    empty_library.import_document(Source("One thing is here.", "A", url))
    empty_library.import_document(Source("Something else altogether now.", "B", url))
    assert len(empty_library.documents()) == 1


def test_a_text_without_sentences_replaces_nothing(port):
    url = "https://example.org/a"
    port.import_document(Source("One thing is here.", "A", url))
    with pytest.raises(DocumentError):
        port.import_document(Source("# Only a headline", "A", url))
    assert port.text(2) == "One thing is here."


def test_a_library_opens_again_after_a_revision(tmp_path):
    path = tmp_path / "port.db"
    for text in (OLD, NEW):
        library = Library.open_empty(path)
        library.import_document(Source(text, "Port report"))
        library.close()
    again = Library.open(path)
    assert "It has eleven cranes." in facts(again)
    again.close()
