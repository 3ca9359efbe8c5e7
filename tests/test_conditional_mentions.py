"""What a sentence names as a condition or an exception only is not what it tells of."""

import pytest

from knowledge import Found, Library, Source

EXCEPTED = [
    (
        "how much for a weekend",
        "Camping: £15 a tent, only with a weekend ticket. Weekend ticket: £65.",
    ),
    ("when are dogs let in", "The hall opens at nine, except for dogs. Dogs are let in at ten."),
    (
        "сколько стоит абонемент",
        "Сауна стоит 300 рублей, только с абонементом. Абонемент стоит 2000 рублей.",
    ),
    (
        "во сколько приходят дети",
        "Бассейн открыт с 7 утра, кроме детей. Дети приходят в 10 утра.",
    ),
    (
        "билет қанша тұрады",
        "Билетсіз кіру 500 теңге айыппұл. Билет 2000 теңге тұрады.",
    ),
]


@pytest.mark.parametrize(("question", "text"), EXCEPTED)
def test_a_value_is_not_claimed_of_what_is_only_excepted(
    empty_library: Library, question: str, text: str
) -> None:
    empty_library.import_document(Source(text, "Notes"))
    query = empty_library.answerer.analyse(question)
    ranked = {hit.candidate.fact.text: hit for hit in empty_library.answerer.rank(query).ranked}
    excepted = [hit.features["only_excepted"] for hit in ranked.values()]
    assert sum(excepted) == 1, ranked.keys()
    answer = empty_library.answer(question).answer
    if isinstance(answer, Found):
        assert not ranked[answer.best.fact.text].features["only_excepted"]


def test_a_question_with_the_condition_itself_is_answered_by_it(empty_library: Library) -> None:
    empty_library.import_document(Source("Entry without a ticket costs 500 tenge.", "Notes"))
    for question in ("how much is entry without a ticket", "is a ticket needed"):
        query = empty_library.answerer.analyse(question)
        first = empty_library.answerer.rank(query).ranked[0]
        assert not first.features["only_excepted"], question
