"""What an editor does in the middle of a draft: other buttons, corrections, questions, taps."""

import pytest

from handlers.rendering.texts import texts_for
from tests.article import TITLE
from tests.conftest import EDITOR

LANGUAGES = ("en", "ru", "kk")
GYM = "The gym opens at six."
POOL = "The pool opens at seven."


def newest(library):
    return library.facts(library.documents()[-1].id)[-1]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_button_that_begins_something_else_says_what_it_drops(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    left = texts("draft-left", text=f"{GYM} · House rules")
    (page,) = await editor.says("/fact 15")
    views = ("edit:15", "ask:15", "ask-not:15", "translate:15-ru", "add:")
    begin = [f"v1:at:{view}:0" for view in views]
    assert begin[0] == page.buttons[texts("button-edit")]
    for data in begin:
        await editor.says(f"/addfact {GYM}")
        await editor.says("House rules")
        said = await editor.presses(page, data)
        assert [each.text for each in said[:-1]] == [left], data
        (stopped,) = await editor.says("/cancel")
        assert GYM not in stopped.text
    await editor.presses(page, begin[0])
    (asked,) = await editor.presses(page, begin[0])
    assert asked.text.startswith(texts("edit-ask-imported", id=15, title=TITLE)), (
        "nothing was written: nothing is lost"
    )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_choice_of_an_older_message_keeps_what_was_promised_since(
    person, library, language
):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    await editor.says(f"/addfact {GYM}")
    (offered,) = await editor.says("-")
    await editor.says("When does the gym open?")
    await editor.presses(offered, offered.buttons[texts("button-without-source")])
    assert newest(library).text == GYM
    assert library.answer("When does the gym open?").answer.best.fact.text == GYM

    await editor.says(f"/addfact {POOL}")
    (offered,) = await editor.says("-")
    left, _ = await editor.says("/addfact The cellar opens at eight.")
    assert left.text == texts("draft-left", text=POOL)
    left, _ = await editor.presses(offered, offered.buttons[texts("button-without-source")])
    assert left.text == texts("draft-left", text="The cellar opens at eight.")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_wait_for_a_number_ends_with_the_next_thing_that_is_done(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (page,) = await editor.says("/fact 15")
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]

    async def upload():
        await editor.uploads("rules.xyz", b"x")

    async def send_photo():
        await editor.sends("message", {"photo": photo})

    async def command():
        await editor.says("/help")

    async def press():
        await editor.presses(page, "v1:at:questions:15:0")

    for act in (upload, send_photo, command, press):
        (asked,) = await editor.says("/edit 99")
        assert asked.text == texts("fact-none-wait", id=99)
        await act()
        (said,) = await editor.says("15")
        assert not said.text.startswith(texts("edit-ask-imported", id=15, title=TITLE)), act

    await editor.says("/edit")
    (said, *_) = await editor.says("What was signed in Astana?")
    assert "signed in Astana" in said.text

    await editor.says("/edit")
    (listed,) = await editor.says("/facts")
    await editor.presses(listed, "v1:at:facts::1")
    (asked,) = await editor.says("15?")
    assert asked.text.startswith(texts("edit-ask-imported", id=15, title=TITLE)), (
        "to look a number up ends no wait"
    )
    await editor.says("/edit")
    (stopped,) = await editor.says("/cancel")
    assert stopped.text != texts("nothing-to-cancel")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_corrects_a_message_of_a_draft_learns_which_words_it_keeps(
    person, library, language
):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    await editor.says(f"/addfact {GYM}")
    first = editor.last_message
    assert await editor.edits(GYM, first) == [], "no word is another"
    await editor.says("House rules")
    (told,) = await editor.edits("/addfact The gym opens at nine.", first)
    assert told.text == texts("draft-kept", text=f"{GYM} · House rules")
    await editor.says("-")
    assert newest(library).text == GYM
    assert await editor.edits("/addfact The gym opens at ten.", first) == [], "it is saved"

    await editor.says("/addfact The gym opens at seven.\nsource: Leaflet")
    (told,) = await editor.edits("/addfact The gym opens at ten.\nsource: Leaflet")
    assert "The gym opens at seven." in told.text, "a draft below its preview"
    await person(language=language).says("What is a gym?")
    assert await person(language=language).edits(GYM, first) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_second_tap_on_what_was_done_says_that_it_is_done(person, api, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (shown,) = await editor.says("/delete 15")
    withdraw, stay = (shown.buttons[texts(key)] for key in ("button-withdraw", "button-cancel"))
    for data, told in ((withdraw, ""), (withdraw, texts("button-done")),
                       (stay, texts("button-expired"))):  # fmt: skip
        await editor.presses(shown, data)
        assert api.toasts[-1] == told
