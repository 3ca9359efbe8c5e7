"""What a question asks for."""

import pytest

from knowledge.queries import AnswerType
from knowledge.retrieval.question_type import classify_question, parse_question


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the freight trains start?", AnswerType.DATE),
        ("wen was it opened", AnswerType.DATE),
        ("what year was the tunnel completed", AnswerType.DATE),
        ("Who signed it?", AnswerType.PERSON),
        ("Which company built the line?", AnswerType.ORGANISATION),
        ("in which city is the fund", AnswerType.PLACE),
        ("How long will the agreement remain in force?", AnswerType.DURATION),
        ("how long is the tunnel", AnswerType.MEASURE),
        ("How old is the director?", AnswerType.MEASURE),
        ("howmany people work there", AnswerType.COUNT),
        ("how mny people work there", AnswerType.COUNT),
        ("how manypeople work there", AnswerType.COUNT),
        ("how odl is the director", AnswerType.MEASURE),
        ("how tal is the tower", AnswerType.MEASURE),
        ("how do I get there", AnswerType.OTHER),
        ("What percentage did the fund lend?", AnswerType.PERCENTAGE),
        ("what's the price of a ticket", AnswerType.AMOUNT),
        ("what does the sailing course cost", AnswerType.AMOUNT),
        ("во что мне обойдётся аренда", AnswerType.AMOUNT),
        ("Why was it cancelled?", AnswerType.REASON),
        ("What caused the landslide?", AnswerType.REASON),
        ("what did the mayor say about it", AnswerType.QUOTE),
        ("What does ECF stand for?", AnswerType.DEFINITION),
        ("Did the president come?", AnswerType.YES_NO),
        ("what will the money be spent on", AnswerType.OTHER),
        ("bean contract volume", AnswerType.MEASURE),
        ("who do I call?", AnswerType.CONTACT),
        ("where should we ring", AnswerType.CONTACT),
        ("кому звонить", AnswerType.CONTACT),
        ("қайда қоңырау шаламын", AnswerType.CONTACT),
        ("на сколько хватает батареи", AnswerType.DURATION),
        ("ақша неге жұмсалды", AnswerType.OTHER),
        ("неге жабылды", AnswerType.REASON),
        ("Когда подписали декларацию?", AnswerType.DATE),
        ("В каком году прошёл саммит?", AnswerType.DATE),
        ("кто директор терминала", AnswerType.PERSON),
        ("Где прошла церемония?", AnswerType.PLACE),
        ("сколько людей уехало", AnswerType.COUNT),
        ("почему прервали церемонию", AnswerType.REASON),
        ("Бас жүлдені кім алды?", AnswerType.PERSON),
        ("Саммит қашан өтті?", AnswerType.DATE),
        ("Фестиваль қай қалада өтті?", AnswerType.PLACE),
        ("қанша адам келді", AnswerType.COUNT),
    ],
)
def test_the_kind_of_answer_is_read_from_the_question(question, kind):
    assert classify_question(question) == kind


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("what interest rate is the fund charging", ("interest", "rate")),
        ("What salary will the director get?", ("salary",)),
        ("how tall is the tower?", ("height",)),
        ("what are the names of the ministers", ("name",)),
        ("Which construction company built it", ("construction", "company")),
        ("How many wagons did it have", ("wagons",)),
        ("number of unlicensed wells", ("unlicensed", "wells")),
        ("what is it", ()),
        ("why is it late", ()),
    ],
)
def test_the_attribute_is_the_noun_that_is_asked_for(question, attribute):
    assert parse_question(question).attribute == attribute


def test_names_and_numbers_are_what_a_question_takes_for_granted():
    asking = parse_question("Why did Zhetysu Cargo pay $15,000 in 2021?")
    assert asking.names == ("zhetysu", "cargo")
    assert asking.numbers == ("15000", "2021")


@pytest.mark.parametrize("question", ["who did not sign", "why wasn't it built", "кто не приехал"])
def test_a_negated_question_is_recognised(question):
    assert parse_question(question).is_negated


def test_words_that_end_as_a_negation_does_are_none():
    asked = ("when does the restaurant open?", "what does a student pay?", "who is the president?")
    assert [each for each in asked if parse_question(each).is_negated] == []
