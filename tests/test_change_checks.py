"""What a change does to judged questions is tried while its preview is shown already."""

import json

import pytest

from handlers import running_checks
from handlers.rendering.facts import render_change_preview
from handlers.rendering.texts import texts_for
from handlers.threads import run_in
from knowledge import ChangePreview, Curator, Draft, Judged
from tests.article import MOON
from tests.conftest import EDITOR

OTHERS = [{"question": f"who was born in {year} on the moon?"} for year in range(1900, 1907)]


@pytest.fixture
def questions_file(tmp_path, monkeypatch):
    """One question whose answer is at stake, and seven that have none."""
    monkeypatch.setattr(running_checks, "PAUSE_SECONDS", 0.01)
    file = tmp_path / "questions.jsonl"
    asked = [{"question": "what was signed in Astana?", "answers": [15]}, *OTHERS]
    file.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    return file


async def until_idle(application):
    """Return when the thread has done all that it was given, and what follows that was shown."""
    data = application.bot_data
    await run_in(data.threads.checks, lambda: None)
    for running in [*data.running_checks.running]:
        await running


@pytest.mark.parametrize(
    ("language", "begins", "says"),
    [
        ("en", "0 of 8", "1 judged question gets another answer (8 of 8 tried)"),
        ("ru", "0 из 8", "(проверено 8 из 8)"),
        ("kk", "8 сұрақтан 0", "(8 сұрақтан 8 тексерілді)"),
    ],
)
async def test_a_preview_comes_at_once_and_its_check_is_edited_in(
    application, person, language, begins, says
):
    editor = person(EDITOR, language=language)
    (preview,) = await editor.says("/delete 15")
    assert begins in preview.text
    buttons = [*preview.buttons]
    assert len(buttons) == 2
    await until_idle(application)
    assert says in preview.text
    texts = texts_for(language)
    before, after = texts("impact-fact", id=15), texts("impact-not-found")
    marks = texts("impact-right"), texts("impact-wrong")
    assert f"{before} {marks[0]} → {after} {marks[1]}" in preview.text
    assert preview.edits > 1, "it shows how far it got"
    assert [*preview.buttons] == buttons
    await editor.taps(buttons[0])
    assert not preview.buttons


async def test_a_check_ends_with_its_draft_and_with_the_next_one(application, person):
    editor = person(EDITOR)
    (preview,) = await editor.says(MOON)
    assert "0 of 8 judged questions tried" in preview.text
    (other,) = await editor.says("/delete 15")
    await editor.taps("Cancel")
    edits = other.edits, preview.edits
    assert other.text == "Stopped. Fact 15 stays as it is."
    assert not application.bot_data.running_checks.running
    await until_idle(application)
    assert (other.edits, preview.edits) == edits
    await editor.presses(preview, preview.buttons["Save"])
    assert preview.text.startswith("Saved as fact 24")


def test_the_same_fact_in_other_words_is_counted_and_is_no_other_answer(library):
    fact = library.add(Draft("The moon is made of basalt.", "Moon book"), by="editor-1")

    def checked(words, *answers):
        judged = [Judged("what is the moon made of?", (each,)) for each in answers]
        check = Curator(library.answerer, judged).before_editing(fact.id, words).check
        assert check
        return check.finish()

    done = checked("So the moon is made of basalt.", fact.id, fact.text)
    assert (done.shifts, done.reworded) == ((), 2)
    told = render_change_preview(ChangePreview(), texts_for("en"), done).plain
    assert told.endswith("(2 of 2 tried)\n2 questions get the same fact in its new words.")
    (shift,) = checked("The moon is made of cheese.", fact.text).shifts
    assert (shift.was_right, shift.is_right) == (True, False), "it is no answer any more"
