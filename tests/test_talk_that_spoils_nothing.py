"""A question that says what it is about is answered as well in a talk as alone."""

import pytest

from knowledge import Conversation, Found, NotFound, Source, Unsure

HOSTEL = """# Hostel handbook

## Kitchen

A kettle may be kept with the written consent of the warden. Washing costs 3 euros.

## Guests

Guests are received from 10:00 to 22:00. No guest may stay overnight.

## Shop

Internet costs 5 euros a day. The shop sells firewood; it opens at 8:30.

## Staff

The warden is Anna Lind. A film for children is shown every Wednesday at 18:00. Quiet hours last
from 23:00 to 07:00.
"""
RULES = """# Памятка жильца

## Кухня

Чайник можно держать с письменного согласия коменданта.

## Гости

Гостей принимают с 10:00 до 22:00. Ночевать гостям не разрешается.

## Цены

| Услуга | Цена |
|---|---|
| Стирка, один цикл | 60 рублей |
| Дубликат ключа | 250 рублей |

Спортзал находится в подвале и стоит 300 рублей в месяц.

Корпус построен в 1983 году и рассчитан на 420 мест.
"""


GUIDES = {"hostel": HOSTEL, "rules": RULES}


def told(library, *questions):
    """Return what is said to the last of the questions of one conversation."""
    talk = Conversation()
    for question in questions:
        turn = library.converse(question, talk)
        talk = turn.after
    return turn.response.answer


@pytest.mark.parametrize(
    ("guide", "before", "question", "words"),
    [
        ("rules", "сколько стоит стирка?", "можно ли держать свой чайник?", "Чайник"),
        ("rules", "когда принимают гостей?", "а ночевать гость может?", "Ночевать"),
        ("hostel", "who is the warden?", "when are the quiet hours?", "Quiet hours"),
    ],
)
def test_a_question_with_its_own_subject_is_answered_as_alone(
    guides, guide, before, question, words
):
    answer = told(guides[guide], before, question)
    assert isinstance(answer, Found)
    assert answer.best.fact.text.startswith(words)


def test_what_costs_nothing_is_no_price_for_another_time(guides):
    answer = told(guides["rules"], "сколько стоит стирка?", "а за год?")
    assert not isinstance(answer, Found)


def test_a_thing_that_nobody_knows_brings_nothing_of_the_talk(guides):
    before = "how much is washing?"
    for thing in ("is there a sauna?", "sauna"):
        assert isinstance(told(guides["hostel"], before, thing), NotFound | Unsure)
        assert told(guides["hostel"], before, thing) == told(guides["hostel"], thing)


def test_a_row_that_may_hold_the_price_is_shown_and_none_is_denied(guides):
    answer = told(guides["rules"], "можно постирать?", "а сколько это стоит?")
    assert isinstance(answer, Unsure | Found)
    assert getattr(answer, "missing", None) is None


def test_the_time_of_something_else_is_not_that_of_the_last_answer(guides):
    answer = told(guides["hostel"], "when is the film for children?", "when is it less crowded?")
    assert not isinstance(answer, Found)


def test_what_a_question_finds_by_its_own_words_is_not_denied_in_a_talk(guides):
    hostel = guides["hostel"]
    before, question = "who is the warden?", "where is it kept?"
    alone = told(hostel, question).candidates[0]
    assert told(hostel, before, question).candidates[0].fact == alone.fact
    assert told(hostel, before, question).missing is None


def test_a_word_that_only_asks_means_what_was_told(guides):
    answer = told(guides["rules"], "где находится спортзал?", "цена?")
    shown = [getattr(answer, "best", None), *getattr(answer, "candidates", ())]
    assert any("300 рублей" in hit.fact.text for hit in shown if hit)


def test_how_many_there_are_is_not_told_by_what_each_has(empty_library):
    empty_library.import_document(Source("Each cabin has three bunks and a hob.", title="Camp"))
    assert not isinstance(told(empty_library, "how many cabins are there?"), Found)
    assert isinstance(told(empty_library, "how many bunks does each cabin have?"), Found)


def test_a_price_beside_that_names_something_else_is_not_claimed(guides):
    before = "where is firewood sold?"
    assert not isinstance(told(guides["hostel"], before, "and how much is it?"), Found)
