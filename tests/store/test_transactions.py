"""What every backend promises of reading, of transactions, and of the verbs that change rows."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from knowledge.errors import StoreError
from knowledge.store import Database
from knowledge.store.snapshot import BATCH

SAMPLES = "SELECT language, text FROM samples ORDER BY id"
PERSON = "SELECT person, language, document FROM people"
WHO = ("samples", {"language": "en", "text": "who?"})


class InterruptedByError(Exception):
    """Whatever may go wrong between two statements."""


def store(database, *rows, fail=False):
    """Store rows by their tables in one transaction, which may be interrupted at its end."""
    with database.write() as db:
        for table, row in rows:
            db.insert(table, row)
        if fail:
            raise InterruptedByError


def samples(database):
    return database.read().query(SAMPLES)


def in_thread(function, *arguments):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()


def test_a_transaction_is_stored_whole(database):
    store(database, WHO, ("samples", {"language": "ru", "text": "кто?"}))
    assert samples(database) == [("en", "who?"), ("ru", "кто?")]


def test_a_transaction_that_is_interrupted_leaves_nothing(database):
    before = database.revision
    with pytest.raises(InterruptedByError):
        store(database, WHO, fail=True)
    assert (samples(database), database.revision) == ([], before)
    store(database, WHO)
    assert samples(database) == [("en", "who?")]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("synonyms", {"term": "fog", "synonym": "mist"}),
        ("samples", {"language": "en", "text": None}),
        ("translations", {"fact": 99, "language": "ru", "text": "Нет."}),
    ],
    ids=["unique", "not null", "foreign key"],
)
def test_what_breaks_a_rule_of_the_tables_is_refused_with_all_that_came_with_it(
    database, table, row
):
    store(database, ("synonyms", {"term": "fog", "synonym": "mist"}))
    with pytest.raises(StoreError, match="Nothing changed"):
        store(database, WHO, (table, row))
    assert samples(database) == []
    assert database.read().value("SELECT count(*) FROM synonyms") == 1


def test_the_revision_grows_with_what_answers_depend_on_and_with_nothing_else(database):
    first = database.revision
    with database.write(changes_answers=False) as db:
        db.insert("samples", {"language": "en", "text": "who?"})
    with database.write(changes_answers=False, durable=False) as db:
        db.insert("samples", {"language": "en", "text": "when?"})
    assert (database.revision, len(samples(database))) == (first, 2)
    with database.write():
        pass
    assert database.revision == first + 1


def test_a_reader_sees_what_was_committed_and_the_transaction_what_it_did_itself(database):
    assert samples(database) == []
    with database.write() as db:
        db.insert("samples", {"language": "en", "text": "who?"})
        assert db.query(SAMPLES) == [("en", "who?")]
        assert samples(database) == []
        assert in_thread(samples, database) == []
    assert samples(database) == in_thread(samples, database) == [("en", "who?")]


def test_a_snapshot_has_another_version_as_soon_as_it_may_read_something_else(database):
    outside = database.read().version
    with database.write() as db:
        inside = db.version
        db.insert("samples", {"language": "en", "text": "who?"})
        assert db.version != inside
        assert database.read().version == outside
    assert database.read().version != outside


def test_a_thread_keeps_its_snapshot_and_shares_it_with_nobody(database):
    assert database.read() is database.read()
    assert in_thread(database.read) is not database.read()


def test_transactions_of_several_threads_come_one_after_another(database):
    with ThreadPoolExecutor(1) as pool:
        with database.write() as db:
            later = pool.submit(store, database, WHO)
            # Time to go wrong; one that waits as it should never enters.
            wait([later], timeout=0.1)
            assert db.query(SAMPLES) == []
        later.result()
    assert samples(database) == [("en", "who?")]


def test_readers_cannot_write(database):
    with pytest.raises(StoreError):
        database.read().query("DELETE FROM samples")


def test_any_number_of_values_is_looked_for(database):
    wanted = 5 * BATCH + 1
    with database.write() as db:
        rows = [{"id": n, "language": "en", "text": f"{n}?"} for n in range(wanted)]
        db.insert_many("samples", rows)
    found = database.read().query_in("SELECT id FROM samples WHERE id IN (??)", range(wanted))
    assert [id_ for (id_,) in found] == [*range(wanted)]
    assert database.read().query_in("SELECT id FROM samples WHERE id IN (??)", []) == []


def test_rows_come_as_tuples_as_records_or_alone(database):
    with database.write() as db:
        db.insert("samples", {"language": "en", "text": "who?"})
    db = database.read()
    assert db.first(SAMPLES) == ("en", "who?")
    assert db.records(SAMPLES) == [{"language": "en", "text": "who?"}]
    assert db.value(SAMPLES) == "en"
    nobody = f"{PERSON} WHERE person = ?"
    assert (db.first(nobody, ["x"]), db.value(nobody, ["x"]), db.records(nobody, ["x"])) == (
        None, None, [],
    )  # fmt: skip


def test_a_stored_row_tells_its_number(database):
    with database.write() as db:
        first = db.insert("samples", {"language": "en", "text": "who?"})
        assert db.insert("samples", {"language": "en", "text": "when?"}) == first + 1
        assert db.insert("people", {"person": "p", "language": "kk"}) == "p"


def test_a_row_that_is_there_is_not_stored_again(database):
    with database.write() as db:
        for _ in range(2):
            db.insert_if_new("synonyms", {"term": "fog", "synonym": "mist"})
    assert database.read().query("SELECT term, synonym FROM synonyms") == [("fog", "mist")]


def test_upsert_changes_what_it_names_and_leaves_the_rest(database):
    with database.write() as db:
        db.upsert("people", {"person": "p", "language": "kk"})
        db.upsert("people", {"person": "p", "document": 3})
        db.upsert("people", {"person": "p"})
    assert database.read().query(PERSON) == [("p", "kk", 3)]


def test_rows_are_changed_and_deleted_by_their_values(database):
    with database.write() as db:
        for text in ("who?", "when?", "where?"):
            db.insert("samples", {"language": "en", "text": text})
        assert db.update("samples", {"language": "kk"}, where={"text": "when?"}) == 1
        assert db.update("samples", {"language": "kk"}, where={"text": "why?"}) == 0
        assert db.delete("samples", where={"language": "en"}) == 2
    assert samples(database) == [("kk", "when?")]


def test_tables_are_found_by_a_column(database):
    found = database.read().tables_with("person")
    assert found == sorted(found)
    assert {"people", "journal", "feedback", "editors", "steps", "offers", "talks"} <= {*found}
    assert "facts" not in found


def test_a_copy_goes_its_own_way(database, tmp_path):
    with database.write() as db:
        db.insert("samples", {"language": "en", "text": "who?"})
    copy: Database = database.copy(tmp_path / "copy.db")
    with copy.write() as db:
        db.delete("samples", where={"language": "en"})
    assert (samples(copy), samples(database)) == ([], [("en", "who?")])
    copy.close()
