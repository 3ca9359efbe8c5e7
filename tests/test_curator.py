"""What editors change can be taken back to the letter, and answers and index follow at once."""

import random
from contextlib import closing, suppress
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge import (
    Action,
    Curator,
    DocumentError,
    Draft,
    FactError,
    Found,
    Judged,
    Kind,
    Library,
    NotFound,
    Record,
    Refusal,
    Role,
    Similarity,
    Source,
    SynonymError,
    UndoError,
    explain,
    read_judged,
)
from knowledge.retrieval.index import Index
from knowledge.retrieval.sentence_comparison import compare_sentences
from tests.article import TITLE
from tests.benchmarks.edited_library import GROUPS, PAGE, EditedLibrary
from tests.benchmarks.editor_changes import note, note_reworded

MOON = Draft("The moon is made of basalt.", "Moon book", questions=("what is the moon made of?",))
ANNA, BORIS = "editor-1", "editor-2"


@pytest.fixture
def bench(library):
    return Curator(library.answerer)


@pytest.fixture
def editing(shipped, tmp_path):
    copy = Path(copyfile(shipped, tmp_path / "edited.db"))
    with closing(EditedLibrary(copy, tmp_path / "test.key")) as opened:
        yield opened


def said(library, question):
    answer = library.answer(question).answer
    return answer.best.fact.text if isinstance(answer, Found) else ""


def all_of(library):
    return [(each.type, dict(each.fields)) for each in library.export()]


@pytest.fixture
def stands(libraries):
    """Opens a library once more, which verifies each quotation against its document."""
    return lambda library: libraries.open_again(library).close()


def indexed(library):
    """Return what the index holds, and what it would hold if it were built anew."""
    db = library.database.read()
    rows = db.query("SELECT rowid, stems FROM search ORDER BY 1")
    asked = db.query("SELECT rowid, stems FROM asked ORDER BY 1")
    words = db.query("SELECT term, facts, questions FROM words WHERE facts + questions > 0")
    taught = db.query("SELECT key, question, fact FROM taught ORDER BY 2")
    return rows, asked, sorted(words), taught, Index(db).size


def test_an_edited_fact_answers_with_its_new_words(library, bench):
    fact = library.add(MOON, by=ANNA)
    edited = bench.edit(fact.id, "The moon is made of cheese.", by=ANNA)
    assert (edited.id, said(library, "what is the moon made of?")) == (fact.id, edited.text)
    place = edited.citation
    assert library.text(place.document)[place.start : place.end] == edited.text


def test_the_facts_behind_an_edited_one_keep_their_place(library, bench, stands):
    first = library.add(MOON, by=ANNA)
    second = library.add(Draft("It has no air.", "Moon book"), by=ANNA)
    bench.edit(first.id, "The moon is far away, and it is made of basalt.", by=ANNA)
    moved = library.fact(second.id)
    place = moved.citation
    assert library.text(place.document)[place.start : place.end] == moved.text == "It has no air."
    stands(library)


def test_a_fact_of_an_imported_document_can_only_be_other_words_of_it(library, bench):
    with pytest.raises(FactError) as refused:
        bench.edit(15, "A treaty on the use of nuclear weapons was signed in Astana.", by=ANNA)
    assert refused.value.refusal is Refusal.NOT_IN_DOCUMENT
    assert refused.value.title == TITLE
    shorter = library.fact(15).text.removesuffix(".")
    assert bench.edit(15, shorter, by=ANNA).text == shorter
    with pytest.raises(FactError) as refused:
        bench.edit(15, library.fact(16).text, by=ANNA)
    assert (refused.value.refusal, refused.value.fact) == (Refusal.KNOWN, 16)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Today, the capitol of Kazakstan takes part in all integration processes", 17),
        ("a balanced foreign policy", 17),
        ("qqqq wwww eeee", None),
    ],
    ids=["mistyped", "a part", "nothing like it"],
)
def test_a_quote_that_does_not_stand_there_is_refused_with_the_nearest_sentence(
    library, words, meant
):
    with pytest.raises(FactError) as refused:
        library.add(Draft(words, TITLE, Kind.QUOTE), by=ANNA)
    assert (refused.value.refusal, refused.value.fact) == (Refusal.NOT_IN_DOCUMENT, meant)


def test_a_withdrawn_fact_answers_no_more_until_it_is_restored(library, bench):
    fact = library.add(MOON, by=ANNA)
    bench.withdraw(fact.id, by=ANNA)
    assert said(library, "what is the moon made of?") == ""
    assert library.fact(fact.id) is None
    assert bench.page(fact.id).withdrawn
    with pytest.raises(FactError, match="restore it first"):
        bench.edit(fact.id, "x", by=ANNA)
    bench.restore(fact.id, by=BORIS)
    assert said(library, "what is the moon made of?") == MOON.text


def test_a_restored_fact_must_stand_in_its_document(empty_library):
    bench = Curator(empty_library.answerer)
    empty_library.import_document(Source("The lake is deep. It is cold. It is far.", "Lake"))
    empty_library.import_document(Source("The lake is deep. It is far.", "Lake"))
    with pytest.raises(FactError) as refused:
        bench.restore(2, by=ANNA)
    assert refused.value.refusal is Refusal.NOT_IN_DOCUMENT


def test_questions_negatives_and_translations_come_and_go(library, bench):
    fact = library.add(MOON, by=ANNA)
    bench.ask(fact.id, "of which stone is our satellite?", by=ANNA)
    assert said(library, "of which stone is our satellite?") == MOON.text
    bench.ask(fact.id, "how old is the moon?", by=ANNA, answers=False)
    bench.translate(fact.id, "ru", "Луна состоит из базальта.", by=ANNA)
    page = bench.page(fact.id)
    assert [(q.text, q.answers) for q in page.questions] == [
        ("what is the moon made of?", True),
        ("of which stone is our satellite?", True),
        ("how old is the moon?", False),
    ]
    assert page.translations == {"ru": "Луна состоит из базальта."}
    bench.unask(page.questions[1].id, by=ANNA)
    bench.translate(fact.id, "ru", "", by=ANNA)
    assert [q.text for q in bench.page(fact.id).questions][1] == "how old is the moon?"
    assert bench.page(fact.id).translations == {}
    assert bench.unask(99_999, by=ANNA) is None


def test_a_question_that_was_left_open_may_be_answered_later(library, bench):
    fact = library.add(MOON, by=ANNA)
    bench.ask(fact.id, "how old is the moon?", by=ANNA, answers=False)
    bench.ask(fact.id, "how old is the moon?", by=ANNA)
    assert [q.answers for q in bench.page(fact.id).questions] == [True, True]


def test_the_history_tells_who_did_what_and_cannot_be_rewritten(library, bench):
    fact = library.add(MOON, by=ANNA)
    bench.edit(fact.id, "The moon is made of cheese.", by=BORIS)
    bench.withdraw(fact.id, by=ANNA)
    bench.undo(by=ANNA)
    lines = bench.history(fact.id)
    assert [(line.actor, line.action) for line in lines] == [
        (ANNA, Action.UNDO), (ANNA, Action.WITHDRAW), (BORIS, Action.EDIT), (ANNA, Action.ADD),
    ]  # fmt: skip
    assert (lines[2].before, lines[2].after) == (MOON.text, "The moon is made of cheese.")
    assert [line.undone for line in lines] == [False, True, False, False]
    for query in ("UPDATE history SET actor = 'x'", "DELETE FROM history"):
        with pytest.raises(Exception, match="only added to"), library.database.write() as db:
            db.execute(query)
    assert bench.history(fact.id) == lines


def test_at_least_twenty_steps_are_undone_each_editor_their_own(library, bench):
    before = all_of(library)
    ids = [library.add(Draft(f"The moon has crater {n}.", f"Book {n}"), by=ANNA).id
           for n in range(25)]  # fmt: skip
    kept = library.add(Draft("Mars is red.", "Mars book"), by=BORIS)
    for _ in ids:
        assert bench.undo(by=ANNA).action is Action.ADD
    assert bench.undo(by=ANNA) is None
    assert [library.fact(id_) for id_ in ids] == [None] * 25
    assert library.fact(kept.id) == kept
    bench.undo(by=BORIS)
    assert all_of(library) == before


def test_an_import_is_undone_to_the_letter(library, bench):
    before, index_before = all_of(library), indexed(library)
    library.import_document(Source("The lake is deep.\n\nIt is cold.", "Lake"), by=ANNA)
    assert said(library, "how is the lake?") or library.answer("how is the lake?").ranking
    undone = bench.undo(by=ANNA)
    assert (undone.action, undone.after) == (Action.IMPORT, "Lake")
    assert (all_of(library), indexed(library)) == (before, index_before)


def test_a_revision_of_a_document_is_undone_to_the_letter(library, bench):
    library.import_document(Source("The lake is deep. It is cold.", "Lake"), by=BORIS)
    before = all_of(library)
    library.import_document(Source("The lake is very deep. It is far.", "Lake"), by=ANNA)
    assert all_of(library) != before
    bench.undo(by=ANNA)
    assert all_of(library) == before


def test_an_import_of_what_is_known_leaves_no_line(library, bench):
    source = Source("The lake is deep.", "Lake")
    library.import_document(source, by=ANNA)
    library.import_document(source, by=ANNA)
    assert bench.changes() == 1


def test_an_undone_number_is_not_given_again(library, bench):
    first = library.add(MOON, by=ANNA)
    bench.undo(by=ANNA)
    assert library.add(MOON, by=ANNA).id == first.id + 1


def test_what_others_built_on_stays_and_the_fact_is_withdrawn(library, bench, stands):
    mine = library.add(MOON, by=ANNA)
    theirs = library.add(Draft("It has no air.", "Moon book"), by=BORIS)
    bench.undo(by=ANNA)
    assert (library.fact(mine.id), library.fact(theirs.id).text) == (None, "It has no air.")
    stands(library)
    bench.undo(by=BORIS)
    assert [document.title for document in library.documents()] == [TITLE, "Moon book"]
    stands(library)


def test_what_others_changed_since_is_not_undone_under_them(library, bench):
    fact = library.add(MOON, by=ANNA)
    bench.edit(fact.id, "The moon is made of cheese.", by=ANNA)
    bench.edit(fact.id, "The moon is made of dust.", by=BORIS)
    with pytest.raises(UndoError) as refused:
        bench.undo(by=ANNA)
    assert refused.value.actor == BORIS
    assert library.fact(fact.id).text == "The moon is made of dust."
    bench.undo(by=BORIS)
    bench.undo(by=ANNA)
    assert library.fact(fact.id).text == MOON.text


def test_what_undo_would_do_is_foreseen_and_nothing_else_is_done(library, bench):
    source = Source("The lake is deep. It is cold.", "Lake")
    library.import_document(source, by=ANNA)
    fact = library.add(MOON, by=ANNA)
    library.import_document(Source("The lake is deep. It is far.", "Lake"), by=ANNA)
    bench.translate(fact.id, "ru", "Луна из базальта.", by=BORIS)
    foreseen = bench.before_undoing(3, by=ANNA)
    steps = [(each.change.action, each.removed, each.reverted, each.is_contrary)
             for each in foreseen.steps]  # fmt: skip
    assert steps == [
        (Action.IMPORT, 1, 1, False), (Action.ADD, 1, 0, True), (Action.IMPORT, 2, 0, False),
    ]  # fmt: skip
    bench.translate(15, "ru", "Договор.", by=ANNA)
    with pytest.raises(UndoError) as refused:
        bench.undo_changes(foreseen.changes, by=ANNA)
    assert refused.value.is_outdated
    assert library.translation(15, "ru") == "Договор."
    assert library.fact(fact.id) is not None


def test_undo_stops_before_what_somebody_else_has_changed(library, bench):
    fact = library.add(MOON, by=ANNA)
    bench.edit(fact.id, "The moon is made of cheese.", by=ANNA)
    bench.edit(fact.id, "The moon is made of dust.", by=BORIS)
    bench.translate(fact.id, "ru", "Луна.", by=ANNA)
    foreseen = bench.before_undoing(3, by=ANNA)
    assert [each.change.action for each in foreseen.steps] == [Action.TRANSLATE]
    assert foreseen.stopped_by.actor == BORIS
    bench.undo_changes(foreseen.changes, by=ANNA)
    assert library.fact(fact.id).text == "The moon is made of dust."


def confirm(bench, fact):
    bench.confirmation.confirm(bench.confirmation.waiting(fact).state, by=ANNA, fact=fact)


def part(synonyms, number):
    """Take a term out of one of the groups, or all of it."""
    if groups := synonyms.all():
        group = groups[number % len(groups)]
        term = group.terms[number % len(group.terms)] if number % 3 else ""
        synonyms.remove(group.id, term, by=ANNA)


def table(number, words):
    draft = {"text": words, "source": f"Book {number % 2}", "kind": "fact", "speaker": None}
    return [
        Record("draft", {**draft, "questions": f"what is {number}?"}),
        Record("synonym", {"term": "moon", "synonym": f"satellite {number % 3}"}),
        Record("sample", {"language": "en", "text": f"what is {number}?"}),
    ]


def close(editing, number):
    """Let a fact leave one question open no more: many would be more than are undone at once."""
    page = editing.curator.page(number)
    for each in [each for each in page.questions if not each.answers][:1] if page else ():
        editing.curator.unask(each.id, by=ANNA)


def from_inbox(editing, how, number, words):
    """Let somebody ask what nobody can answer, and deal with it."""
    waiting = editing.library.database.read().value("SELECT count(*) FROM journal")
    note(editing, random.Random(waiting))  # noqa: S311
    group, queue = editing.queue.groups()[0], editing.queue
    if how == "answer" and group.taught:
        queue.answer(group, number, by=ANNA)
    elif how in ("answer", "deny"):
        # A fact that settles a mixed group learns nothing, and is in no history.
        queue.removal.deny([group], queue.removal.closest([group]), by=ANNA)
    elif how == "take-out":
        queue.removal.dismiss(group.ids, by=ANNA)
    else:
        queue.write(Draft(words, "Book 1", questions=tuple(group.taught)), group.ids, by=ANNA)


def edited_export(editing, number, words):
    """Import what was exported, after one of the facts that editors wrote was reworded in it."""
    rows = [*editing.library.export()]
    imported = {row.fields["id"] for row in rows if row.fields.get("origin") == "imported"}
    written = [
        row for row in rows if row.type == "fact" and row.fields["document"] not in imported
    ]
    if written:
        row = written[number % len(written)]
        rows[rows.index(row)] = Record("fact", {**row.fields, "text": f"{words[:-1]} {number}."})
    rows += table(number, words)
    editing.library.import_records(rows, "export.jsonl", by=ANNA)


def merged(editing, number):
    """Put all groups of the inbox together, and deal with them at once."""
    waiting = editing.library.database.read().value("SELECT count(*) FROM journal")
    note(editing, random.Random(waiting))  # noqa: S311
    editing.queue.merge(editing.queue.groups())
    from_inbox(editing, "answer", number, "")


def reworded(editing, number):
    """Deny a question, which somebody asks once more in other words."""
    from_inbox(editing, "deny", number, "")
    note_reworded(editing, random.Random(number))  # noqa: S311


def remedy(editing, number, words):
    """Say of what is answered with that it answers, or that it does not, as below a "why"."""
    answerer = editing.library.answerer
    if fact := explain(answerer, answerer.answer(f"{words} {number}?")).fact:
        answers, seen = number % 2 > 0, fact.revision
        editing.curator.ask(fact.id, f"{words} {number}?", by=ANNA, answers=answers, seen=seen)


def version(editing, number, words):
    """Take over what stands at a watched address now."""
    source = Source(words, PAGE, url="https://example.org/notice")
    document = editing.library.import_document(source, by=ANNA)
    editing.watching.watch(document.id, number)
    editing.page.words = f"{words} It is {number}."
    editing.watching.look(document.id, anew=True)
    editing.library.import_document(editing.watching.pending(document.id)[0], by=ANNA)


def settle(editing, number):
    """Change roles, and what a group asks: that is in no history, and undo lets it be."""
    editor = editing.users.roles.appoint(number, "Boris", Role.EDITOR)
    if number % 2:
        editing.users.roles.dismiss(editor.number)
    newest = editing.library.documents()[-1].id
    editing.users.group_documents.choose(GROUPS[0], [newest])


def redo(curator):
    """Do again what was taken back last, if nothing was changed there since."""
    if undone := curator.last_undo(by=ANNA):
        curator.redo([undone.id], by=ANNA)


DEEDS = {
    "add": lambda editing, number, words: editing.library.add(
        Draft(words, f"Book {number % 2}"), by=ANNA
    ),
    "quote": lambda editing, number, words: editing.library.add(
        Draft(words, f"Book {number % 2}", Kind.QUOTE, "Anna", ("who said it?",)), by=ANNA
    ),
    "edit": lambda editing, number, words: editing.curator.edit(
        number, words, by=ANNA, seen=editing.curator.revision(number)
    ),
    "speak": lambda editing, number, words: editing.curator.edit(
        number, "", by=ANNA, speaker=words if number % 2 else ""
    ),
    "withdraw": lambda editing, number, _: editing.curator.withdraw(number, by=ANNA),
    "restore": lambda editing, number, _: editing.curator.restore(number, by=ANNA),
    "ask": lambda editing, number, words: editing.curator.ask(
        number, words, by=ANNA, answers=number % 3 > 0
    ),
    "unask": lambda editing, number, _: editing.curator.unask(number, by=ANNA),
    "leave-open": lambda editing, number, words: editing.curator.ask(
        number, words, by=ANNA, answers=False
    ),
    "close": lambda editing, number, _: close(editing, number),
    "translate": lambda editing, number, words: editing.curator.translate(
        number, "ru", words, by=ANNA, seen=editing.curator.revision(number, "ru")
    ),
    "confirm": lambda editing, number, _: confirm(editing.curator, None if number % 2 else number),
    "import": lambda editing, number, words: editing.library.import_document(
        Source(f"{words} {number}.", "Lake"), by=ANNA
    ),
    "table": lambda editing, number, words: editing.library.import_records(
        table(number, words), "table.csv", by=ANNA
    ),
    "equate": lambda editing, number, words: editing.curator.synonyms.teach(
        [words, f"moon {number % 4}", f"satellite {number % 3}"], by=ANNA
    ),
    "part": lambda editing, number, _: part(editing.curator.synonyms, number),
    "answer": lambda editing, number, words: from_inbox(editing, "answer", number, words),
    "deny": lambda editing, number, words: from_inbox(editing, "deny", number, words),
    "write": lambda editing, number, words: from_inbox(editing, "write", number, words),
    "take-out": lambda editing, number, words: from_inbox(editing, "take-out", number, words),
    "edited-export": edited_export,
    "merged": lambda editing, number, _: merged(editing, number),
    "reworded": lambda editing, number, _: reworded(editing, number),
    "remedy": remedy,
    "version": version,
    "settle": lambda editing, number, _: settle(editing, number),
    "undo": lambda editing, number, _: editing.curator.undo_changes(
        editing.curator.before_undoing(number % 3, by=ANNA).changes, by=ANNA
    ),
    "redo": lambda editing, *_: redo(editing.curator),
}
DOINGS = st.lists(
    st.tuples(
        st.sampled_from([*DEEDS, "edit", "confirm", "undo", "redo"]),
        st.integers(1, 30),
        st.sampled_from(
            [
                "The moon is grey.",
                "The moon is grey!",
                "Mars has two moons!",
                "Ай ақ.",
                "Луна серая",
            ]
        ),
    ),
    min_size=1,
    max_size=8,
)


def test_the_drawn_changes_are_all_that_undo_knows(editing):
    editing.library.add(MOON, by=ANNA)
    for words in ("The moon is grey.", "Mars has two moons!"):
        for do in DEEDS.values():
            with suppress(FactError, SynonymError, DocumentError):
                do(editing, 25, words)
    done = {line.action for line in editing.curator.history(limit=100)}
    assert done == {*Action} - {Action.PUT_BACK}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(doings=DOINGS, at_once=st.booleans())
@example(
    doings=[
        ("add", 24, "The moon is grey."),
        ("ask", 24, "Mars has two moons!"),
        ("translate", 24, "Луна серая"),
        ("edit", 24, "Ай ақ."),
        ("confirm", 1, ""),
        ("edit", 24, "The moon is grey."),
        ("confirm", 24, ""),
    ],
    at_once=True,
)
@example(
    doings=[
        ("equate", 1, "The moon is grey."),
        ("part", 0, ""),
        ("equate", 2, "The moon is grey."),
        ("part", 1, ""),
        ("part", 3, ""),
        ("equate", 5, "Ай ақ."),
    ],
    at_once=False,
)
@example(
    doings=[
        ("answer", 15, ""),
        ("table", 1, "The moon is grey."),
        ("deny", 1, ""),
        ("write", 1, "Луна серая"),
        ("quote", 1, "Ай ақ."),
        ("speak", 25, "Mars has two moons!"),
        ("undo", 2, ""),
    ],
    at_once=True,
)
@example(
    doings=[
        ("add", 24, "The moon is grey."),
        ("ask", 24, "Mars has two moons!"),
        ("edit", 24, "The moon is grey!"),
        ("undo", 1, ""),
        ("redo", 1, ""),
        ("undo", 2, ""),
        ("redo", 1, ""),
        ("edit", 24, "Ай ақ."),
        ("undo", 1, ""),
    ],
    at_once=False,
)
@example(
    doings=[
        ("add", 1, "The moon is grey."),
        ("version", 3, "Mars has two moons!"),
        ("settle", 2, ""),
        ("edited-export", 5, "Ай ақ."),
        ("remedy", 1, "Mars has two moons!"),
        ("remedy", 2, "The moon is grey."),
        ("merged", 15, ""),
        ("undo", 2, ""),
        ("redo", 1, ""),
    ],
    at_once=True,
)
@example(
    doings=[
        ("version", 4, "The moon is grey."),
        ("settle", 3, ""),
        ("reworded", 1, ""),
        ("add", 2, "Mars has two moons!"),
        ("edited-export", 4, "Луна серая."),
        ("version", 6, "The moon is grey."),
        ("edited-export", 7, "Ай ақ."),
    ],
    at_once=False,
)
def test_whatever_was_done_is_undone_to_the_letter(editing, doings, at_once):
    library, bench = editing.library, editing.curator
    before, index_before, lines = all_of(library), indexed(library), bench.changes()
    for doing in doings:
        what, *how = doing
        try:
            DEEDS[what](editing, *how)
        except (FactError, SynonymError, DocumentError):
            continue
    new = bench.history(limit=bench.changes() - lines)
    done = sum(not line.undone and line.action is not Action.UNDO for line in new)
    after, revision = all_of(library), library.database.revision
    Library.open(library.path).close()
    foreseen = bench.before_undoing(50, by=ANNA)
    assert (all_of(library), library.database.revision) == (after, revision)
    assert len(foreseen.steps) == done
    if at_once:
        assert bench.undo_changes(foreseen.changes, by=ANNA) == foreseen.steps
    else:
        assert tuple(bench.undo(by=ANNA).id for _ in range(done)) == foreseen.changes
    assert (all_of(library), indexed(library)) == (before, index_before)
    asked = library.database.read().value("SELECT count(*) FROM journal")
    assert library.database.read().value("SELECT count(*) FROM decisions") == 0
    assert len(editing.query_log.unanswered()) == asked, "what was answered waits again"


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("The tower is 97 metres high.", "The tower is 105 metres high.", Similarity.CONTRARY),
        ("The summit was held in Astana.", "The summit was held in Almaty.", Similarity.CONTRARY),
        ("Astana is the capital.", "Almaty is the capital.", Similarity.CONTRARY),
        ("The treaty was signed.", "The treaty was not signed.", Similarity.CONTRARY),
        ("The treaty wasn't signed.", "The treaty was signed.", Similarity.CONTRARY),
        ("Башня не высокая.", "Башня высокая.", Similarity.CONTRARY),
        ("Мұнара биік емес.", "Мұнара биік.", Similarity.CONTRARY),
        ("The tower is 97 metres high.", "The tower is  97 metres high", Similarity.SAME),
        ("The tower is high.", "High is the tower.", Similarity.SAME),
        ("The tower is 97 metres high.", "The tower was built in 1997.", None),
        ("The tower is high.", "The moon is made of basalt.", None),
        ("The tower is high.", "The tower is 97 metres high.", None),
    ],
)
def test_sentences_that_repeat_or_contradict_are_told_apart(one, other, how):
    assert compare_sentences(one, other) is compare_sentences(other, one) is how


def test_an_editor_sees_what_a_fact_repeats_or_contradicts(library, bench):
    fact = library.add(MOON, by=ANNA)
    again = bench.before_adding(Draft("The moon is made of  basalt", "Star book"))
    assert [(each.fact.id, each.similarity) for each in again.alike] == [
        (fact.id, Similarity.SAME)
    ]
    contrary = bench.before_adding(Draft("The moon is not made of basalt.", "Star book"))
    assert [each.similarity for each in contrary.alike] == [Similarity.CONTRARY]
    assert bench.before_adding(Draft("Mars is red.", "Star book")).is_clear
    assert bench.before_editing(fact.id, "The moon is made of basalt!").is_clear


def test_an_editor_sees_which_judged_answers_would_change_and_nothing_changes(library):
    judged = [
        Judged("what was signed in Astana?", (15,)),
        Judged("when was the OSCE summit in Astana?", (library.fact(5).text,)),
        Judged("what is the moon made of?", (), is_unanswerable=True),
    ]
    bench = Curator(library.answerer, judged)
    before, index_before = all_of(library), indexed(library)
    check = bench.before_withdrawing(15).check
    assert check
    (shift,) = check.finish().shifts
    assert (shift.question, shift.was_right, shift.is_right) == (judged[0].question, True, False)
    check = bench.before_adding(MOON).check
    assert check
    steps = [*check.run()]
    (shift,) = steps[-1].shifts
    assert (shift.was_right, shift.is_right) == (True, False)
    assert isinstance(shift.after, Found)
    assert not isinstance(shift.before, Found)
    assert [(each.tried, each.total, each.is_done) for each in steps] == [
        (1, 3, False),
        (2, 3, False),
        (3, 3, True),
    ]
    assert [len(each.shifts) for each in steps] == [1, 1, 1], "what shares its words comes first"
    assert (all_of(library), indexed(library)) == (before, index_before)


def test_judged_questions_are_read_and_a_wrong_line_is_named(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text('{"question": "who?", "answers": [3, "He."]}\n\n{"question": "why?"}\n')
    asked, open_ = read_judged(path)
    assert (asked.answers, asked.is_unanswerable) == ((3, "He."), False)
    assert open_.is_right(NotFound())
    path.write_text('{"question": "who?"}\n{"answers": []}\n')
    with pytest.raises(Exception, match=r"line 2, needs a “question”"):
        read_judged(path)


def test_a_word_that_reads_as_another_language_finds_the_facts_that_hold_it(library, bench):
    fact = library.add(Draft("Қара дегелектер Ұлытау жартастарына ұя салады.", "A"), by=ANNA)
    for words in ("дегелектер", "дегелек", "жартастары"):
        assert [each.fact.id for each in bench.search(words, 5).shown] == [fact.id], words


@pytest.mark.parametrize("words", ["basalt", "what is the moon mde of", "basallt"])
def test_editors_find_facts_by_words_withdrawn_ones_too(library, bench, words):
    fact = library.add(MOON, by=ANNA)
    assert fact.id in [each.fact.id for each in bench.search(words, 5).shown]


def test_a_withdrawn_fact_is_found_to_be_restored(library, bench):
    fact = library.add(MOON, by=ANNA)
    bench.withdraw(fact.id, by=ANNA)
    (found,) = bench.search("basalt", 5).shown
    assert (found.fact.id, found.withdrawn) == (fact.id, True)


def test_all_facts_are_listed_by_number_a_page_at_a_time(bench):
    first, last = bench.search("", 6), bench.search("", 6, offset=18)
    assert (first.total, [each.fact.id for each in first.shown]) == (23, [1, 2, 3, 4, 5, 6])
    assert [each.fact.id for each in last.shown] == [19, 20, 21, 22, 23]


def test_facts_are_found_by_words_of_another_language_behind_those_that_hold_them(library, bench):
    libraries = [
        library.add(Draft(text, "Guide"), by=ANNA).id
        for text in ("The library opens at nine.", "Библиотека закрыта по средам.")
    ]
    english, russian = libraries
    for words, first in (("библиотека", russian), ("library", english), ("кітапхана", None)):
        found = [each.fact.id for each in bench.search(words, 5).shown]
        assert sorted(found) == libraries, words
        assert first is None or found[0] == first, words
