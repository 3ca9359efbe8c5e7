"""Two editors, one fact: what was changed meanwhile is shown, and never overwritten unseen."""

import pytest

from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, FactError, Refusal, Role
from knowledge.store import annotations
from tests.article import MOON
from tests.conftest import EDITOR

OTHER = 7_002_345_678
BASALT, CHEESE, DUST = (f"The moon is made of {what}." for what in ("basalt", "cheese", "dust"))


@pytest.fixture
async def both(person, application):
    """Two editors and the fact of the moon, number 24."""
    application.bot_data.users.roles.appoint(OTHER, "B", Role.EDITOR)
    one, other = person(EDITOR), person(OTHER)
    await one.says(MOON)
    return one, other


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_edit_of_what_was_changed_meanwhile_shows_both_versions(
    both, person, library, language
):
    one, texts = person(EDITOR, language=language), texts_for(language)
    _, other = both
    await one.says("/fact 24")
    (asked,) = await one.taps(texts("button-edit"))
    assert BASALT in asked.text
    await other.says(f"/edit 24 {DUST}")
    (shown,) = await one.says(CHEESE)
    assert shown.text.splitlines()[0].startswith(texts("conflict", id=24, name="A", at="")[:4])
    for words in (texts("conflict-now"), DUST, texts("conflict-yours"), CHEESE):
        assert words in shown.text
    assert library.fact(24).text == DUST
    await other.says("/edit 24 The moon is made of ice.")
    await one.taps(texts("button-anyway"))
    assert "The moon is made of ice." in shown.text
    assert library.fact(24).text == "The moon is made of ice."
    await one.taps(texts("button-anyway"))
    assert library.fact(24).text == CHEESE


async def test_a_confirmed_edit_is_checked_at_the_last_moment(both, library):
    one, other = both
    await one.says(f"/addfact {CHEESE}\nsource: Star book")
    (shown,) = await one.says("/edit 24 The moon is not made of cheese.")
    assert "Save anyway" in shown.buttons
    await other.says(f"/edit 24 {DUST}")
    await one.presses(shown, shown.buttons["Save anyway"])
    assert "The moon is not made of cheese." in shown.text
    await one.taps("Leave it as it is")
    assert library.fact(24).text == DUST


async def test_a_fact_is_not_withdrawn_or_restored_in_words_that_were_not_shown(
    both, library, application
):
    one, other = both
    (asked,) = await one.says("/delete 24")
    await other.says(f"/edit 24 {DUST}")
    await one.presses(asked, asked.buttons["Withdraw"])
    assert library.fact(24).text == DUST
    assert DUST in asked.text
    await one.presses(asked, asked.buttons["Withdraw"])
    assert library.fact(24) is None
    (again,) = await other.says("/fact 24")
    await other.presses(again, again.buttons["Restore"])
    assert library.fact(24).text == DUST
    curator = application.bot_data.curator
    with pytest.raises(FactError) as refused:
        curator.restore(24, by="editor-1", seen="another")
    assert refused.value.refusal is Refusal.CHANGED


async def test_what_was_written_for_a_withdrawn_fact_is_not_lost(both):
    one, other = both
    await one.says("/edit 24")
    await other.says("/delete 24")
    await other.taps("Withdraw")
    (shown,) = await one.says(CHEESE)
    assert "withdrawn fact 24 since" in shown.text
    assert CHEESE in shown.text
    await one.taps("Open fact 24")
    assert "Restore" in shown.buttons


async def test_questions_and_translations_are_for_the_words_that_were_shown(both, library):
    one, other = both
    await one.says("/fact 24")
    await one.taps("Alternate questions")
    await one.taps("+ question")
    await other.says(f"/edit 24 {DUST}")
    (shown,) = await one.says("which stone is up there?")
    assert DUST in shown.text
    assert "which stone is up there?" in shown.text
    await one.taps("Leave it as it is")
    for editor in (one, other):
        await editor.says("/fact 24")
        await editor.taps("Translation")
        await editor.taps("Русский")
    await other.says("Луна из пыли.")
    (shown,) = await one.says("Луна пыльная.")
    assert "Луна из пыли." in shown.text
    assert library.translation(24, "ru") == "Луна из пыли."
    await one.presses(shown, shown.buttons["Save anyway"])
    assert library.translation(24, "ru") == "Луна пыльная."


async def test_a_question_is_linked_to_the_words_that_were_shown(both, person, library):
    one, other = both
    asked = "which stone lies on the moon and the aardvarks?"
    await person().says(asked)
    await one.says("/inbox")
    (shown,) = await one.taps("1")
    number = next(line[0] for line in shown.text.splitlines() if line.endswith(f". {BASALT}"))
    await other.says(f"/edit 24 {DUST}")
    await one.presses(shown, shown.buttons[number])
    assert DUST in shown.text
    assert asked in shown.text
    stored = [text for _, text, *_ in annotations.questions(library.database.read(), 24)]
    assert asked not in stored
    await one.presses(shown, shown.buttons["Save anyway"])
    assert shown.text.startswith("Done: fact 24 answers this from now on.")
