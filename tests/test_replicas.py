"""One record on a server, searched by several processes, each in a mirror of its own."""

import os
import shutil
import threading
from contextlib import closing

import pytest

from knowledge import (
    Curator,
    Draft,
    EditorDecision,
    Library,
    Source,
    StoreError,
    open_replica,
    snapshot_of,
)
from knowledge.store import editor_decisions
from tests import postgres_server
from tests.article import QUESTION

TABLES = {
    "facts": "SELECT * FROM facts ORDER BY id",
    "questions": "SELECT * FROM questions ORDER BY id",
    "translations": "SELECT * FROM translations ORDER BY 1, 2",
    "search": "SELECT rowid, stems, headings FROM search ORDER BY 1",
    "asked": "SELECT rowid, stems FROM asked ORDER BY 1",
    "taught": "SELECT key, question, fact FROM taught ORDER BY 1, 2",
    "words": "SELECT term, facts, questions FROM words WHERE facts + questions > 0 ORDER BY 1",
    "state": "SELECT facts, stems, last_fact, indexed_by FROM state",
}
"""What a mirror holds, but for words of which nothing is left."""
LAKE = Source("The lake is deep. It is cold. Boris swims in it.", "Lake", language="en")


@pytest.fixture
def replica(tmp_path):
    """Opens what another process would: the same record, with a mirror of its own."""
    schema = f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_replicas"
    address = postgres_server.address()
    # What it needs is an extra; `address` skips where that is not installed.
    from knowledge.store.postgresql import PostgresDatabase  # noqa: PLC0415

    PostgresDatabase(address, schema).close()
    postgres_server.empty(schema)
    opened = []

    def open_(name):
        database = open_replica(address, tmp_path / f"{name}.db", schema)
        opened.append(database)
        return database

    yield open_
    for each in opened:
        each.close()


def held(library):
    return {name: library.database.read().query(query) for name, query in TABLES.items()}


def test_what_one_changes_others_find_and_their_index_is_as_if_built_anew(replica):
    one, other = (Library.open_empty(replica(name)) for name in ("one", "other"))
    curator = Curator(one.answerer)
    document = one.import_document(LAKE).id
    deep, cold, swims = one.facts(document)
    added = one.add(Draft("Nobody fishes there.", "Anna", questions=("Who fishes?",)), by="anna")
    steps = [
        lambda: curator.ask(cold.id, "How warm is the lake?", by="anna"),
        lambda: curator.translate(deep.id, "ru", "Озеро глубокое.", by="anna"),
        lambda: curator.withdraw(swims.id, by="anna"),
        lambda: curator.edit(added.id, "Nobody fishes there now.", by="anna"),
        lambda: curator.undo(by="anna"),
        lambda: curator.restore(swims.id, by="anna"),
        lambda: curator.unask(1, by="anna"),
        lambda: [curator.undo(by="anna") for _ in range(6)],
    ]
    for step in steps:
        step()
        other.database.catch_up()
        assert held(other) == held(one)
    assert held(Library.open_empty(replica("third"))) == held(one)
    # The other way round, and with what the first has never heard of.
    again = other.add(Draft("A boat lies at the pier.", "Anna"), by="boris")
    assert one.add(Draft("The pier is long.", "Anna"), by="anna").id == again.id + 1
    assert one.fact(again.id) == again


def test_answers_are_those_of_a_file_and_what_is_kept_of_people_lies_on_the_server(
    replica, library
):
    served = Library.open(replica("mirror"))
    assert served.answer(QUESTION) == library.answer(QUESTION)
    with served.database.write(changes_answers=False) as db:
        db.insert("people", {"person": "anna", "language": "ru"})
        editor_decisions.decide(db, ["goats"], EditorDecision.DENIED)
    assert served.database.read().value("SELECT language FROM people") == "ru"
    # Another process hears of what editors decided, though no mirror holds it.
    other = replica("other").read()
    assert editor_decisions.decisions(other).keys() == {"goats"}
    with snapshot_of(served.path) as mirror:
        assert mirror.value("SELECT count(*) FROM people") == 0
        assert mirror.value("SELECT count(*) FROM decisions") == 0


def test_a_transaction_that_fails_leaves_server_and_mirror_as_they_were(replica):
    one, other = (Library.open_empty(replica(name)) for name in ("one", "other"))
    one.import_document(LAKE)
    before = held(one)
    with pytest.raises(ZeroDivisionError):
        delete_and_fail(one)
    other.database.catch_up()
    assert held(one) == held(other) == before


def delete_and_fail(library):
    with library.database.write() as db:
        db.delete("facts", where={"id": 1})
        raise ZeroDivisionError


def test_a_mirror_is_built_anew_when_it_is_lost_or_of_another_database(replica):
    from knowledge.store.postgresql.mirror import forget_changes  # noqa: PLC0415 - as above

    database = replica("one")
    one = Library.open_empty(database)
    one.import_document(LAKE)
    other = Library.open_empty(replica("other"))
    with other.database.write_index() as db:
        db.execute("UPDATE facts SET text = 'Nonsense.'")
        db.execute("UPDATE mirror SET source = 'another'")
    other.database.catch_up()
    assert held(other) == held(one)
    one.add(Draft("A boat lies at the pier.", "Anna"), by="anna")
    with database.server.write(changes_answers=False) as db:
        forget_changes(db, 1)
    other.database.catch_up()
    assert held(other) == held(one)


def test_a_file_that_is_no_mirror_is_not_overwritten(replica, shipped, tmp_path):
    shutil.copyfile(shipped, tmp_path / "mine.db")
    with pytest.raises(StoreError, match="is a database of its own"):
        replica("mine")
    with closing(Library.open(tmp_path / "mine.db")) as library:
        assert library.documents()


def test_who_follows_hears_of_a_change_at_once(replica):
    one, other = (Library.open_empty(replica(name)) for name in ("one", "other"))
    other.database.follow()
    one.import_document(LAKE)
    for _ in range(500):
        if other.size() == 3:
            break
        threading.Event().wait(0.02)
    assert other.size() == 3
