"""A fact may be longer than Fluent takes: document text is put in after the sentence is said."""

import pytest

from handlers.rendering.texts import interface_languages, texts_for
from knowledge import Curator, Draft
from tests.conftest import EDITOR

LONG = "The zorn clause says " + "that the tenant keeps the garden, " * 150 + "and so on."
FLUENT_LIMIT = 2_500
QUESTION = "what says the zorn clause?"


@pytest.fixture
def zorn(library):
    draft = Draft(LONG, "Zorn book", questions=(QUESTION,))
    return library.add(draft, by="operator").id


@pytest.mark.parametrize("language", interface_languages())
async def test_facts_lists_it_and_fact_opens_it(person, zorn, language):
    editor = person(EDITOR, language=language)
    for words in ("zorn", ""):
        (shown,) = await editor.says(f"/facts {words}".strip())
        while "The zorn clause says" not in shown.text:
            await editor.presses(shown, shown.buttons["›"])
    (shown,) = await editor.says(f"/fact {zorn}")
    assert "The zorn clause says" in shown.text


@pytest.mark.parametrize("language", interface_languages())
async def test_it_answers_is_withdrawn_and_stands_in_the_history(person, library, zorn, language):
    (answer,) = await person(language=language).says(QUESTION)
    assert answer.text.startswith("The zorn clause says")
    Curator(library.answerer).withdraw(zorn, by="operator")
    editor = person(EDITOR, language=language)
    (shown,) = await editor.says("/history")
    assert "The zorn clause says" in shown.text
    (shown,) = await editor.says("/facts zorn")
    assert f"[{zorn}, " in shown.text


@pytest.mark.parametrize("words", [LONG, "a" * (FLUENT_LIMIT + 1), "{ $id }", "\ue0000\ue001"])
def test_no_words_pass_through_fluent(words):
    assert len(LONG) > FLUENT_LIMIT
    assert texts_for("en")("facts-line", id=7, text=words) == f"[7] {words}"
