"""One thing is one thing however it is written: hyphens, thousands, decimals, dates."""

from collections.abc import Callable
from string import printable

import pytest

from knowledge import Found, Library, Source, Unsure
from knowledge.language import tokens
from knowledge.language.numerals import plain_value
from knowledge.language.stemmer import stem_set
from knowledge.retrieval.compounds import hyphenated

ENGLISH = """The check-in desk is at the north gate, and free Wi-Fi is offered in the lobby.

Pumps of the model XK-358 stand in the hall, beside the queue-management e-service.

The budget is 1 250 000 tenge. A ticket is 2,50 euros. A season card is 20.00 euros.

The bridge was opened on 12.03.1987 by Otto Lind. The pool is 1,200 metres long.

The email of the office is on the door of room B12."""

RUSSIAN = """Мост открыли 12 марта 1987 года. Он стоил 1250000 рублей. Проезд стоит 2.50 евро.

Насос XK358 стоит в зале. Вход через веб сайт."""


@pytest.fixture
def hotel(shared_library: Callable[..., Library]) -> Library:
    return shared_library(Source(ENGLISH, "Notes"), language="en")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1 250 000", ["1250000"]),
        ("1,250,000", ["1250000"]),
        ("1.250.000", ["1250000"]),
        ("1\u202f250", ["1250"]),
        ("1,200.50", ["1200.50"]),
        ("2,5", ["2.5"]),
        ("0,500", ["0.500"]),
        ("12.03.1987", ["12", "march", "1987"]),
        ("1987-03-12", ["12", "march", "1987"]),
        ("1.2.3", ["1.2.3"]),
        ("2017 400 people", ["2017", "400", "people"]),
        ("40.99.2000", ["40.99.2000"]),
        ("12/03/1987", ["12", "march", "1987"]),
        ("03/25/1987", ["25", "march", "1987"]),
        ("1/2", ["1", "2"]),
        ("pages 10-12", ["pages", "10", "12"]),
        ("19:30", ["19", "30"]),
    ],
)
def test_numbers_and_dates_become_the_same_words(written, words):
    assert tokens(written) == words


@pytest.mark.parametrize(
    "text", ["Oars, ropes (two)_and-a 'boat's' sail!", "a1 b 2.5 1,250 12.03.1987", printable, ""]
)
def test_words_are_the_same_beside_letters_of_another_alphabet(text):
    assert [*tokens(text), "и"] == tokens(f"{text} и")


def test_stems_of_any_language_read_numbers_in_the_same_way():
    assert stem_set("1 250 000 тенге, 12.03.1987") >= {"1250000", "12", "march", "1987"}


@pytest.mark.parametrize(
    ("number", "value"), [("2.50", "2.5"), ("2.0", "2"), ("20", "20"), ("1.2.0", "1.2.0")]
)
def test_noughts_behind_decimals_say_nothing(number, value):
    assert plain_value(number) == value


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("free Wi-Fi here", [("wifi", "wi fi")]),
        ("the XK-358", [("xk358", "xk 358")]),
        ("check‑in", [("checkin", "check in")]),
        ("2010-2012, - a -b c-", []),
    ],
)
def test_words_with_a_hyphen_are_one_word_as_well(text, short):
    assert list(hyphenated(text, "en")) == short


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("is there wifi?", "Wi-Fi"),
        ("is there wi fi?", "Wi-Fi"),
        ("xk358", "XK-358"),
        ("XK 358", "XK-358"),
        ("where is the checkin desk?", "north gate"),
        ("where is the eservice?", "e-service"),
        ("the e-mail of the office", "email"),
        ("what is in room b 12", "B12"),
        ("what is 1250000 tenge?", "budget"),
        ("what is 1,250,000 tenge?", "budget"),
        ("what is 1 250 000 tenge?", "budget"),
        ("what is 2.5 euros?", "ticket"),
        ("what is 2.50 euros?", "ticket"),
        ("what is 20 euros?", "season card"),
        ("what was opened on 12 March 1987?", "bridge"),
        ("what was opened on March 12, 1987?", "bridge"),
        ("what was opened on 1987-03-12?", "bridge"),
        ("what was opened on 12/03/1987?", "bridge"),
        ("what was opened 12 Mar 1987?", "bridge"),
        ("что открыли 12 марта 1987?", "bridge"),
        ("what is 1200 metres long?", "pool"),
    ],
)
def test_a_question_finds_what_is_written_otherwise(hotel, question, holds):
    response = hotel.answer(question)
    assert holds in response.ranking[0].fact.text
    assert not isinstance(response.answer, Unsure) or response.answer.term is None


@pytest.mark.parametrize("question", ["where is the checkin desk?", "what was opened 12.03.1987?"])
def test_and_is_answered(hotel, question):
    assert isinstance(hotel.answer(question).answer, Found)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("что открыли 12.03.1987?", "Мост"),
        ("what was opened on 12.03.1987?", "Мост"),
        ("что стоило 1 250 000 рублей?", "Он стоил"),
        ("что стоит 2,5 евро?", "Проезд"),
        ("насос XK-358", "Насос"),
        ("где веб-сайт?", "веб сайт"),
    ],
)
def test_so_does_a_russian_document(shared_library, question, holds):
    russian = shared_library(Source(RUSSIAN, "Заметки"), language="ru")
    assert holds in russian.answer(question).ranking[0].fact.text
