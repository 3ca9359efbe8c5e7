"""What may be asked next: questions with a known answer, and never what was just asked."""

import pytest

from bot.application import build_application
from bot.environment import Settings
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Draft, Found, read_document
from tests.article import QUESTION, TREATY
from tests.botapi import TOKEN
from tests.messages import GROUP, mention
from tests.transport import Transport

NOT_SAID = "how do I cook plov?"
FERRY = """# Ferry

## Timetable

### When does the ferry leave?

The ferry leaves at seven.

### When does the ferry return?

The ferry returns at nine.

## Prices

### What does a ticket cost?

A ticket costs three coins.
"""


def offered(answer):
    return [label for label, data in answer.buttons.items() if data.startswith("v1:q:")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_that_is_offered_is_answered_by_the_fact_it_stands_for(library, language):
    count = 0
    for fact in library.facts(1):
        asked = library.next_questions(fact, language, ())
        assert len(asked) <= 2
        for id_, question in asked.items():
            count += 1
            assert library.sample(id_) == question
            answer = library.answer(question).answer
            assert isinstance(answer, Found)
            assert answer.best.fact.id != fact.id
    assert count > 10


async def test_a_claim_offers_two_questions_that_a_tap_asks(person):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    first, second = offered(answer)
    assert [len(row) for row in answer.content.rows] == [3, 2, 1, 1]
    (following,) = await reader.presses(answer, answer.buttons[first])
    assert following.text.startswith(f"{first.removesuffix('…')}")
    assert TREATY not in following.text
    assert first != second


async def test_what_was_just_asked_in_this_chat_is_not_offered(person, library):
    reader, seen = person(), []
    (answer,) = await reader.says(QUESTION)
    for _ in range(4):
        seen.append(answer.text)
        (answer,) = await reader.presses(answer, answer.buttons[offered(answer)[0]])
        assert answer.text not in seen
    facts = [library.answer(label).answer for label in offered(answer)]
    shown = "\n".join(seen)
    assert all(each.best.fact.text not in shown for each in facts if isinstance(each, Found))


async def test_only_a_claim_offers_them(person):
    (answer,) = await person().says(NOT_SAID)
    assert offered(answer) == []
    (answer,) = await person().says(f"{QUESTION} When was the OSCE summit?")
    assert offered(answer) == []


async def test_they_are_still_there_when_one_has_looked_around(person):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    before = answer.content
    await reader.taps("In context")
    await reader.taps("Back")
    assert answer.content == before


async def test_a_guest_is_not_offered_what_no_tap_could_answer(person):
    reader = person()
    (guest,) = await reader.calls_as_guest(**mention())
    assert offered(guest) == []
    (answer,) = await reader.sends("message", {**mention(), "chat": GROUP})
    assert len(offered(answer)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_person_can_turn_them_off_and_on(person, language):
    reader, label = person(language=language), texts_for(language)("button-next-questions")
    await reader.says("/settings")
    await reader.taps(f"{label} ✓")
    (answer,) = await reader.says(QUESTION)
    assert offered(answer) == []
    await reader.says("/settings")
    await reader.taps(label)
    (answer,) = await reader.says(QUESTION)
    assert len(offered(answer)) == 2


async def test_the_operator_can_turn_them_off(api, library):
    settings = Settings.model_validate({"telegram_bot_token": TOKEN, "next_questions": "off"})
    built = build_application(settings, library, request=Transport(api))
    assert not built.bot_data.offers_questions
    assert Settings.model_validate({}).next_questions


def test_only_questions_of_the_same_section_are_near(empty_library, tmp_path):
    path = tmp_path / "ferry.md"
    path.write_text(FERRY, encoding="utf-8")
    document = empty_library.import_document(read_document(path))
    facts = {fact.text: fact for fact in empty_library.facts(document.id)}
    leaves = next(fact for text, fact in facts.items() if "seven" in text)
    near = empty_library.next_questions(leaves, "en", ())
    assert "What does a ticket cost?" not in near.values()


def test_a_withdrawn_or_doubtful_neighbour_is_not_offered(empty_library):
    first = empty_library.add(
        Draft("The aardvark dug.", "Zoo", questions=("what did the aardvark do?",)), by="test"
    )
    empty_library.add(Draft("The bear slept.", "Zoo", questions=("who slept?",)), by="test")
    assert [*empty_library.next_questions(first, "en", ()).values()] == ["who slept?"]
    empty_library.add(Draft("The cat slept.", "Inn", questions=("who slept?",)), by="test")
    found = empty_library.next_questions(first, "en", ())
    answers = [empty_library.answer(question).answer for question in found.values()]
    assert all(isinstance(answer, Found) for answer in answers)
