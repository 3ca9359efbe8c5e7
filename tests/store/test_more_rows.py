"""What is read more rarely is the same on every backend: places, drafts, groups, stale words."""

import json

import pytest

from knowledge.models import Action, EditorDecision, Passage, Span
from knowledge.store import (
    annotations,
    audit_log,
    documents,
    editor_decisions,
    encryption_key,
    exchange,
    fact_changes,
    fact_places,
    facts,
    group_documents,
    people,
    query_log,
    stale_annotations,
    synonyms,
    user_state,
    watched_addresses,
)
from knowledge.store.audit_log import recorded
from knowledge.store.documents import StoredText

TEXT = "Fog. It is thick. It is wet."
OUTLINE = {"headings": [[1, 0, 4, None]], "lists": [[5, 28]], "tables": []}
LATER = "2026-02-01T10:00:00+00:00"
ENTRY = {
    "person": "p", "question": b"?", "language": "en", "outcome": "unsure", "fact": None,
    "confidence": 0.5, "milliseconds": 2.0, "at": LATER, "place": None,
}  # fmt: skip


@pytest.fixture
def fog(database):
    """An imported document with an outline, of three facts with questions, 1 to 3; its id is 1."""
    row = {"title": "Fog", "url": "https://a.example/", "language": "en", "origin": "imported"}
    with database.write() as db:
        said = {**row, "published": "2026", "structure": json.dumps(OUTLINE)}
        document = documents.insert(db, said, TEXT, by="anna")
        places = ((0, 4, "Fog."), (5, 17, "It is thick."), (18, 28, "It is wet."))
        passages = [
            Passage(words, start, end, number, 1, section=("Fog",))
            for number, (start, end, words) in enumerate(places)
        ]
        facts.insert(db, StoredText(document, TEXT, "en"), passages, by="anna")
        for fact, language, by in ((2, "en", "anna"), (2, "ru", "anna"), (3, "en", "document")):
            annotations.add_questions(db, fact, [(f"{fact} {language}?", language, True)], by=by)
    return document


@pytest.mark.usefixtures("fog")
def test_documents_tell_what_they_are_and_where_things_stand_in_them(database):
    db = database.read()
    assert (documents.titles(db, 5), documents.count(db), documents.first_ids(db, 5)) == (
        [(1, "Fog")], 1, [1],
    )  # fmt: skip
    assert documents.described(db, None) == documents.described(db, 1) == ("Fog", True)
    assert (documents.is_flat(db, 1), documents.flat_titles(db)) == (False, [])
    assert documents.headings(db, 1) == [(1, Span(0, 4))]
    assert documents.block_around(db, 1, Span(18, 28)) == Span(5, 28)
    assert documents.titles_of(db, [1, 9]) == {1: ("Fog", "2026")}
    (found,) = documents.every(db)
    assert fact_places.find_document(db, 1) == found
    assert fact_places.stored_outline(db, 1)[1] == [(0, Span(5, 28), None)]
    assert [fact.id for fact in fact_places.standing(db, 1, Span(1, 28))] == [2, 3]
    with database.write() as db:
        documents.insert(db, {"title": "Own", "language": "en", "origin": "written"}, "", by="a")
        db.update("documents", {"structure": None}, where={"id": 1})
        facts.withdraw(db, [3])
    db = database.read()
    assert (documents.written_documents(db), documents.flat_titles(db)) == ({2: "Own"}, ["Fog"])
    [((place,), _)] = fact_places.withdrawn(db, 1, TEXT, Span(0, 28))
    assert place == Span(18, 28)


@pytest.mark.usefixtures("fog")
def test_facts_are_found_by_what_they_say_and_move_with_their_passages(database):
    db = database.read()
    assert (facts.live_ids(db), facts.saying(db, "It is wet.")) == ([1, 2, 3], [3])
    assert facts.live_texts(db, [3, 9]) == [(3, "en", "It is wet.", "Fog")]
    wet = facts.by_ids(db, [3])[3]
    assert facts.stands(db, wet)
    with database.write() as db:
        facts.link(db, 3, "https://b.example/")
        facts.move(db, "It is wet.", [(wet, Passage("It is wet.", 0, 10, 7, 2))])
    moved = facts.by_ids(database.read(), [3])[3].citation
    assert (moved.url, moved.paragraph, moved.start) == ("https://b.example/", 7, 0)


@pytest.mark.usefixtures("fog")
def test_questions_are_offered_in_their_order(database):
    db = database.read()
    assert annotations.questions_to_try(db, "en", 5) == [(3, "3 en?"), (1, "2 en?")]
    assert annotations.questions_to_try(db, "ru", 5, document=1) == [(2, "2 ru?"), (3, "3 en?")]
    near = annotations.questions_near(db, 3, "en", [3], 5)
    assert [(each.fact, each.text) for each in near] == [(2, "2 en?")]
    assert [each.id for each in annotations.questions_of(db, [2, 3])] == [1, 2, 3]
    assert annotations.hash_of_fact(db, 9) is None
    with database.write() as db:
        with recorded(db, "anna", Action.IMPORT) as line:
            annotations.replace_own_questions(db, 3, ("wet?", "en"))
        brought = annotations.questions_brought(db, line.id or 0, 5)
    assert [each.text for each in brought] == ["wet?"]


@pytest.mark.usefixtures("fog")
def test_words_that_changed_leave_their_annotations_stale_until_they_are_confirmed(database):
    with database.write() as db, recorded(db, "anna", Action.EDIT, fact=2) as line:
        annotations.set_translation(db, 2, "kk", "Ол қалың.")
        line.before, line.after = "It is thick.", "It is thin."
        facts.reword(db, 2, "It is thin.", 5)
    db = database.read()
    found = stale_annotations.stale(db)
    assert [each.key for each in found] == ["q1", "q2", "t2-kk"]
    assert [each.answers for each in found] == [True, True, None]
    assert stale_annotations.stale(db, 3) == []
    assert stale_annotations.former_words(db, 2, found[0].written_for) == "It is thick."
    assert [old for *_, old in annotations.questions(db, 2)] == [True, True]
    assert annotations.translations(db, 2) == {}
    assert annotations.translations(db, 2, stale=True) == {"kk": "Ол қалың."}
    assert fact_places.revised(db, 1).keys() == {2}
    assert audit_log.touched_facts(db, 1) == (0, 1)
    with database.write() as db:
        stale_annotations.confirm(db, found)
    assert stale_annotations.stale(database.read()) == []


@pytest.mark.usefixtures("fog")
def test_a_document_that_came_again_tells_what_it_did_to_each_fact(database):
    with database.write() as db, recorded(db, "anna", Action.IMPORT) as line:
        line.document = 1
        facts.reword(db, 2, "It is thin.", 5)
        facts.withdraw(db, [3])
    db = database.read()
    changes = fact_changes.changes_of(db, 1)
    assert [(each.fact, each.after) for each in changes] == [(2, "It is thin."), (3, None)]
    (told,) = audit_log.of_fact(db, 3, 5)
    assert (told.before, told.after, told.title) == ("It is wet.", None, "Fog")
    assert fact_places.revised(db, 1).keys() == {2}
    assert audit_log.last_restoration(db) is None
    with database.write() as db:
        audit_log.note_restoration(db, "anna", "old.db", None)
    restored = audit_log.last_restoration(database.read())
    assert restored is not None
    assert (restored.id, restored.after) == (2, "old.db")


def test_what_waits_is_denied_and_waits_again(database):
    with database.write(changes_answers=False) as db:
        first = query_log.put(db, ENTRY)
        second = query_log.put(db, ENTRY)
        for asked in (first, second):
            query_log.put_answer(db, asked, f"answer {asked}", b"there")
            query_log.mark(db, asked, "waits")
            query_log.rate(db, asked, "p", -1)
        query_log.explain(db, first, "p", "wrong")
        query_log.take_back(db, second, "p")
        query_log.pin(db, second, first)
        query_log.settle(db, [first, second], None, LATER, 7)
        editor_decisions.let_hear(db, first, EditorDecision.DENIED)
    db = database.read()
    assert query_log.return_addresses(db) == [(first, b"there"), (second, b"there")]
    assert [query_log.rating(db, each, "p") for each in (first, second)] == [(-1, "wrong"), None]
    assert (query_log.reasons(db, [first, second]), query_log.counts(db, "fact", "")) == (
        ["wrong"], {"None": 2},
    )  # fmt: skip
    assert [row["id"] for row in query_log.news(db)] == [first]
    with database.write(changes_answers=False) as db:
        query_log.told(db, first, "denied")
        query_log.set_return_address(db, second, b"here")
    waits = [row["waits"] for row in query_log.entries(database.read(), [first, second])]
    assert waits == [-1, -1]
    assert editor_decisions.count_told(database.read(), 7) == 1
    with database.write(changes_answers=False) as db:
        assert query_log.reopen_settled(db, 7) == 2
        query_log.reopen(db, [first])
    rows = query_log.entries(database.read(), [first, second])
    assert [(row["waits"], row["settled_at"]) for row in rows] == [(1, None)] * 2
    assert [row["grouped"] for row in rows] == [None, first]


@pytest.mark.usefixtures("fog")
def test_groups_sessions_and_watched_addresses_are_kept(database):
    with database.write(changes_answers=False) as db:
        group_documents.choose(db, "old", [1])
        group_documents.follow(db, "old", "new")
        user_state.note_move(db, "old", b"new", LATER)
        user_state.put_session(db, {"corner": "a", "person": "p", "talk": b"", "at": LATER})
        user_state.rename_session(db, "a", "b")
        user_state.put_offer(db, user_state.Offer("n", "p", b"once", is_once=True, expires=9))
        watched_addresses.add(db, 1, 24)
        watched_addresses.change(db, 1, {"sha256": "other", "revision": b"new text"})
        exchange.put_translation(db, {"fact": 2, "language": "ru", "text": "Он густой."})
        copied = exchange.insert_document(db, {"id": 1, "title": "Fog", "language": "en",
            "text": "", "origin": "written", "added_by": "a", "added_at": LATER})  # fmt: skip
        synonyms.store(db, ["fog", "mist", "haze"])
        synonyms.remove(db, "fog", ["haze"])
    db = database.read()
    assert (group_documents.of_chat(db, "new"), group_documents.of_chat(db, "old")) == ([1], [])
    assert (user_state.moved_groups(db), user_state.session_names(db)) == (
        [("old", b"new")], [("b", "p")],
    )  # fmt: skip
    assert watched_addresses.every(db) == [watched_addresses.one(db, 1)]
    assert (watched_addresses.every(db)[0].waits, copied) == (True, 2)
    assert watched_addresses.revision(db, 1) == b"new text"
    assert (synonyms.count_pairs(db), [pair.id for pair in synonyms.pairs(db)]) == (
        4, [1, 3, 4, 6],
    )  # fmt: skip
    with database.write(changes_answers=False) as db:
        user_state.drop_offer(db, "n")
        user_state.let_go_moves(db, "3")
        assert watched_addresses.remove(db, 1) == 1
        assert user_state.moved_groups(db) == user_state.offers_once(db, "p", 0) == []


def test_what_was_encrypted_is_known_by_its_key_and_goes_with_it(database):
    with database.write(changes_answers=False) as db:
        assert (encryption_key.fingerprint(db), [*encryption_key.samples(db)]) == (None, [])
        encryption_key.bind(db, "print")
        people.add_editor(db, "p", b"user", b"name")
        for person, task in (("p", b"first"), ("q", b"second")):
            user_state.begin_step(db, person, task, 9)
    assert encryption_key.fingerprint(database.read()) == "print"
    assert [*encryption_key.samples(database.read())] == [b"user", b"second"]
    with database.write(changes_answers=False) as db:
        assert encryption_key.delete_encrypted(db) == {"editors": 1, "steps": 2}
        people.prefer(db, "p", {"language": "kk"})
        people.delete_all(db)
    assert people.preferences_of(database.read(), "p") == (None, None, None)


def test_kinds_of_rows_of_a_person_come_without_what_a_backend_adds(database):
    with database.write(changes_answers=False) as db:
        user_state.begin_step(db, "p", b"1", 9)
    row = {"person": "p", "task": b"1", "expires": 9}
    assert people.rows_of(database.read(), "steps", "p") == [row]
    assert database.read().columns("steps") == [*row]


def test_what_was_decided_of_a_question_is_kept_with_what_was_known_then(database):
    denied, out = EditorDecision.DENIED, EditorDecision.OUT_OF_SCOPE
    with database.write() as db:
        editor_decisions.decide(db, ["a", "b"], out)
        with recorded(db, "anna", Action.DENY) as line:
            editor_decisions.decide(db, ["a"], denied)
    db = database.read()
    known = {name: each.decision for name, each in editor_decisions.decisions(db).items()}
    assert known == {"a": denied, "b": out}
    found = editor_decisions.decision_of(db, "a")
    assert found is not None
    assert (found.fact, found.change) == (facts.last_id(db), 0)
    with database.write() as db:
        audit_log.revert(db, line.id or 0)
        editor_decisions.withdraw_decisions(db, ["b"])
    db = database.read()
    assert [each.decision for each in editor_decisions.decisions(db).values()] == [out]
    assert editor_decisions.decision_of(db, "b") is None
