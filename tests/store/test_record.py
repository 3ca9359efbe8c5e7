"""What goes into documents, facts, annotations and the audit log comes out of them again."""

import pytest

from knowledge.errors import FactError, StoreError
from knowledge.models import Action, Kind, Passage
from knowledge.store import annotations, audit_log, documents, exchange, facts, synonyms
from knowledge.store.audit_log import recorded
from knowledge.store.documents import StoredText
from knowledge.store.snapshot import BATCH

LAKE = "The lake is deep. It is cold."


def test_a_document_comes_out_as_it_went_in(database, lake):
    db = database.read()
    (document,) = documents.every(db)
    assert (document.id, document.title, document.facts) == (lake, "Lake", 2)
    assert documents.text_of(db, lake) == LAKE
    assert documents.origin(db, lake) == documents.WRITTEN
    assert documents.titled(db, " lake ") == [(lake, documents.WRITTEN)]
    assert documents.with_text(db, LAKE, "Lake") == lake
    assert documents.with_text(db, LAKE, "Pond") is None
    assert (documents.damaged(db), facts.damaged(db)) == ([], [])


def test_a_text_that_is_not_what_was_stored_is_neither_quoted_nor_overlooked(database, lake):
    with database.write() as db:
        db.execute("UPDATE documents SET text = 'The lake is deaf. It is cold.'")
        db.execute("UPDATE facts SET text = 'It is gold.' WHERE id = 2")
    db = database.read()
    with pytest.raises(StoreError, match="Lake"):
        documents.text_of(db, lake)
    assert facts.by_ids(db, [1, 2]).keys() == {1}
    assert [fact.id for fact in facts.of_document(db, lake)] == [1]
    assert (documents.damaged(db), facts.damaged(db)) == (["Lake"], [1, 2])


def test_a_document_that_came_again_is_found_by_its_address(database):
    row = {"title": "Lake", "url": "https://a.example/", "language": "en"}
    with database.write() as db:
        stored = documents.insert(db, {**row, "origin": documents.IMPORTED}, LAKE, by="anna")
        documents.insert(db, {**row, "origin": documents.WRITTEN}, LAKE, by="anna")
        documents.replace_document(db, stored, "It is dry.", {"author": "Anna", "url": None})
    db = database.read()
    assert documents.with_url(db, "https://a.example/") == stored
    assert documents.text_of(db, stored) == "It is dry."


@pytest.mark.usefixtures("lake")
def test_a_fact_comes_out_as_it_went_in(database):
    db = database.read()
    fact = facts.by_ids(db, [2])[2]
    assert (fact.text, fact.kind, fact.speaker) == ("It is cold.", Kind.QUOTE, "Boris")
    place = fact.citation
    assert (place.title, place.paragraph, place.sentence, place.sentences) == ("Lake", 1, 2, 2)
    assert LAKE[place.start : place.end] == fact.text
    assert (facts.by_ids(db, [2, 99]), facts.find(db, 2)) == ({2: fact}, (fact, False))
    assert facts.of_paragraph(db, 1, 1) == [*facts.of_document(db, 1)]
    assert facts.find(db, 99) is None
    who, _ = audit_log.added(db, 2) or ("", None)
    assert (who, audit_log.added(db, 99)) == ("anna", None)


def test_a_fact_must_stand_in_its_document(database, lake):
    stored = StoredText(lake, LAKE, "en")
    with pytest.raises(FactError), database.write() as db:
        facts.insert(db, stored, [Passage("The lake is dry.", 0, 16, 2, 1)], by="anna")
    assert facts.total(database.read()) == 2


@pytest.mark.usefixtures("lake")
def test_a_fact_that_is_withdrawn_is_kept_and_answers_no_more(database):
    with database.write() as db:
        facts.withdraw(db, [2])
    db = database.read()
    assert (facts.count(db), facts.total(db), facts.by_ids(db, [2])) == (1, 2, {})
    assert (facts.find(db, 2) or (None, False))[1]
    assert facts.withdrawn(db, 5) == [(2, "It is cold.")]
    [first] = facts.of_document(db, 1)
    assert first.citation.sentences == 2, "it stands beside another one, as before"
    assert facts.standing_at(db, 1, 18, "It is cold.") is None
    with database.write() as db:
        facts.restore(db, 2)
    assert facts.standing_at(database.read(), 1, 18, "It is cold.") == 2


@pytest.mark.usefixtures("lake")
def test_facts_move_with_their_text(database):
    with database.write() as db:
        documents.replace_text(db, 1, "The lake is very deep. It is cold.")
        facts.shift(db, 1, 17, 5)
        facts.reword(db, 1, "The lake is very deep.", 0)
        facts.place(db, 1, 3, 4)
        facts.describe(db, 1, kind=Kind.QUOTE, speaker="Anna")
        facts.speak(db, 1, "kk")
    db = database.read()
    first = facts.by_ids(db, [1])[1]
    assert (first.speaker, first.language, first.citation.paragraph) == ("Anna", "kk", 3)
    assert (facts.sentence_at(db, 1, 10), facts.last_paragraph(db, 1)) == ((3, 4), 3)
    assert (facts.standing_at(db, 1, 23, "It is cold."), facts.damaged(db)) == (2, [])


@pytest.mark.usefixtures("lake")
def test_more_facts_than_a_statement_takes_are_found_at_once(database):
    text = "x." * (2 * BATCH + 1)
    row = {"title": "Long", "language": "en", "origin": documents.IMPORTED}
    with database.write() as db:
        document = documents.insert(db, row, text, by="anna")
        places = (Passage("x.", at, at + 2, 1, 1) for at in range(0, len(text), 2))
        ids = facts.insert(db, StoredText(document, text, "en"), places, by="anna")
    assert [*facts.by_ids(database.read(), ids)] == ids == [*range(3, 3 + len(text) // 2)]
    assert facts.ids(database.read(), 2, 1) == [2, 3]


@pytest.mark.usefixtures("lake")
def test_questions_and_translations_come_and_go(database):
    with database.write() as db:
        annotations.add_questions(
            db, 1, [("how deep?", "en", True), ("how deep?", "en", False)], by="anna"
        )
        annotations.set_question(db, 1, ("how wide?", "en", False), by="anna")
        annotations.set_translation(db, 2, "ru", "Оно холодное.")
        annotations.set_translation(db, 2, "ru", "Озеро холодное.")
    db = database.read()
    deep, wide = annotations.questions(db, 1)
    assert (deep[1:], wide[1:]) == (
        ("how deep?", "en", True, False),
        ("how wide?", "en", False, False),
    )
    assert annotations.question(db, wide[0]) == (1, "how wide?", False)
    assert annotations.translation(db, 2, "ru") == "Озеро холодное."
    assert annotations.annotated(db, [1, 2, 99]) == {1, 2}
    with database.write() as db:
        annotations.set_question(db, 1, ("how wide?", "en", True), by="anna")
        annotations.remove_question(db, deep[0])
        annotations.remove_translation(db, 2, "ru")
    assert [each[1:] for each in annotations.questions(db, 1)] == [
        ("how wide?", "en", True, False)
    ]
    assert (annotations.translations(db, 2), annotations.question(db, deep[0])) == ({}, None)


def test_samples_and_synonyms_are_kept(database):
    with database.write() as db:
        annotations.add_sample(db, "en", "who?")
        annotations.add_sample(db, "ru", "кто?")
        synonyms.store(db, ["fog", "mist", "fog"])
        synonyms.store(db, ["mist", "fog"])
    db = database.read()
    assert [*annotations.samples(db, None).values()] == ["who?", "кто?"]
    assert [*annotations.samples(db, "ru").values()] == ["кто?"]
    pairs = db.query("SELECT term, synonym FROM synonyms ORDER BY 1")
    assert pairs == [("fog", "mist"), ("mist", "fog")]


@pytest.mark.usefixtures("lake")
def test_the_audit_log_tells_who_changed_what(database):
    with database.write() as db:
        for actor, text in (("anna", "Раз."), ("boris", "Два.")):
            with recorded(db, actor, Action.TRANSLATE, fact=1) as line:
                line.after = text
                annotations.set_translation(db, 1, "ru", text)
    db = database.read()
    second, first = audit_log.latest(db, 5)
    assert (first.actor, first.action, first.after) == ("anna", Action.TRANSLATE, "Раз.")
    assert audit_log.of_fact(db, 1, 1, offset=1) == [first]
    assert (audit_log.count(db), audit_log.count(db, 1), audit_log.count(db, 2)) == (2, 2, 0)
    assert audit_log.last_of(db, "boris") == audit_log.line(db, second.id) == second
    assert audit_log.last_of(db, "carla") is None


@pytest.mark.parametrize("sql", ["UPDATE history SET actor = 'x'", "DELETE FROM history"])
@pytest.mark.usefixtures("lake")
def test_the_audit_log_cannot_be_rewritten(database, sql):
    with database.write() as db, recorded(db, "anna", Action.EDIT):
        facts.describe(db, 1, kind=Kind.FACT, speaker="Anna")
    with pytest.raises(StoreError, match="only added to"), database.write() as db:
        db.execute(sql)


@pytest.mark.usefixtures("lake")
def test_whole_rows_are_read_in_an_order_and_stored_under_their_numbers_if_those_are_free(
    database,
):
    columns = ("id", "document", "text", "start", "end", "language", "added_by", "added_at",
               "kind", "paragraph", "sentence", "withdrawn_at")  # fmt: skip
    first, second = exchange.rows(database.read(), "facts", columns)
    assert (first["id"], second["text"]) == (1, "It is cold.")
    with database.write() as db:
        assert [each["id"] for each in exchange.facts_in(db, 1)] == [1, 2]
        assert exchange.stamp_of(db, "facts", 1) == (first["added_by"], first["added_at"])
        assert exchange.insert_fact(db, {**first, "id": 7}) == 7
        assert exchange.insert_fact(db, {**first, "id": 7}) == 8
        assert [exchange.update(db, "facts", 8, {"kind": "quote"}) for _ in "12"] == [True, False]
        assert exchange.same_document(db, "Lake", LAKE) == 1
        for _ in range(2):
            exchange.insert_if_new(db, "samples", {"language": "en", "text": "who?"})
    db = database.read()
    assert facts.by_ids(db, [8])[8].kind is Kind.QUOTE
    assert len(annotations.samples(db, None)) == 1
