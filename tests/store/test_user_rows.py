"""What is kept of people, their questions and unfinished business comes out, and goes in time."""

import pytest

from knowledge.models import EditorDecision
from knowledge.store import editor_decisions, people, query_log, user_state
from knowledge.store.snapshot import BATCH
from knowledge.store.user_state import Offer

DAY, NEXT = "2026-01-31T09:00:00+00:00", "2026-02-01T10:00:00+00:00"
ENTRY = {
    "person": "p", "question": b"?", "language": "en", "outcome": "found", "fact": 1,
    "confidence": 0.5, "milliseconds": 2.0, "at": DAY, "place": "place", "answer": "answer",
    "reply": b"reply", "before": b"before", "after": None,
}  # fmt: skip


@pytest.fixture
def write(database):
    return lambda: database.write(changes_answers=False)


def test_preferences_that_are_not_named_stay(database, write):
    with write() as db:
        people.prefer(db, "p", {"language": "kk"})
        people.prefer(db, "p", {"document": 3})
        people.prefer(db, "p", {"language": None})
    assert people.preferences_of(database.read(), "p") == (None, 3, None)
    assert people.preferences_of(database.read(), "q") == (None, None, None)


def test_editors_have_numbers_that_nobody_inherits(database, write):
    with write() as db:
        first = people.add_editor(db, "p", b"1", b"Anna")
        people.set_role(db, first, 2)
        people.rename_editor(db, first, b"Ann")
    db = database.read()
    assert people.all_editors(db) == [(first, b"1", b"Ann", 2)]
    assert (people.given_roles(db), people.number(db, "p")) == ({"p": 2}, first)
    with write() as db:
        people.delete_rows(db, ["editors"], "p")
        assert people.add_editor(db, "q", b"2", b"Boris") == first + 1
    assert (people.given_roles(db), people.number(db, "p")) == ({}, None)


def test_what_belongs_to_a_person_is_found_in_every_table_and_forgotten(database, write):
    with write() as db:
        for person in ("p", "q"):
            people.prefer(db, person, {"language": "kk"})
            query_log.put(db, {**ENTRY, "person": person, "place": person})
    db = database.read()
    tables = people.personal_tables(db)
    found = {table: len(rows) for table in tables if (rows := people.rows_of(db, table, "p"))}
    assert found == {"people": 1, "journal": 1}
    with write() as db:
        people.delete_rows(db, tables, "p")
    assert [people.rows_of(db, table, "p") for table in tables] == [[]] * len(tables)
    assert len(people.rows_of(db, "journal", "q")) == 1


def test_a_question_asked_again_replaces_itself_with_all_that_was_thought_of_it(database, write):
    with write() as db:
        asked = query_log.put(db, ENTRY)
        query_log.rate(db, asked, "p", -1)
        query_log.mark(db, asked, "waits")
        query_log.choose(db, asked, 5)
        query_log.set_after(db, asked, b"after")
    db = database.read()
    (row,) = query_log.entries(db, [asked])
    assert (row["downs"], row["waits"], row["chosen"]) == (1, 1, 5)
    assert query_log.talk(db, "after", "answer", "answer") == b"after"
    assert (query_log.answered(db, "answer"), query_log.reply_to(db, "place")) == (asked, b"reply")
    with write() as db:
        assert query_log.put(db, {**ENTRY, "question": b"!"}) == asked
    (row,) = query_log.entries(db, [asked])
    assert (row["question"], row["downs"], row["waits"], row["chosen"]) == (b"!", 0, 0, None)


def test_people_change_their_minds_and_are_counted_once(database, write):
    with write() as db:
        asked = query_log.put(db, ENTRY)
        for thumb in (-1, 1):
            query_log.rate(db, asked, "p", thumb)
        query_log.rate(db, asked, "q", -1)
        query_log.put(db, {**ENTRY, "place": None, "at": NEXT, "outcome": "unsure", "fact": None})
    db = database.read()
    assert (query_log.thumbs(db, DAY), query_log.of_fact(db, 1)) == ((1, 1), (1, 1, 1))
    assert query_log.counts(db, "outcome", DAY) == {"found": 1, "unsure": 1}
    assert (query_log.count_people(db, DAY), query_log.durations(db, NEXT)) == (1, [2.0])
    assert query_log.hours(db, DAY) == [
        ("2026-01-31T09", "found", 1), ("2026-02-01T10", "unsure", 1),
    ]  # fmt: skip
    assert query_log.answered_with(db, "found", DAY, 5) == [(1, 1)]


def test_what_waits_for_editors_waits_until_they_deal_with_it(database, write):
    with write() as db:
        found = query_log.put(db, ENTRY)
        unsure = query_log.put(db, {**ENTRY, "place": "b", "outcome": "unsure"})
        query_log.mark(db, unsure, "waits")
    db = database.read()
    assert [row["id"] for row in query_log.unanswered(db, ["unsure"], "")] == [unsure]
    with write() as db:
        query_log.rate(db, found, "p", -1)
    assert [row["id"] for row in query_log.unanswered(db, ["unsure"], "")] == [unsure, found]
    with write() as db:
        query_log.settle(db, [unsure], 1, NEXT, None)
        query_log.settle(db, [found], None, NEXT, None)
    assert query_log.unanswered(db, ["unsure"], "") == []
    assert [row["id"] for row in query_log.news(db)] == [unsure]
    with write() as db:
        query_log.told(db, unsure, "an outcome")
        editor_decisions.let_hear(db, unsure, EditorDecision.DENIED)
    assert query_log.news(db) == []


def test_who_asked_is_forgotten_in_time_and_numbers_stay(database, write):
    with write() as db:
        old = query_log.put(db, ENTRY)
        query_log.rate(db, old, "q", 1)
        new = query_log.put(db, {**ENTRY, "place": "b", "at": NEXT})
        query_log.let_go(db, NEXT)
    forgotten, kept = query_log.entries(database.read(), [old, new])
    assert (forgotten["question"], forgotten["ups"], kept["question"]) == (None, 0, b"?")
    assert query_log.count_people(database.read(), DAY) == 1
    assert len(query_log.durations(database.read(), DAY)) == 2


def test_more_entries_than_a_statement_takes_come_in_their_order(database, write):
    with write() as db:
        ids = [query_log.put(db, {**ENTRY, "place": None}) for _ in range(BATCH + 1)]
    assert [row["id"] for row in query_log.entries(database.read(), ids[::-1])] == ids


def test_a_session_goes_on_until_it_is_too_old(database, write):
    with write() as db:
        for talk, at in ((b"1", DAY), (b"2", NEXT)):
            user_state.put_session(db, {"corner": "c", "person": "p", "talk": talk, "at": at})
        user_state.put_session(db, {"corner": "old", "person": "p", "talk": b"3", "at": DAY})
    db = database.read()
    assert user_state.session(db, "c", NEXT) == b"2"
    assert user_state.session(db, "old", NEXT) is None
    with write() as db:
        user_state.let_go_sessions(db, NEXT)
        assert user_state.session(db, "old", DAY) is None
        user_state.end_session(db, "c")
    assert user_state.session(database.read(), "c", DAY) is None


def test_an_editor_is_in_the_middle_of_one_step(database, write):
    with write() as db:
        user_state.begin_step(db, "p", b"1", 50)
        user_state.begin_step(db, "p", b"2", 100)
    db = database.read()
    assert (user_state.step(db, "p", 99), user_state.step(db, "p", 100)) == (b"2", None)
    assert user_state.step_expiries(db) == {"p": 100}
    with write() as db:
        user_state.end_step(db, "p")
    assert user_state.step(db, "p", 0) is None


def test_a_button_works_once_for_whom_it_was_offered_and_a_list_again_and_again(database, write):
    once, kept = (Offer(n, "p", n.encode(), is_once=n == "a", expires=100) for n in "ab")
    with write() as db:
        user_state.put_offer(db, once)
        user_state.put_offer(db, kept)
        assert user_state.take_offer(db, "a", "q", 0) is None
        assert user_state.take_offer(db, "a", "p", 100) is None
        assert user_state.take_offer(db, "b", "p", 0) is None
        assert user_state.take_offer(db, "a", "p", 0) == once
        assert user_state.take_offer(db, "a", "p", 0) is None
    db = database.read()
    assert [user_state.kept_offer(db, "b", "p", 0) for _ in range(2)] == [b"b", b"b"]
    assert user_state.kept_offer(db, "b", "q", 0) is None
    with write() as db:
        user_state.let_go_steps(db, 100)
    assert user_state.kept_offer(db, "b", "p", 0) is None


def test_the_newest_files_of_an_editor_wait_whatever_the_clock_says(database, write):
    with write() as db:
        for key in "zab":
            user_state.put_upload(db, key, "p", key.encode(), 100)
        user_state.put_upload(db, "other", "q", b"", 50)
        user_state.keep_newest_uploads(db, "p", 2)
    db = database.read()
    assert [user_state.upload(db, key, "p", 0) for key in "zab"] == [None, b"a", b"b"]
    assert user_state.upload(db, "a", "q", 0) is None
    with write() as db:
        user_state.let_go_uploads(db, 50)
        user_state.drop_upload(db, "a", "p")
    assert user_state.upload(db, "other", "q", 0) is user_state.upload(db, "a", "p", 0) is None
    assert user_state.upload(db, "b", "p", 99) == b"b"


def test_who_subscribes_twice_gets_one_digest(database, write):
    with write() as db:
        for language in ("ru", "kk"):
            user_state.subscribe(db, "p", b"1", language, DAY)
        user_state.note_digest(db, "p", NEXT)
    db = database.read()
    assert (user_state.is_subscribed(db, "p"), user_state.is_subscribed(db, "q")) == (True, False)
    assert user_state.subscribers(db) == [(b"1", "kk", NEXT)]
    with write() as db:
        user_state.unsubscribe(db, "p")
    assert user_state.subscribers(db) == []
