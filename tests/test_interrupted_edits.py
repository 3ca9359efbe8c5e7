"""Edits that go otherwise than the bot expects: a bare number, a question, a field, no number."""

import pytest

from handlers.rendering.texts import texts_for
from tests.article import MOON
from tests.conftest import EDITOR

BASALT = "The moon is made of basalt."
LANGUAGES = ("en", "ru", "kk")


@pytest.fixture
async def editors(person):
    """The editor who has added fact 24, in a language."""
    await person(EDITOR).says(MOON)
    return lambda language="en": person(EDITOR, language=language)


def says(library):
    return library.fact(24).text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_that_are_no_sentence_of_the_fact_are_shown_before_they_replace_it(
    editors, library, language
):
    editor, texts = editors(language), texts_for(language)
    for words in ("34", "When does the bus to the moon leave?", "cancel", "Buses leave at six."):
        await editor.says("/edit 24")
        (shown,) = await editor.says(words)
        assert texts("edit-doubtful", id=24) in shown.text, words
        assert words.split()[0] in shown.text
        assert "basalt" in shown.text
        assert says(library) == BASALT
        await editor.taps(texts("button-cancel"))
        assert says(library) == BASALT
    await editor.says("/edit 24 Buses leave at six.")
    await editor.taps(texts("button-save"))
    assert says(library) == "Buses leave at six."
    await editor.says("/edit 24 Buses leave at seven.")
    assert says(library) == "Buses leave at seven."


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_field_that_an_edit_does_not_know_leaves_the_edit_open(editors, library, language):
    editor, texts = editors(language), texts_for(language)
    await editor.says("/edit 24")
    (told,) = await editor.says("source: Letter of 3 May")
    assert told.text == texts("edit-only-words", id=24)
    await editor.says("The moon is made of cheese.")
    assert says(library) == "The moon is made of cheese."


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_command_without_a_number_waits_for_it(editors, library, language):
    editor, texts = editors(language), texts_for(language)
    expected = {
        "/edit": texts("edit-ask", id=24),
        "/delete": texts("withdraw-ask", id=24),
        "/fact": texts("fact-title", id=24),
        "/history 9999999999999": texts("history-title-fact", id=24),
    }
    for command, shown in expected.items():
        (asked,) = await editor.says(command)
        assert asked.text == texts("fact-which")
        if not command.startswith("/history"):
            (none,) = await editor.says("99")
            assert none.text == texts("fact-none-wait", id=99)
        (again,) = await editor.says("hm")
        assert again.text == texts("fact-which")
        (page,) = await editor.says("№ 24")
        assert shown in page.text, command
    assert says(library) == BASALT


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_begun_ends_with_what_it_belongs_to_and_its_words_are_told(
    editors, application, language
):
    editor, texts = editors(language), texts_for(language)
    gone, state = texts("begun-of-gone", id=24), application.bot_data.users.editor_state
    written = "Buses leave at six."
    for begin, told in (
        ("/edit 24", gone),
        (f"/edit 24 {written}", f"{gone} {texts('begun-words', text=written)}"),
    ):
        await editor.says(begin)
        (preview,) = await editor.says("/undo")
        said = await editor.presses(preview, preview.buttons[texts("button-undo")])
        assert [each.text for each in said if each is not preview] == [told], begin
        assert not state.is_busy(EDITOR)
        await editor.presses(preview, preview.buttons[texts("button-redo")])


async def test_what_was_begun_with_something_else_goes_on(editors, application):
    editor = editors()
    await editor.says("/edit 15")
    (preview,) = await editor.says("/undo")
    await editor.presses(preview, preview.buttons["Take it back"])
    assert application.bot_data.users.editor_state.is_busy(EDITOR)
