"""What has a heading of its own is found in whatever words it is asked for, and not claimed."""

import pytest

from handlers.rendering.response import render_response
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Conversation, Found, NotFound, Unsure
from knowledge.answering.ranker import is_led_by_heading
from knowledge.language import stems
from knowledge.language.document_languages import BY_CODE
from knowledge.retrieval.section_names import find_asked_sections
from tests.files import extracted

MILL = """# The Otter Mill

From 3 May to 4 October an old house on the river Senn grinds corn again.

It has a room for guests.

## Getting here

Number 12 stops at the bridge every hour from six to nine.

From the A9 it is six kilometres through the woods.

Walkers follow the river upstream for two hours.

## Tickets

Adults pay 6.50 and children nothing.

## Something to eat

Pancakes are served in the yard until four.
"""


@pytest.fixture(scope="module")
def mill(shared_library):
    """A library with a guide that puts the way, what it costs and food under headings."""
    return shared_library(extracted(".md", MILL.encode()))


@pytest.mark.parametrize(
    ("question", "heading", "language"),
    [
        ("how do I get to Skerrow?", "Getting here", "en"),
        ("hi, how can we get there by bus", "2. Directions", "en"),
        ("как до вас добраться", "Getting here", "en"),
        ("Ескі қалаға қалай жетуге болады", "Как добраться", "ru"),
        ("where can I eat something", "Eating and drinking", "en"),
        ("где поесть", "Food and drink", "en"),
        ("қайда тамақтануға болады?", "Eating", "en"),
        ("when do you open", "Часы работы и адрес", "ru"),
        ("сколько стоит билет", "Ticket prices", "en"),
        ("көлік қоятын жер", "Parking", "en"),
        ("who can join?", "Eligibility", "en"),
        ("what happens if I break the rules, a fine?", "Article 21 – Fines", "en"),
        ("как записаться к врачу", "Запись к врачу", "ru"),
        ("what should I bring", "What to bring", "en"),
    ],
)
def test_a_question_is_tied_to_what_a_heading_is_called(question, heading, language):
    asked = find_asked_sections(question)
    assert asked.hold(stems(heading, language))
    assert not asked.hold(stems("Signatures", "en"))


def test_words_of_a_phrase_must_be_near_and_in_order():
    assert not find_asked_sections("there was a way, but how did he get so far from home to").names
    assert not find_asked_sections("to get how").names


def test_each_kind_has_words_and_headings_in_every_language():
    kinds = {code: BY_CODE[code].sections("section_names.txt").keys() for code in LANGUAGES}
    assert len(set(map(frozenset, kinds.values()))) == 1
    asked = {kind for kind in kinds["en"] if not kind.endswith(" headings")} - {"", "beside"}
    assert kinds["en"] == asked | {f"{kind} headings" for kind in asked} | {"", "beside"}


@pytest.mark.parametrize(
    "question", ["how do I get there?", "как до вас добраться", "қалай жетуге болады?"]
)
def test_a_section_is_offered_with_a_button_that_opens_it(mill, question):
    response = mill.answer(question)
    match response.answer:
        case Unsure(section=section, candidates=candidates, missing=missing):
            assert (section, missing) == ("Getting here", None)
            assert {hit.fact.citation.section for hit in candidates} == {("Getting here",)}
        case other:
            pytest.fail(f"offers no section: {other}")
    for language in LANGUAGES:
        message = render_response(mill, response, texts_for(language))
        assert "Getting here" in message.plain
        assert len(message.plain.splitlines()) == 2
        assert message.keyboard[0][0].label == "Getting here"


@pytest.mark.parametrize("question", ["what is the best place to eat?", "ең жақсы тамақ қайда?"])
def test_words_that_make_no_difference_may_stand_beside(mill, question):
    match mill.answer(question).answer:
        case Unsure(section=section):
            assert section == "Something to eat"
        case other:
            pytest.fail(f"offers no section: {other}")


def test_when_it_all_is_stands_at_the_beginning(mill):
    match mill.answer("when is it?").answer:
        case Unsure(candidates=(first, *_)):
            assert first.fact.text.startswith("From 3 May")
        case other:
            pytest.fail(f"does not look there: {other}")


@pytest.mark.parametrize("question", ["and how do I get there?", "а как туда доехать?"])
def test_a_section_is_meant_whatever_was_said_before(mill, question):
    before = mill.converse("what does it cost?", Conversation()).after
    assert before.shown
    match mill.converse(question, before).response.answer:
        case Unsure(section=section):
            assert section == "Getting here"
        case other:
            pytest.fail(f"leans on what was said: {other}")


def test_a_heading_helps_what_stands_under_it_and_claims_nothing(mill):
    ranking = mill.answerer.rank(mill.answerer.analyse("how do we reach the mill from Berlin?"))
    assert ranking.ranked[0].candidate.fact.text.startswith("Number 12 stops")
    for question in ("how do I get to the airport?", "how do I get there by boat?"):
        answer = mill.answer(question).answer
        assert not isinstance(answer, Found)
        assert isinstance(answer, NotFound) or not answer.section


def test_what_comes_first_for_its_heading_only_is_not_claimed(mill):
    query = mill.answerer.analyse("how do we reach the mill from Berlin?")
    ranking = mill.answerer.rank(query)
    assert is_led_by_heading(ranking)
    assert not is_led_by_heading(mill.answerer.rank(mill.answerer.analyse("are children free?")))


KETTLE = """# The Otter kettle

Fill it up to the mark. Close the lid. Press the switch. It goes off by itself. Clean it with
vinegar once a month. Keep it dry in winter.

## What is in the box

- kettle with a lid and a warranty card;
- cable.

## Warranty

The warranty lasts two years from the day of sale.

Cracks and lime are not covered by the warranty.
"""


def test_of_two_kinds_of_sections_the_one_is_offered_that_the_question_names(shared_library):
    library = shared_library(extracted(".md", KETTLE.encode()))
    asked = find_asked_sections("what is included in the warranty")
    assert len(asked.kinds) > 1
    answer = library.answer("what is included in the warranty").answer
    assert isinstance(answer, Unsure | Found)
    first = answer.candidates[0] if isinstance(answer, Unsure) else answer.best
    assert first.fact.citation.section[-1] == "Warranty"


CLUB = """# Club guide

## Opening hours

The pool is closed for cleaning in the first week of September.

| Day | Clubhouse | Pool |
|---|---|---|
| Saturday | 8:00 to 20:00 | 8:00 to 18:00 |
| Sunday | 9:00 to 18:00 | 9:00 to 16:00 |

## Eating

A cook serves soup and bread.

## Saturday

| Time | What | Where |
|---|---|---|
| 8:30 | Common breakfast | Yard |
| 11:00 | Race | Meadow |
"""
FAIR = """# Жайлау

## Орны және жол

Мереке Бұғылы жайлауында өтеді. Бекеттен автобус жүреді.

## Билеттер

Балалар тегін кіреді. Ересектер 2000 теңге төлейді.

## Тәртіп

Иттерді әкелуге болмайды. От жағуға болмайды. Қоқысты жинаңыз. Темекі шегуге болмайды.
"""


def test_a_column_may_be_named_beside_the_kind_of_a_section(shared_library):
    library = shared_library(extracted(".md", CLUB.encode()))
    answer = library.answer("when does the pool close").answer
    assert isinstance(answer, Unsure)
    assert answer.section == "Opening hours"
    assert "18:00" in answer.candidates[0].fact.text


def test_what_stands_elsewhere_in_more_words_goes_before_a_section(shared_library):
    library = shared_library(extracted(".md", CLUB.encode()))
    answer = library.answer("when is the common breakfast").answer
    hits = (answer.best,) if isinstance(answer, Found) else answer.candidates
    assert "8:30" in hits[0].fact.text


def test_a_verb_that_no_document_holds_asks_for_a_section_and_stays_as_it_is(
    shared_library,
):
    library = shared_library(extracted(".md", FAIR.encode()))
    response = library.answer("қалай барамыз")
    assert response.query.text == "қалай барамыз"
    assert isinstance(response.answer, Unsure)
    assert response.answer.section == "Орны және жол"
