"""What was written for other words is kept, counts for nothing, and waits for one tap."""

import pytest

from handlers.rendering.differences import page_of_lines
from handlers.rendering.facts import render_page
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Curator, Draft, Found, Library, Source, compare_words
from tests.conftest import EDITOR

BEFORE = "The Zhuldyz pavilion is 97 metres high."
AFTER = "The Zhuldyz pavilion is 105 metres high."
ASKED = "height of the pavilion named after a star?"
OLD = (
    "Port report\n\nThe port was built in 1901. It has nine cranes.\n\nThe harbour master is Ida."
)
NEW = "Port report\n\nThe port was built in 1901. It has eleven cranes.\n\nA ferry leaves at noon."


@pytest.fixture
def bench(library):
    return Curator(library.answerer)


def added(library, bench):
    """Add a fact with a question, a negative and a translation."""
    fact = library.add(Draft(BEFORE, "Guide", questions=(ASKED,)), by="e1")
    bench.ask(fact.id, "who built the Zhuldyz pavilion?", by="e1", answers=False)
    bench.translate(fact.id, "ru", "Высота павильона 97 метров.", by="e1")
    return fact.id


def test_what_belongs_to_other_words_is_kept_and_counts_for_nothing(library, bench):
    fact = added(library, bench)
    assert library.answerer.index().questions.asked_of([fact]) == {fact}
    bench.edit(fact, AFTER, by="e1")
    found = bench.confirmation.waiting(fact)
    assert [(each.text, each.answers) for each in found.items] == [
        (ASKED, True),
        ("who built the Zhuldyz pavilion?", False),
        ("Высота павильона 97 метров.", None),
    ]
    assert {bench.confirmation.former_words(each) for each in found.items} == {BEFORE}
    assert library.answerer.index().questions.asked_of([fact]) == set()
    assert library.answerer.index().questions.answered_by("height pavilion named star") is None
    assert library.translation(fact, "ru") is None
    assert library.snippets([library.fact(fact)], ("ru",))[fact].translation is None
    assert [each.is_stale for each in bench.page(fact).questions] == [True, True]


def test_confirmed_it_counts_again_and_both_changes_are_undone(library, bench):
    fact = added(library, bench)
    bench.edit(fact, AFTER, by="e1")
    seen = bench.confirmation.waiting(fact)
    one = bench.confirmation.waiting(key=seen.items[0].key)
    assert bench.confirmation.confirm(one.state, by="e1", key=one.items[0].key) == one
    answer = library.answer(ASKED).answer
    assert isinstance(answer, Found)
    assert answer.best.fact.text == AFTER
    # The editor saw three; one of them is confirmed, so that is another state.
    assert bench.confirmation.confirm(seen.state, by="e1", fact=fact) is None
    rest = bench.confirmation.waiting()
    assert bench.confirmation.confirm(rest.state, by="e1") == rest
    assert (bench.confirmation.waiting().items, library.translation(fact, "ru") is None) == (
        (),
        False,
    )
    bench.undo(by="e1")
    assert bench.confirmation.waiting() == rest
    bench.undo(by="e1")
    assert bench.confirmation.waiting() == seen
    # With the old words back, all of it belongs to them by itself.
    bench.undo(by="e1")
    assert bench.confirmation.waiting().items == ()
    assert library.translation(fact, "ru") == "Высота павильона 97 метров."


def test_the_card_of_a_withdrawn_fact_counts_what_is_kept_with_it(library, bench):
    fact, texts = added(library, bench), texts_for("en")
    bench.edit(fact, AFTER, by="e1")
    bench.withdraw(fact, by="e1")
    assert (
        texts("fact-questions", count=1, open=1) in render_page(bench.page(fact), {}, texts).html
    )


def test_written_again_it_belongs_to_the_new_words(library, bench):
    fact = added(library, bench)
    bench.edit(fact, AFTER, by="e1")
    bench.ask(fact, ASKED, by="e1")
    bench.translate(fact, "ru", "Высота павильона 105 метров.", by="e1")
    assert [each.answers for each in bench.confirmation.waiting().items] == [False]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_mended_spelling_keeps_what_was_written_and_a_real_change_is_confirmed_in_one_tap(
    person, library, bench, language
):
    typo, texts = BEFORE.replace("metres", "metrse"), texts_for(language)
    fact = library.add(Draft(typo, "Guide", questions=(ASKED,)), by="e1").id
    bench.translate(fact, "ru", "Высота павильона 97 метров.", by="e1")
    editor = person(EDITOR, language=language)
    (done,) = await editor.says(f"/edit {fact} {BEFORE}")
    assert done.text.startswith(f"{texts('edit-done', id=fact)} {texts('edit-kept', count=2)}")
    assert bench.confirmation.waiting().items == ()
    assert library.answer(ASKED).answer.best.fact.text == BEFORE
    await editor.presses(done, done.buttons[texts("button-kept")])
    assert ASKED in done.text
    await editor.says("/undo")
    await editor.taps(texts("button-undo"))
    assert (bench.page(fact).fact.text, bench.confirmation.waiting().items) == (typo, ())
    (done,) = await editor.says(f"/edit {fact} {AFTER}")
    if texts("button-anyway") in done.buttons:
        await editor.presses(done, done.buttons[texts("button-anyway")])
    assert len(bench.confirmation.waiting().items) == 2
    # The translation still says 97: that is told, and looked at before all of it is kept.
    assert (texts("button-confirm-all", count=2) in done.buttons, "97" in done.text) == (
        False,
        True,
    )
    await editor.presses(done, done.buttons[texts("button-stale", count=2)])
    await editor.presses(done, done.buttons[texts("button-confirm-all", count=2)])
    assert bench.confirmation.waiting().items == ()


def test_a_revision_that_mends_spelling_keeps_what_was_written(library, bench):
    typo = OLD.replace("nine cranes", "nine craness")
    document = library.import_document(Source(typo, "Port report"), by="e1").id
    cranes = {fact.text: fact.id for fact in library.facts(document)}["It has nine craness."]
    bench.ask(cranes, "how many cranes?", by="e1")
    assert library.preview(Source(OLD, "Port report")).revision.curated == frozenset()
    library.import_document(Source(OLD, "Port report"), by="e1")
    assert bench.confirmation.waiting().items == ()
    assert library.answer("how many cranes?").answer.best.fact.text == "It has nine cranes."


def test_a_revision_leaves_its_traces_in_the_history_of_each_fact(library, bench):
    document = library.import_document(Source(OLD, "Port report"), by="e1").id
    known = {fact.text: fact.id for fact in library.facts(document)}
    cranes, master = known["It has nine cranes."], known["The harbour master is Ida."]
    bench.ask(cranes, "how many cranes?", by="e1")
    library.import_document(Source(NEW, "Port report"), by="e1")
    assert [each.text for each in bench.confirmation.waiting().items] == ["how many cranes?"]
    (item,) = bench.confirmation.waiting().items
    assert bench.confirmation.former_words(item) == "It has nine cranes."
    newest = bench.history(cranes)[0]
    assert (newest.before, newest.after, newest.title) == (
        "It has nine cranes.",
        "It has eleven cranes.",
        "Port report",
    )
    assert (bench.page(cranes).latest, bench.changes(cranes)) == (newest, 2)
    (gone,) = bench.history(master)
    assert (gone.before, gone.after) == ("The harbour master is Ida.", None)
    assert [each.fact for each in bench.fact_changes(newest.id)] == [cranes, master]
    assert bench.history(known["The port was built in 1901."]) == []
    bench.undo(by="e1")
    assert [each.undone for each in bench.history(master)] == [False, True]
    assert bench.confirmation.waiting().items == ()


def test_an_exchange_file_keeps_what_waits(library, bench, tmp_path):
    bench.edit(added(library, bench), AFTER, by="e1")
    other = Library.open_empty(tmp_path / "other.db")
    other.import_records([*library.export()], "all")
    waiting = [Curator(each.answerer).confirmation.waiting() for each in (library, other)]
    other.close()
    ours, theirs = ([each.text for each in found.items] for found in waiting)
    assert len(ours) == 3
    assert ours == theirs


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_editor_confirms_by_taps_in_every_language(person, library, bench, language):
    fact = added(library, bench)
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (done,) = await editor.says(f"/edit {fact} {AFTER}")
    if texts("button-anyway") in done.buttons:
        await editor.presses(done, done.buttons[texts("button-anyway")])
    assert texts("stale-of-fact", count=3) in done.text
    assert texts("stale-tried") in done.text
    await editor.presses(done, done.buttons[texts("button-stale", count=3)])
    assert texts("stale-title", count=3) in done.text
    all_of_it = done.buttons[texts("button-confirm-all", count=3)]
    await editor.presses(done, done.buttons["1"])
    assert "97 105" in done.text
    await editor.presses(done, done.buttons[texts("button-confirm")])
    assert done.text.startswith(texts("stale-done", count=1))
    # What was shown before is another state now; nothing is confirmed unseen.
    await editor.presses(done, all_of_it)
    assert done.text.startswith(texts("stale-other"))
    await editor.presses(done, done.buttons["2"])
    await editor.presses(done, done.buttons[texts("button-remove")])
    assert library.translation(fact, "ru") is None
    assert f"{fact}: {BEFORE.replace('97', '97 105')}" in done.text, "the list tells what changed"
    await editor.presses(done, done.buttons["✓ 1"])
    assert done.text == texts("stale-done", count=1)
    assert bench.confirmation.waiting().items == ()


async def test_a_revision_is_shown_whole_page_by_page(person):
    lines = [f"Depot number {n} of the harbour keeps {n} red boats." for n in range(1, 91)]
    editor = person(EDITOR)
    (shown,) = await editor.uploads("Depots.txt", "\n\n".join(lines).encode())
    await editor.presses(shown, shown.buttons["Save"])
    changed = [*(line.replace("red", "blue") for line in lines[:60]), *lines[60:]]
    (shown,) = await editor.uploads("Depots.txt", "\n\n".join(changed).encode())
    seen = shown.text
    while "›" in shown.buttons:
        await editor.presses(shown, shown.buttons["›"])
        seen += shown.text
    for number in range(1, 61):
        assert f"Depot number {number} of the harbour keeps {number} red blue boats." in seen
    await editor.presses(shown, shown.buttons["Save"])
    await editor.presses(shown, shown.buttons["What changed"])
    assert "keeps 1 red blue boats." in shown.text
    (history,) = await editor.says("/history")
    assert "facts that it changed: 60" in history.text
    await editor.presses(history, history.buttons["1"])
    assert "keeps 1 red blue boats." in history.text


def test_no_page_has_more_marks_than_telegram_keeps_and_no_word_is_lost():
    old = " ".join(f"w{n} same" for n in range(300))
    new = old.replace("w", "v")
    lines = [compare_words(old, new)]
    pages = [page_of_lines(lines, page, ViewPayload("change", "1")) for page in range(20)]
    assert all(page.html.count("</") <= 90 for page in pages)
    words = " ".join(page.html for page in pages)
    assert all(f"<s>w{n}</s>" in words and f"<b>v{n}</b>" in words for n in range(300))
