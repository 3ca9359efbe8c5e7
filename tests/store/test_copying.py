"""A database is copied from one store into another to the last row, and may be cut off."""

import pytest

from knowledge.errors import StoreError
from knowledge.models import Action
from knowledge.store import annotations, documents, encryption_key, people, query_log, user_state
from knowledge.store.audit_log import recorded
from knowledge.store.copying import LIBRARY_TABLES, copy_rows, first_difference
from tests.store.conftest import BACKENDS, TARGET

INDEX = {
    *("asked", "asked_terms", "fact_vectors", "initials", "question_vectors", "search"),
    *("search_places", "spellings", "taught", "vector_models", "words"),
}
"""Tables of the index, which every process builds for itself."""


def fill(database):
    """Store something in most tables, with what the kinds of databases may take differently."""
    entry = {
        "person": "p", "question": b"\x00\xff", "language": "en", "outcome": "found",
        "confidence": 0.1 + 0.2, "milliseconds": 1e-300, "at": "2026-01-31T09:00:00+00:00",
    }  # fmt: skip
    with database.write() as db:
        with recorded(db, "editor-1", Action.EDIT, fact=1):
            annotations.add_questions(db, 1, [("Ж" * 4_000, "ru", True)], by="anna")
            annotations.set_translation(db, 2, "kk", "Ол 'суық' \\ \"?\" % 😀\n.")
        documents.insert(db, {"title": "Я", "language": "ru", "origin": "written"}, "", by="boris")
        asked = query_log.put(db, {**entry, "place": None})
        query_log.rate(db, asked, "я", 1)
        query_log.rate(db, asked, "Z", -1)
        for person in ("z", "a", "м"):
            number = people.add_editor(db, person, b"1", b"name")
        people.delete_rows(db, ["editors"], "м")
        for nonce in ("z", "b", "y"):
            user_state.put_offer(db, user_state.Offer(nonce, "p", b"", is_once=True, expires=9))
        encryption_key.bind(db, "print")
    return number


@pytest.mark.usefixtures("lake")
def test_a_copy_is_the_same_row_by_row_wherever_it_goes(database, tmp_path):
    last = fill(database)
    for open_backend in BACKENDS.values():
        target = open_backend(tmp_path / TARGET)
        with database.at_one_moment() as source:
            assert first_difference(source, target.read()) == "documents 1"
            counts, heard = copied(source, target)
            assert first_difference(source, target.read()) is None
        assert heard[-1] == (sum(counts.values()),) * 2
        assert (counts["facts"], counts["offers"], target.revision) == (2, 3, database.revision)
        with target.write() as db:
            assert people.add_editor(db, "n", b"", b"") == last + 1
            annotations.add_sample(db, "en", "who?")
            assert [nonce for nonce, _ in user_state.offers_once(db, "p", 0)] == ["z", "b", "y"]
            encryption_key.delete_encrypted(db)
        target.close()


def copied(source, target):
    heard = []
    counts = copy_rows(source, target, progress=lambda *told: heard.append(told))
    return counts, heard


@pytest.fixture(autouse=True)
def folder_of_the_target(tmp_path):
    (tmp_path / TARGET).mkdir()


@pytest.mark.usefixtures("lake")
def test_a_copy_that_was_cut_off_goes_on_and_what_differs_is_found(database, tmp_path):
    fill(database)
    for open_backend in BACKENDS.values():
        target = open_backend(tmp_path / TARGET)

        def cut_off(done, _):
            if done > 5:
                raise KeyboardInterrupt

        with database.at_one_moment() as source:
            with pytest.raises(KeyboardInterrupt):
                copy_rows(source, target, progress=cut_off)
            assert target.read().value("SELECT count(*) FROM questions") == 1
            copy_rows(source, target)
            assert first_difference(source, target.read()) is None
            with target.write(changes_answers=False) as db:
                db.update("feedback", {"thumb": 1}, where={"person": "Z"})
            assert first_difference(source, target.read()) == "feedback 1, Z"
            with target.write() as db:
                db.update("feedback", {"thumb": -1}, where={"person": "Z"})
            assert first_difference(source, target.read()) == "state"
        target.close()


def test_what_the_other_store_cannot_hold_is_named_and_nothing_is_lost(tmp_path):
    source, target = (BACKENDS[each](tmp_path) for each in ("sqlite", "postgresql"))
    with source.write() as db:
        annotations.add_sample(db, "en", "who?\0")
    with pytest.raises(StoreError, match=r"Rows of samples from 1 on cannot be copied: .*NUL"):
        copy_rows(source.read(), target)
    source.close()
    target.close()


def test_every_table_has_the_same_columns_and_keys_in_every_store_and_is_copied(tmp_path):
    one, other = (BACKENDS[each](tmp_path) for each in ("sqlite", "postgresql"))
    tables = {
        str(name)
        for (name,) in one.read().query("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not str(name).startswith(("sqlite_", "_sqlite", "search_", "asked_"))
    }
    assert tables - INDEX == {*LIBRARY_TABLES, "state"}
    for table in LIBRARY_TABLES:
        # Whoever adds a migration for SQLite adds one to store/postgresql as well.
        here, there = one.read(), other.read()
        assert sorted(here.columns(table)) == sorted(there.columns(table)), table
        assert here.primary_key(table) == there.primary_key(table), table
    one.close()
    other.close()
