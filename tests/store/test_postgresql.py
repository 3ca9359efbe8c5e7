"""PostgreSQL alone: several processes, its words for ours, and what it says when it refuses."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from knowledge.errors import StoreError
from tests import postgres_server
from tests.store.conftest import BACKENDS


@pytest.fixture
def database(tmp_path):
    opened = BACKENDS["postgresql"](tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def other(database):
    """What another process opens."""
    opened = type(database)(postgres_server.address(), database.schema)
    yield opened
    opened.close()


def add(database, *, changes_answers=True):
    with database.write(changes_answers=changes_answers) as db:
        return db.insert("samples", {"language": "en", "text": "who?"})


def test_transactions_of_several_processes_come_one_after_another(database, other):
    with ThreadPoolExecutor(4) as pool:
        with database.write() as db:
            later = pool.submit(add, other)
            wait([later], timeout=0.1)
            assert db.query("SELECT id FROM samples") == []
            assert db.insert("samples", {"language": "en", "text": "where?"}) == 1
        assert later.result() == 2
        numbers = [pool.submit(add, each) for each in (database, other) * 10]
    assert sorted(each.result() for each in numbers) == [*range(3, 23)]
    assert database.revision == other.revision == 22


def test_what_is_read_at_one_moment_stays_as_it_was(database, other):
    add(database)
    with database.at_one_moment() as db:
        assert db.value("SELECT count(*) FROM samples") == 1
        add(other)
        assert db.value("SELECT count(*) FROM samples") == 1
    assert database.read().value("SELECT count(*) FROM samples") == 2


def test_a_refusal_is_one_line_without_what_stands_in_the_row(database):
    with database.write() as db:
        db.insert("synonyms", {"term": "fog", "synonym": "mist"})
    with pytest.raises(StoreError) as refused, database.write() as db:
        db.insert("synonyms", {"term": "fog", "synonym": "mist"})
    assert "Nothing changed" in str(refused.value)
    assert not {"\n", "fog", "mist"} & {*str(refused.value).replace(".", " ").split(" ")}


def test_what_a_newer_version_wrote_is_refused(database):
    with database.write(changes_answers=False) as db:
        db.execute("INSERT INTO migrations (name) VALUES ('m999_future')")
    with pytest.raises(StoreError, match="m999_future"):
        type(database)(postgres_server.address(), database.schema)
    with database.write(changes_answers=False) as db:
        db.execute("DELETE FROM migrations WHERE name = 'm999_future'")


def test_a_server_that_was_away_is_found_again_and_takes_nothing_half(database):
    add(database)
    before = database.revision
    with pytest.raises(StoreError, match="could not be written"):
        add_and_be_cut_off(database)
    cut_off(database)
    assert database.read().query("SELECT text FROM samples") == [("who?",)]
    assert add(database) == 2
    assert database.revision == before + 1


def add_and_be_cut_off(database):
    with database.write() as db:
        db.insert("samples", {"language": "en", "text": "when?"})
        cut_off(database)
        db.insert("samples", {"language": "en", "text": "where?"})


def cut_off(database):
    """Close all connections of a database, and wait for that, as a server that restarts does."""
    mine = (
        "SELECT pg_terminate_backend(pid, 9000) FROM pg_stat_activity WHERE application_name = ?"
    )
    with postgres_server.connected() as raw:
        raw.execute(mine.replace("?", "%s"), [database.schema])


def test_rows_that_were_deleted_leave_their_room(database):
    with database.write() as db:
        db.insert_many("samples", [{"id": n, "language": "en", "text": "?"} for n in range(999)])
    size = "SELECT pg_relation_size('samples')"
    before = database.read().value(size)
    with database.write() as db:
        db.execute("DELETE FROM samples")
    assert database.checkpoint()
    assert database.read().value(size) < before


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("a = ? AND b IN (?,?)", "a = %s AND b IN (%s,%s)"),
        ("a IS NULL OR b IS NOT NULL", "a IS NULL OR b IS NOT NULL"),
        ("NOT a IS b", "NOT a IS NOT DISTINCT FROM b"),
        ("a IS NOT ?", "a IS DISTINCT FROM %s"),
        ("'IS a?' || \"IS\" || '100 %'", "'IS a?' || \"IS\" || '100 %%'"),
        ("json_extract(l.key, '$.id')", "(l.key::json ->> 'id')::bigint"),
    ],
)
def test_sql_is_put_into_the_words_of_postgresql(ours, theirs):
    dialect = pytest.importorskip("knowledge.store.postgresql.dialect")
    assert dialect.translated(ours).decode() == theirs
