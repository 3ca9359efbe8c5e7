"""Follow-ups in guides, handbooks and programmes: what time, how long before, how much for him."""

from dataclasses import replace

import pytest

from knowledge import (
    Conversation,
    DialogueTurn,
    Found,
    Hit,
    Response,
    Unsure,
)
from knowledge.answering.evidence import find_evidence
from knowledge.dialogue.answer_check import satisfies, told_among
from knowledge.dialogue.closest_in_talk import may_show_closest
from knowledge.dialogue.focus import Focus, Resolved
from knowledge.dialogue.followups import find_follow_up
from knowledge.dialogue.resolution import Resolver
from knowledge.dialogue.standalone import is_plain_better
from knowledge.retrieval.question_type import parse_question

GUIDES = {
    "kk": """# Жайлау мерекесі

## Билеттер

Билетті мерекеге дейін үш күн қалғанша қайтаруға болады.

## Бағдарлама

| Уақыт | Іс-шара | Орны |
|---|---|---|
| 10:00 | Киіз үй тігу жарысы | Алаң |
| 14:00 | Ертегі сағаты | Балалар үйі |
| 21:30 | Отшашу | Көл жағасы |

## Түнеу

Шатыр тігетін жер көл жағасында, бір түнге 1500 теңге.
""",
    "en": """# Harbour club guide

## Joining

New members pay a joining fee of £20 once. Members get a card.

## Guests

Each member may bring two guests a day. A guest pays £9, or £5 under 18.
""",
    "ru": """# Справочник бассейна

## Как найти

Бассейн находится на улице Лесной, 4.

## Кому можно

В большую чашу пускают с 14 лет. Без взрослых приходят с 10 лет.
""",
}


def talked(library, *questions):
    """Return the response to the last of several questions of one talk."""
    talk = Conversation()
    for question in questions:
        turn = library.converse(question, talk)
        talk = turn.after
    return turn.response


@pytest.mark.parametrize(
    ("language", "first", "then", "told"),
    [
        ("kk", "отшашу болады ма", "сағат нешеде", "21:30"),
        ("kk", "билетті қайтаруға бола ма", "неше күн бұрын", "үш күн"),
    ],
)
def test_what_time_and_how_long_before_are_asked_of_the_last_answer(
    guides, language, first, then, told
):
    answer = talked(guides[language], first, then).answer
    assert isinstance(answer, Found)
    assert told in answer.best.fact.text


def unsure(library, question, *openings):
    """Return a talk whose last answer was not sure which of these sentences it is."""
    every = library.facts(library.documents()[0].id)
    ids = tuple(next(f.id for f in every if opening in f.text) for opening in openings)
    return Conversation(ids[:1], question, certainty=0.18, confidence=0.18, offered=ids)


def test_how_much_is_not_denied_where_the_second_of_the_closest_tells_it(guides):
    library = guides["kk"]
    talk = unsure(library, "шатыр тігуге бола ма", "Киіз үй", "Шатыр тігетін")
    response = library.converse("қанша", talk).response
    assert not response.denies
    assert "1500" in response.answer.candidates[0].fact.text


def test_what_stands_elsewhere_and_fits_less_is_not_shown_alone_after_an_unsure_answer(guides):
    library, asked = guides["en"], find_follow_up("how much does he pay")
    assert asked
    joining, _, guests, pays = library.facts(library.documents()[0].id)
    focus = Focus((guests,), "can I bring a friend who is no member", certainty=0.18)
    query = library.answerer.analyse(asked.text)
    for best, is_open, shows_others in (
        (joining, True, True),
        (joining, False, False),
        (pays, True, False),
    ):
        hit = Hit(best, 0.3)
        response = Response(query, Found(hit), 0.8, (hit,), highest=0.5)
        turn = DialogueTurn(response, Conversation())
        assert may_show_closest(turn, asked, focus, is_open=is_open) is shows_others


def test_a_first_letter_left_out_of_where_asks_for_a_place(guides):
    whole, cut = (talked(guides["ru"], question) for question in ("где бассейн", "де бассейн"))
    assert cut.query.analysis.kind is whole.query.analysis.kind
    assert "Лесной" in cut.ranking[0].fact.text


def test_how_many_years_one_must_be_asks_for_an_age(guides):
    for question in ("сколько лет должно быть", "сколько лет ребенку должно быть"):
        found = guides["ru"].answer(question).query.analysis.attribute
        assert found == ("age",), question


def test_a_house_number_is_no_age_and_twice_in_russian_is_a_number():
    for question, sentence, is_told in (
        ("how old is the club", "It stands at 14 Breakwater Road, behind the boats.", False),
        ("how old must I be", "You may start at 14 and not before.", True),
        ("сколько раз можно продлить", "Продлить книгу можно дважды.", True),
    ):
        assert bool(find_evidence(parse_question(question), sentence)) is is_told, question


def test_when_after_several_sentences_asks_of_the_one_with_a_time(guides):
    asked = find_follow_up("қашан")
    told, *others = (
        next(f for f in guides["kk"].facts(1) if opening in f.text)
        for opening in ("Ертегі", "Шатыр", "Билетті")
    )
    assert asked
    assert told_among(asked, [others[0], told])[:1] == [told]
    assert told_among(find_follow_up("ал ертегі ше") or asked, [told]) == []


def test_the_age_from_which_something_is_for_people_is_no_age_of_anybody():
    for question, sentence, is_told in (
        ("с какого возраста", "Робототехника, 10–14 лет: суббота.", True),
        ("from what age", "Junior tennis, ages 8 to 14.", True),
        ("неше жастан", "Бәйгеге 14 жастан асқандар қатысады.", True),
        ("how old is he", "The bridge was built 40 years ago.", False),
    ):
        asked = find_follow_up(question)
        assert asked, question
        assert satisfies(asked, parse_question(question), sentence) is is_told, question


def test_a_short_question_is_not_claimed_beside_the_talk_where_it_comes_closer_elsewhere(guides):
    library = guides["en"]
    asked = find_follow_up("how do i pay")
    assert asked is not None
    fee, card, *_ = library.facts(1)
    closest = Unsure((Hit(fee, 0.5), Hit(card, 0.4)))
    plain = replace(library.answer(asked.text), answer=closest, confidence=0.4)
    ranking = library.answerer.rank(library.answerer.analyse(asked.text))
    resolver = Resolver(asked, Focus((card,), ""), ranking)
    there, here = Resolved(fee.id, answers=True), Resolved(card.id, answers=True)
    assert is_plain_better(asked, plain, resolver, here)
    assert not is_plain_better(asked, plain, resolver, there)
    unlikely = replace(plain, confidence=0.1)
    assert not is_plain_better(asked, unlikely, resolver, here)
