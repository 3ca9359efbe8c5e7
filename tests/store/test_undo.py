"""Before-images: whatever a transaction does to what is curated can be put back as it was."""

import json

import pytest

from knowledge.errors import StoreError
from knowledge.models import Action, Passage
from knowledge.store import annotations, audit_log, documents, exchange, facts, synonyms
from knowledge.store.audit_log import UNDOABLE, recorded
from knowledge.store.documents import StoredText
from knowledge.store.exchange import CuratedRow
from knowledge.store.transaction import RECORDED

ANNA = "editor-1"
COUNT = "SELECT count(*) FROM undo_log"


def everything(db):
    return {table: db.records(f"SELECT * FROM {table} ORDER BY 1, 2") for table in RECORDED}  # noqa: S608


def add(db):
    row = {"title": "Moon", "language": "en", "origin": documents.WRITTEN}
    stored = StoredText(documents.insert(db, row, "It is grey.", by=ANNA), "It is grey.", "en")
    (fact,) = facts.insert(db, stored, [Passage("It is grey.", 0, 11, 1, 1)], by=ANNA)
    annotations.set_translation(db, fact, "kk", "Ол сұр.")


def annotate(db):
    annotations.set_question(db, 1, ("how deep?", "en", True), by=ANNA)
    annotations.set_question(db, 1, ("how deep?", "en", False), by=ANNA)
    annotations.set_translation(db, 1, "ru", "Озеро глубокое.")
    annotations.set_translation(db, 1, "ru", "Это озеро глубокое.")
    synonyms.store(db, ["lake", "water"])
    annotations.add_sample(db, "en", "how deep is the lake?")


def rewrite(db):
    documents.replace_text(db, 1, "The lake is very deep. It is cold.")
    facts.shift(db, 1, 17, 5)
    facts.reword(db, 1, "The lake is very deep.", 0)


def remove(db):
    db.delete("facts", where={"document": 1})
    db.delete("documents", where={"id": 1})


def import_again(db):
    said = "fact text language answers added_by added_at".split()
    row: CuratedRow = dict(zip(said, (1, "how deep?", "kk", 1, "", ""), strict=True))
    exchange.put_question(db, row)
    exchange.put_question(db, {**row, "answers": 0})
    exchange.update(db, "facts", 2, {"speaker": None, "withdrawn_at": "now"})


def break_a_key(db):
    db.insert("translations", {"fact": 99, "language": "ru", "text": "?"})


def edit(database, *doings):
    with database.write() as db, recorded(db, ANNA, Action.EDIT):
        for do in doings:
            do(db)


DOINGS = [add, annotate, rewrite, remove, import_again]


@pytest.mark.parametrize("do", DOINGS)
@pytest.mark.usefixtures("lake")
def test_a_change_is_put_back_to_the_letter(database, do):
    with database.write() as db:
        before = everything(db)
        with recorded(db, ANNA, Action.EDIT):
            do(db)
        assert everything(db) != before
    with database.write() as db:
        [change] = audit_log.latest(db, 2)
        audit_log.revert(db, change.id)
    assert everything(database.read()) == before


@pytest.mark.usefixtures("lake")
def test_keys_are_written_without_spaces_as_in_databases_of_before(database):
    edit(database, add, annotate)
    keys = [key for (key,) in database.read().query("SELECT key FROM undo_log")]
    assert {key.count(":") for key in keys} == {1, 2}
    assert [json.dumps(json.loads(key), separators=(",", ":")) for key in keys] == keys


@pytest.mark.usefixtures("lake")
def test_changes_are_put_back_one_after_another(database):
    states = []
    with database.write() as db:
        for do in (annotate, rewrite, add, import_again):
            states.append(everything(db))
            with recorded(db, ANNA, Action.EDIT):
                do(db)
        for number in (4, 3, 2, 1):
            audit_log.revert(db, number)
            assert everything(db) == states[number - 1]


@pytest.mark.usefixtures("lake")
def test_what_changes_nothing_leaves_no_line(database):
    with database.write() as db:
        with recorded(db, ANNA, Action.EDIT):
            annotations.remove_question(db, 99)
            db.upsert("people", {"person": "p", "language": "kk"})
        assert (audit_log.count(db), db.value(COUNT)) == (0, 0)


@pytest.mark.usefixtures("lake")
def test_nothing_is_recorded_outside_of_a_change(database):
    with database.write() as db:
        annotate(db)
        with recorded(db, ANNA, Action.EDIT):
            pass
        rewrite(db)
        assert db.value(COUNT) == 0


@pytest.mark.usefixtures("lake")
def test_a_change_that_fails_records_nothing(database):
    with pytest.raises(StoreError):
        edit(database, annotate, break_a_key)
    assert (audit_log.count(database.read()), database.read().value(COUNT)) == (0, 0)
    with database.write() as db:
        annotate(db)
    assert database.read().value(COUNT) == 0


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE facts SET kind = 'fact'",
        " DELETE FROM\n questions",
        "INSERT INTO samples VALUES (1)",
    ],
)
@pytest.mark.usefixtures("lake")
def test_a_statement_that_undo_would_miss_is_refused(database, sql):
    with pytest.raises(ValueError, match="Undo would miss this"):
        edit(database, lambda db: db.execute(sql))


@pytest.mark.usefixtures("lake")
def test_changes_of_the_same_row_and_of_a_fact_that_was_brought_build_on_each_other(database):
    with database.write() as db:
        with recorded(db, ANNA, Action.TRANSLATE, fact=1):
            annotations.set_translation(db, 1, "ru", "Озеро глубокое.")
        with recorded(db, "editor-2", Action.TRANSLATE, fact=1):
            annotations.set_translation(db, 1, "kk", "Көл терең.")
        with recorded(db, "editor-2", Action.TRANSLATE, fact=1):
            annotations.set_translation(db, 1, "ru", "Глубокое озеро.")
        assert (audit_log.later(db, 1), audit_log.later(db, 2)) == ([3], [])
        assert audit_log.facts_of(db, 3) == [1]


@pytest.mark.usefixtures("lake")
def test_images_go_when_a_change_is_too_old_and_lines_stay(database):
    with database.write() as db:
        for n in range(UNDOABLE + 2):
            with recorded(db, ANNA, Action.EDIT, fact=1):
                annotations.set_translation(db, 1, "ru", f"{n}")
        with recorded(db, "editor-2", Action.EDIT):
            annotations.set_translation(db, 1, "ru", "?")
        assert audit_log.count(db) == UNDOABLE + 3
        left = [change for (change,) in db.query("SELECT change FROM undo_log ORDER BY 1")]
        assert left == [*range(3, UNDOABLE + 4)]
