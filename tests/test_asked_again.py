"""The same question asked again is that question, not one about its own answer."""

import pytest

from knowledge import (
    Cipher,
    Conversation,
    Draft,
    Found,
    LoggedAnswer,
    Origin,
    Place,
    QueryLog,
    ReviewQueue,
    SessionKey,
    SessionStep,
    Source,
)
from knowledge.dialogue.asked_again import asks_again

TOWN = """The library on Abay Street is open on weekdays from 9:00 to 19:00.

A swimming pool visit costs 1500 tenge an hour. The pool is closed on Tuesdays.

Зоопарк принимает посетителей с 10:00, билет стоит 2500 тенге.

Мұражай кіру билеті 800 теңге тұрады."""
AGAIN = {
    "en": ["how much is the bus?", "How much is the bus", "and how much is the bus?"],
    "ru": ["сколько стоит автобус", "А сколько стоит автобус?", "автобус сколько стоит"],
    "kk": ["Автобус қанша тұрады?", "автобус канша турады", "Ал автобус қанша тұрады?"],
}
TALK = {
    "en": ("how much is the pool?", "and the museum?"),
    "ru": ("сколько стоит билет в зоопарк?", "а в музей?"),
    "kk": ("мұражай билеті қанша тұрады?", "ал бассейн ше?"),
}
FARES = {
    "en": "A bus ride costs 200 tenge.",
    "ru": "Проезд в автобусе стоит 200 тенге.",
    "kk": "Автобуста жүру 200 теңге тұрады.",
}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Сколько стоит автобус?", "а сколько стоит автобус", True),
        ("is there a café", "do you have a cafe?", True),
        ("кафе бар ма?", "Кафе бар ма", True),
        ("when is the pool open?", "where is the pool open?", False),
        ("how much is the bus?", "how much is the tram?", False),
        ("сколько стоит автобус?", "сколько стоит автобус для детей?", False),
        ("Автобус қанша тұрады?", "Трамвай қанша тұрады?", False),
        ("and when?", "and when?", False),
        ("when is the pool open?", "when is the pool open?", True),
        ("а сколько?", "а сколько?", False),
        ("how much is the bus?", "", False),
        ("how deep is the pool?", "how long is the pool?", False),
    ],
)
def test_two_questions_are_one_if_they_name_and_ask_the_same(one, other, same):
    assert asks_again(one, other) is same
    assert asks_again(other, one) is same


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_is_asked_again_has_one_answer_until_there_is_news(library, tmp_path, language):
    library.import_document(Source(TOWN, "Town guide"))
    journal = QueryLog(library.database, Cipher.open(tmp_path / "test.key"))
    queue = ReviewQueue(library.answerer, journal)
    places = iter(range(1, 100))

    def ask(question, before):
        turn = library.converse(question, before)
        step = SessionStep(SessionKey(77, 5), before, turn.after)
        journal.note(
            LoggedAnswer(turn.response, Origin(5, 1.0, step=step), Place(next(places), 77))
        )
        return turn

    talk, asked = TALK[language], AGAIN[language]
    after = Conversation()
    for question in (*talk, talk[1]):
        after = ask(question, after).after
    answers = []
    for question in (*asked, asked[0]):
        turn = ask(question, after)
        answers.append(turn.response.answer)
        after = turn.after
    assert not isinstance(answers[0], Found)
    assert all(each == answers[0] for each in answers)
    again, leaning = queue.groups()
    assert (again.after, again.count) == ("", 4)
    assert {entry.question for entry in again.entries} == {*asked}, "what was written is kept"
    assert (leaning.questions, leaning.after, leaning.count) == ((talk[1],), talk[0], 2)
    # An editor's fact is news, and claimed at once.
    fact = library.add(Draft(FARES[language], "Bus leaflet", questions=(asked[0],)), by="editor")
    answer = library.converse(asked[0], after).response.answer
    assert isinstance(answer, Found)
    assert answer.best.fact.id == fact.id
