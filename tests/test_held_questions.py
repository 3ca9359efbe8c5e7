"""A question that another fact answers already is taken over by nobody unseen; people see both."""

import pytest

from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Draft, FactError, Found, Refusal, Source
from knowledge.answering.disagreement import says_otherwise
from knowledge.curation.curator import Curator
from knowledge.retrieval.question_type import parse_question
from tests.conftest import EDITOR

ASKED = "What are the opening hours of the mill?"
HOURS, OTHER = "The mill is open from 9 am to 6 pm.", "The mill is open from 10 am to 7 pm."
GARDEN = "The garden is open in May."


def shown(library):
    answer = library.answer(ASKED).answer
    assert isinstance(answer, Found)
    return answer.disagrees, [hit.fact.text for hit in (answer.best, *answer.others)]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_takes_a_question_of_another_fact_is_told_before_saving(
    person, library, language
):
    first = library.add(Draft(HOURS, "Leaflet", questions=(ASKED,)), by="e1")
    garden = library.add(Draft(GARDEN, "Garden book"), by="e1")
    editor, texts = person(EDITOR, language=language), texts_for(language)
    told = texts("held-question", id=first.id, question=ASKED)

    await editor.says(f"/fact {garden.id}")
    await editor.taps(texts("button-questions"))
    (asked,) = await editor.taps(texts("button-ask"))
    assert GARDEN in asked.text, "its words, and not its number alone"
    (refused,) = await editor.says("???")
    assert texts("refused-no-question", title="???") in refused.text
    (warned,) = await editor.says(ASKED.upper())
    assert told.replace(ASKED, ASKED.upper()) in warned.text
    assert HOURS in warned.text
    assert [*warned.buttons][:2] == [texts("button-add-too"), texts("button-cancel")]
    await editor.presses(warned, warned.buttons[texts("button-cancel")])
    assert shown(library)[1] == [HOURS], "nothing was taken over"

    (drafted,) = await editor.says(f"/addfact {OTHER}\nsource: Poster\nask: {ASKED}")
    assert told in drafted.text
    await editor.taps(texts("button-anyway"))
    assert shown(library) == (True, [OTHER, HOURS])
    assert texts("trial-both", question=ASKED, other=first.id) in drafted.text

    table = f"question,answer\n{ASKED},{GARDEN}\nWho is Ida Holm?,Ida Holm is the miller.".encode()
    (preview,) = await editor.uploads("mill.csv", table)
    assert texts("table-held", count=1) in preview.text
    assert OTHER in preview.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_takes_what_a_fact_answers_by_its_words_alone_is_told_as_well(
    person, library, language
):
    asked = "When is the mill open?"
    first = library.add(Draft(HOURS, "Leaflet"), by="e1")
    assert library.answer(asked).answer.best.fact.id == first.id
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (warned,) = await editor.says(f"/addfact {GARDEN}\nsource: Garden book\nask: {asked}")
    assert texts("held-question", id=first.id, question=asked) in warned.text
    assert HOURS in warned.text
    await editor.presses(warned, warned.buttons[texts("button-cancel")])
    # What says the same is shown once.
    (saved,) = await editor.says(f"/addfact {HOURS}\nsource: Leaflet\nask: {asked}")
    assert texts("held-question", id=first.id, question=asked) not in saved.text


async def test_a_line_that_is_right_says_whose_question_it_was(person, library):
    first = library.add(Draft(HOURS, "Leaflet", questions=(ASKED,)), by="e1")
    editor, texts = person(EDITOR), texts_for("en")
    (saved,) = await editor.says(f"/addfact {GARDEN}\nsource: Garden book\nask: ???")
    assert "has no words" in saved.text
    (warned,) = await editor.says(ASKED)
    await editor.presses(warned, warned.buttons["Add to this one too"])
    assert texts("trial-shared", question=ASKED, other=first.id) in warned.text
    assert shown(library) == (False, [GARDEN])


def test_facts_that_hold_one_question_with_other_values_are_both_shown(empty_library):
    library = empty_library
    library.import_document(Source(f"{HOURS} It stands by the river.", "Guide"))
    curator = Curator(library.answerer)
    guide = library.answer("when is the mill open?").ranking[0].fact
    curator.ask(guide.id, ASKED, by="e1")
    poster = library.add(Draft(OTHER, "Poster", questions=(ASKED,)), by="e1")
    assert shown(library) == (True, [OTHER, HOURS])
    curator.withdraw(guide.id, by="e1")
    assert shown(library) == (False, [OTHER])
    # In one document there are no documents that disagree, and both are shown all the same.
    library.add(
        Draft("On Fridays it is open from 8 to 12.", "Poster", questions=(ASKED,)), by="e1"
    )
    assert shown(library)[0] is False
    assert set(shown(library)[1]) == {"On Fridays it is open from 8 to 12.", OTHER}
    with pytest.raises(FactError) as refused:
        curator.ask(poster.id, "what is it?\n?!", by="e1")
    assert refused.value.refusal is Refusal.NO_QUESTION


@pytest.mark.parametrize(
    ("question", "one", "other", "is_other"),
    [
        ("What are the opening hours?", "Open from 9 to 18.", "Open from 10 to 18.", True),
        ("What are the opening hours?", "Open from 9 am.", "Open from 9 am.", False),
        ("What are the opening hours?", "Open from 9 am.", "The garden is green.", False),
        ("how tall is it?", "It is 97 m high.", "It has 24 floors.", False),
        ("who built it?", "Ida built 3 of them.", "Olga built 4 of them.", False),
    ],
)
def test_what_both_hold_differs_in_the_asked_kind_only(question, one, other, is_other):
    assert says_otherwise(parse_question(question), one, other) is is_other
