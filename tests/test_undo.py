"""Undo by phone: it says what it will do, takes a number, and overtakes nobody."""

from dataclasses import replace

import pytest

from handlers.rendering.texts import texts_for
from knowledge import Curator, Draft, Record, Source
from knowledge.ingestion.export_formats import write_jsonl
from tests.conftest import EDITOR


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_several_changes_are_shown_and_then_taken_back_at_once(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    before = len(library.documents())
    for name in ("oak", "elm", "ash", "yew"):
        library.add(Draft(f"The {name} stands on the hill.", f"Book of the {name}"), by="editor-1")
    (shown,) = await editor.says("/undo 3")
    title, *lines = shown.text.splitlines()
    assert title == texts("undo-preview", count=3)
    assert [line.split("“")[-1].split("«")[-1][:7] for line in lines] == [
        "The yew", "The ash", "The elm",
    ]  # fmt: skip
    assert len(library.documents()) == before + 4
    await editor.taps(texts("button-undo"))
    assert shown.text.startswith(texts("undo-done-several", count=3))
    assert [each.title for each in library.documents()][before:] == ["Book of the oak"]
    (few,) = await editor.says("/undo 60")
    assert few.text.endswith(texts("undo-fewer"))
    await editor.taps(texts("button-leave"))
    assert len(library.documents()) == before + 1


async def test_an_import_says_how_many_facts_go(person, library):
    editor = person(EDITOR)
    (shown,) = await editor.uploads("lake.txt", b"The lake is deep.\n\nIt is cold.\n")
    await editor.presses(shown, shown.buttons["Save"])
    (asked,) = await editor.says("/undo")
    assert asked.text.endswith("“lake” imported\n  2 facts go")
    await editor.taps("Take it back")
    assert asked.text == "This change is taken back: “lake” imported"
    assert len(library.documents()) == 1


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_it_says_that_a_question_waits_again(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    await person().says("who feeds the goats?")
    (screen,) = await editor.says("/inbox")
    await editor.presses(screen, screen.buttons["1"])
    await editor.presses(screen, screen.buttons["1"])
    (empty,) = await editor.says("/inbox")
    assert "goats" not in empty.text
    (shown,) = await editor.says("/undo")
    assert texts("undo-reopens") in shown.text
    await editor.taps(texts("button-undo"))
    (again,) = await editor.says("/inbox")
    assert "who feeds the goats?" in again.text


@pytest.mark.parametrize("words", ["0", "all", "-1", "1 2", "99999999999999999"])
async def test_who_names_no_number_is_told_how(person, words):
    (told,) = await person(EDITOR).says(f"/undo {words}")
    assert told.text == texts_for("en")("undo-how")


async def test_what_was_changed_since_is_shown_before_it_goes(person, library):
    editor = person(EDITOR)
    await editor.says("/addfact The oak stands on the hill.\nsource: Tree book")
    (first,) = await editor.says("/undo")
    await editor.says("/addfact Our lake has no fish.\nsource: Lake book")
    await editor.presses(first, first.buttons["Take it back"])
    assert "Something was changed since I showed you this" in first.text
    assert "no fish" in first.text
    assert {each.title for each in library.documents()} >= {"Tree book", "Lake book"}
    await editor.presses(first, first.buttons["Take it back"])
    assert "Lake book" not in {each.title for each in library.documents()}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_what_was_taken_back_is_done_again_by_a_button_and_undone_again(
    person, library, language
):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    await editor.says("/addfact The oak stands on the hill.\nsource: Tree book")
    await editor.uploads("lake.txt", b"The lake is deep.\n\nIt is cold.\n")
    await editor.taps(texts("button-save"))
    stored = [*library.export()]
    (shown,) = await editor.says("/undo 2")
    await editor.presses(shown, shown.buttons[texts("button-undo")])
    assert len(library.documents()) == 1
    await editor.presses(shown, shown.buttons[texts("button-redo")])
    assert shown.text.startswith(texts("redo-done-several", count=2))
    assert [*library.export()] == stored
    # Done again, it is a change as it was: it can be taken back, and so on.
    (shown,) = await editor.says("/undo")
    lake = shown.text
    await editor.presses(shown, shown.buttons[texts("button-undo")])
    (other,) = await editor.says("/undo")
    assert "oak" in other.text
    taken_back = texts("undo-undone", change="§").split("§")
    assert [part in other.text for part in taken_back] == [True, True]
    await editor.presses(other, other.buttons[texts("button-redo")])
    assert [*library.export()] == stored
    (shown,) = await editor.says("/undo")
    assert shown.text == lake
    (lines,) = await editor.says("/history")
    assert texts("change-redo", change="§").split("§")[0] in lines.text
    # What /undo 1 and /undo 2 take back is told beside it.
    first, second = (texts("history-undo", count=n) for n in (1, 2))
    assert lines.text.index(first) < lines.text.index(second)


async def test_what_was_changed_since_is_not_done_again_over_it(person, library):
    editor = person(EDITOR)
    fact = library.add(Draft("The oak is old.", "Tree book"), by="e2").id
    await editor.says(f"/edit {fact} The oak is very old.")
    (shown,) = await editor.says("/undo")
    await editor.presses(shown, shown.buttons["Take it back"])
    again = shown.buttons["Do it again"]
    await person(EDITOR).says(f"/edit {fact} The oak is not that old.")
    await editor.presses(shown, again)
    assert shown.text == texts_for("en")("redo-refused")
    assert library.fact(fact).text == "The oak is not that old."


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_a_remedy_and_an_edited_export_say_what_they_take_along(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    fact = library.add(Draft("The oak stands on the hill.", "Tree book"), by="editor-1")
    before = [*library.export()]
    await editor.says("what stands on the hill?")
    await editor.taps(texts("button-why"))
    await editor.taps(texts("button-why-answers"))
    rows = [
        Record(row.type, {**row.fields, "text": "The oak stands by the lake."})
        if row.type == "fact" and row.fields["id"] == fact.id
        else row
        for row in library.export()
    ]
    (shown,) = await editor.uploads("export.jsonl", b"".join(write_jsonl(rows)))
    await editor.presses(shown, shown.buttons[texts("button-save")])
    assert library.fact(fact.id).text == "The oak stands by the lake."
    (asked,) = await editor.says("/undo 2")
    assert asked.text.startswith(texts("undo-preview", count=2))
    assert texts("undo-reverts", count=1) in asked.text
    assert asked.text.index("export.jsonl") < asked.text.index("what stands on the hill?")
    await editor.taps(texts("button-undo"))
    assert [*library.export()] == before


async def test_a_new_version_of_a_document_says_how_many_facts_come_and_go(person, library):
    url = "https://example.org/notice"
    old = Source("The lift is shut. The pool opens at six.", "Notice", url=url)
    library.import_document(old, by="e2")
    before = [*library.export()]
    new = replace(old, text="The lift is open. The pool opens at six. Bring a warm towel.")
    library.import_document(new, by="editor-1")
    editor, texts = person(EDITOR), texts_for("en")
    (asked,) = await editor.says("/undo 1")
    effects = (texts("undo-removes", count=2), texts("undo-reverts", count=1))
    assert [each in asked.text for each in effects] == [True, True], asked.text
    await editor.taps("Take it back")
    assert [*library.export()] == before


def test_what_was_taken_back_again_and_again_stands_in_no_way(library):
    curator, by = Curator(library.answerer), "editor-1"
    before = [*library.export()]
    fact = library.add(Draft("The oak stands on the hill.", "Tree book"), by=by)
    curator.ask(fact.id, "what stands on the hill?", by=by)
    for _ in range(3):
        curator.undo(by=by)
        undone = curator.last_undo(by=by)
        assert undone is not None
        curator.redo([undone.id], by=by)
    kept = curator.before_undoing(9, by=by)
    assert [step.is_contrary for step in kept.steps] == [False, False]
    curator.undo(by=by)
    (step,) = curator.before_undoing(9, by=by).steps
    assert not step.is_contrary
    curator.undo(by=by)
    assert [*library.export()] == before
