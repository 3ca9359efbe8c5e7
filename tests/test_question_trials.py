"""After saving the bot asks the question itself, and shows what people get."""

import pytest

from handlers.rendering.question_trials import trial_lines
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Curator, Found, Obstacle, QuestionTrial
from tests.article import TREATY
from tests.conftest import EDITOR

GOATS = "Twelve goats graze in the garden."
ADD = f"/addfact {GOATS}\nsource: Leaflet"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_reply_after_saving_shows_what_people_get(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (saved,) = await editor.says(f"{ADD}\nask: how many goats graze there?\nask: hello")
    words = saved.text.splitlines()
    assert words[0] == texts("add-done", id=24)
    assert words[2] == "✓ " + texts("trial-answered", question="how many goats graze there?")
    assert words[3] == "✗ " + texts("trial-no-question", question="hello")
    assert words[5].startswith(GOATS)
    (answer,) = await person(language=language).says("how many goats graze there?")
    assert answer.text.startswith(GOATS)
    assert library.answer("how many goats graze there?").answer.best.fact.id == 24


async def test_who_gave_no_question_is_asked_for_one_and_sees_it_answered(person):
    editor = person(EDITOR)
    (saved,) = await editor.says(ADD)
    assert saved.text.endswith(texts_for("en")("trial-none"))
    await editor.taps("+ question")
    (seen,) = await editor.says("what eats the grass?")
    assert "✓ “what eats the grass?” – this fact, as the answer" in seen.text
    assert GOATS in seen.text


async def test_what_is_in_the_way_is_gone_by_a_tap(person, application, api):
    editor, asked = person(EDITOR), "what eats the grass?"
    await editor.says(f"{ADD}\nask: {asked}")
    application.bot_data.curator.ask(15, asked, by="editor-1")
    await editor.says("/fact 24")
    await editor.taps("Alternate questions")
    await editor.taps("+ question")
    (seen,) = await editor.says(asked)
    assert f"✗ “{asked}” – fact 15 instead" in seen.text
    assert TREATY in seen.text
    await editor.says("/cancel")
    await editor.presses(seen, seen.buttons["Fact 15 does not answer this"])
    assert seen.text.startswith("Saved: fact 15 leaves 1 question open.")
    assert f"✓ “{asked}” – this fact, as the answer" in seen.text
    assert (await person().says(asked))[0].text.startswith(GOATS)
    assert api.refusals == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_after_an_edit_there_is_nothing_to_stop_and_what_helps_still_works(
    person, application, language
):
    curator = application.bot_data.curator
    texts, asked = texts_for(language), "what eats the grass?"
    editor = person(EDITOR, language=language)
    await editor.says(f"{ADD}\nask: {asked}")
    curator.ask(15, asked, by="editor-1")
    (seen,) = await editor.says(f"/edit 24 {GOATS[:-1]} of roses.")
    if texts("button-save") in seen.buttons:
        await editor.presses(seen, seen.buttons[texts("button-save")])
    not_it = texts("button-answers-not", id=15)
    assert not_it in seen.buttons
    (stopped,) = await editor.says("/cancel")
    assert stopped.text == texts("nothing-to-cancel")
    curator.edit(15, curator.page(15).fact.text, by="editor-1", speaker="Ida")
    await editor.presses(seen, seen.buttons[not_it])
    assert texts("button-leave") in seen.buttons, "fact 15 was changed meanwhile"
    (stopped,) = await editor.says("/cancel")
    assert stopped.text == texts("cancel-question", id=15)
    assert [each.text for each in curator.page(24).questions] == [asked]


async def test_who_rewords_a_fact_sees_what_its_question_gets_then(person):
    editor, asked = person(EDITOR), "what eats the grass?"
    await editor.says(f"{ADD}\nask: {asked}")
    (seen,) = await editor.says("/edit 24 Thirty cows rest beside the river.")
    await editor.taps("Save")
    assert f"✗ “{asked}”" in seen.text
    assert "To be confirmed (1)" in seen.buttons


def test_each_obstacle_has_its_words_in_each_language():
    for language in LANGUAGES:
        texts = texts_for(language)
        keys = ("answered", "probable", "doubt", "other", "behind", "nothing", "no-question")
        said = {texts(f"trial-{key}", question="q?", id=1, other=2) for key in keys}
        assert len(said) == len(keys)


def test_what_is_said_last_of_a_question_counts_in_whatever_letters(library):
    bench, asked = Curator(library.answerer), "how many goats graze here?"
    for words, answers in ((asked, True), ("How many goats graze here", False), (asked, True)):
        bench.ask(3, words, by="operator", answers=answers)
        assert isinstance(library.answer(asked).answer, Found) is answers
    bench.undo(by="operator")
    assert not isinstance(library.answer(asked).answer, Found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_behind_another_is_not_told_as_the_one_that_is_shown(library, language):
    texts, (first, second) = texts_for(language), [library.fact(id_) for id_ in (3, 4)]
    behind = QuestionTrial("why?", second.id, first, Obstacle.DOUBT, is_stored=False)
    before = QuestionTrial("why?", first.id, first, Obstacle.DOUBT, is_stored=False)
    lines = [list(trial_lines([each], texts))[1] for each in (behind, before)]
    assert texts("trial-among", question="why?", other=first.id) in lines[0]
    assert texts("trial-doubt", question="why?") in lines[1]


def test_each_fact_stands_below_the_questions_that_it_answers(library):
    texts, (first, second) = texts_for("en"), library.facts(1)[:2]
    tried = [
        QuestionTrial(question, fact.id, fact, None, is_stored=True)
        for question, fact in (("who?", first), ("when?", first), ("where?", second))
    ]
    lines = list(trial_lines(tried, texts))
    places = [
        next(at for at, line in enumerate(lines) if words in line)
        for words in ("who?", "when?", first.text, "where?", second.text)
    ]
    assert places == sorted(places)
