"""What a question asks for."""

import pytest

from knowledge.retrieval.question_type import Asked, understand, what_is_asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the freight trains start?", Asked.DATE),
        ("wen was it opened", Asked.DATE),
        ("what year was the tunnel completed", Asked.DATE),
        ("Who signed it?", Asked.PERSON),
        ("Which company built the line?", Asked.ORGANISATION),
        ("in which city is the fund", Asked.PLACE),
        ("How long will the agreement remain in force?", Asked.DURATION),
        ("how long is the tunnel", Asked.MEASURE),
        ("How old is the director?", Asked.MEASURE),
        ("howmany people work there", Asked.COUNT),
        ("how mny people work there", Asked.COUNT),
        ("how manypeople work there", Asked.COUNT),
        ("how odl is the director", Asked.MEASURE),
        ("how tal is the tower", Asked.MEASURE),
        ("how do I get there", Asked.OTHER),
        ("What percentage did the fund lend?", Asked.PERCENTAGE),
        ("what's the price of a ticket", Asked.AMOUNT),
        ("Why was it cancelled?", Asked.REASON),
        ("What caused the landslide?", Asked.REASON),
        ("what did the mayor say about it", Asked.QUOTE),
        ("What does ECF stand for?", Asked.DEFINITION),
        ("Did the president come?", Asked.YES_NO),
        ("what will the money be spent on", Asked.OTHER),
        ("bean contract volume", Asked.MEASURE),
        ("Когда подписали декларацию?", Asked.DATE),
        ("В каком году прошёл саммит?", Asked.DATE),
        ("кто директор терминала", Asked.PERSON),
        ("Где прошла церемония?", Asked.PLACE),
        ("сколько людей уехало", Asked.COUNT),
        ("почему прервали церемонию", Asked.REASON),
        ("Бас жүлдені кім алды?", Asked.PERSON),
        ("Саммит қашан өтті?", Asked.DATE),
        ("Фестиваль қай қалада өтті?", Asked.PLACE),
        ("қанша адам келді", Asked.COUNT),
    ],
)
def test_the_kind_of_answer_is_read_from_the_question(question, kind):
    assert what_is_asked(question) == kind


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
    assert understand(question).attribute == attribute


def test_names_numbers_and_years_are_what_a_question_takes_for_granted():
    asking = understand("Why did Zhetysu Cargo pay $15,000 in 2021?")
    assert asking.names == ("zhetysu", "cargo")
    assert asking.numbers == ("15000", "2021")
    assert asking.years == ("2021",)


@pytest.mark.parametrize("question", ["who did not sign", "why wasn't it built", "кто не приехал"])
def test_a_negated_question_is_recognised(question):
    assert understand(question).is_negated
