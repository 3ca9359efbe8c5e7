"""Each kind of value is told from every other, in three languages."""

import pytest

from knowledge.answering.evidence import find_evidence
from knowledge.queries import AnswerType
from knowledge.retrieval.question_type import classify_question, parse_question

HOLDS = [
    # where: an address, a room, a direction, an e-mail address
    ("where is the bakery?", "Mrs Orr opened the bakery at 3 Tanner Row."),
    ("where did the choir move?", "The choir moved to the chapter house."),
    ("where do I send the form?", "Forms are sent to forms@velm.example by Friday."),
    ("where is the spare key?", "A spare key hangs behind the kitchen door."),
    ("где родник?", "Родник расположен в 2 км к югу."),
    ("где принимает юрист?", "Юрист принимает на втором этаже, у окна."),
    ("куда сдавать ключи?", "Ключи сдают у дежурного."),
    ("дәріхана қайда?", "Дәріхана мектептің жанында орналасқан."),
    ("мұражай қайда?", "Мұражай Абай көшесінде тұр."),
    # opening hours, clock times, frequency
    ("what are the hours on friday?", "Friday: 9:15 to 17:30"),
    ("when is the mill open?", "The mill is open from ten to four."),
    ("до скольки открыта касса?", "Касса работает до 19:00."),
    ("когда открыт рынок?", "Рынок работает круглосуточно."),
    ("монша нешеге дейін?", "Монша сағат 22:00-ге дейін."),
    ("how often is the filter changed?", "The filter is changed every two weeks."),
    ("как часто моют окна?", "Окна моют раз в месяц."),
    ("when do I get the deposit back?", "The deposit is returned within 14 days."),
    # ages in words
    ("до скольки лет дети ездят бесплатно?", "Дети до семи лет ездят бесплатно."),
    # money
    ("how much is hall hire?", "Hall hire — 30 pounds an hour — 3 hours"),
    ("how much is a copy?", "Black and white copy — 0.20"),
    ("сколько стоит вход?", "Вход стоит 150 ₸, для детей — 70 тг."),
    ("кіру қанша тұрады?", "Кіру 500 теңге."),
    ("how much did the tower cost?", "The tower cost 2.4 million crowns."),
    # dimensions, ages, speed, weight
    ("how deep is the well?", "The well is 14 m deep."),
    ("насколько глубок пруд?", "Глубина пруда 3 м."),
    ("how old must a rider be?", "The minimum age of riders is 14."),
    ("how heavy is the tent?", "The tent weighs 4 kg."),
    ("сколько весит лодка?", "Лодка весит 18 кг."),
    ("how far is the spring?", "The spring is 4 km from the gate."),
    ("how fast does the ice move?", "The ice moves 8 metres a year."),
    ("бассейн неше градус?", "Судың жылылығы 27 градус."),
    # contacts
    ("what is the phone number of the office?", "Call the office on 555 01 22."),
    ("what is your email?", "Write to desk@velm.example."),
    ("какой телефон у сторожа?", "Телефон сторожа: 8 705 555 01 22."),
    # a cause without "because"
    ("why was the match stopped?", "The match was stopped after a thunderstorm."),
    ("why is it called Redcap?", "Its crown is red, from which the name derives."),
]
LACKS = [
    ("how deep is the pool?", "The river is 24 km long."),
    ("how deep is the lake?", "The lake is 900 m wide."),
    ("how wide is the bridge?", "The bridge is 171 m long."),
    ("насколько глубок пруд?", "Пруд 40 м в ширину."),
    ("how many rooms are flooded?", "Some 60 percent of the house is flooded."),
    ("how many guests came in 2019?", "Since 2004 the house takes guests."),
    ("how many members are there?", "Members meet at 19:30 in room 12."),
    ("how many keys are there?", "Keys cost 12 euros."),
    ("how much is a cabin?", "A cabin sleeps 6 people."),
    ("сколько стоит лодка?", "Лодка вмещает 4 человека."),
    ("how heavy is the tent?", "The tent is 3 m long."),
    ("how far is the spring?", "The bus goes at 60 km/h."),
    ("how old is the keeper?", "The keeper has two dogs."),
    ("what is the phone number of the office?", "The office is on the first floor."),
    ("what is your email?", "Write to the desk."),
    ("why was he dismissed?", "Members may be dismissed for any reason."),
    ("where is the lunch?", "Lunch is served at noon."),
    ("where is the office?", "A lost code is replaced at the office."),
    ("мектеп қайда?", "Қазір мектепте 420 бала оқиды."),
    ("how much notice?", "Rent paid for days after your notice is refunded."),
]


@pytest.mark.parametrize(("question", "sentence"), HOLDS)
def test_a_value_of_the_kind_that_was_asked_for_is_evidence(question: str, sentence: str) -> None:
    assert find_evidence(parse_question(question), sentence)


@pytest.mark.parametrize(("question", "sentence"), LACKS)
def test_a_value_of_another_kind_is_no_evidence(question: str, sentence: str) -> None:
    assert find_evidence(parse_question(question), sentence) == []


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how long is the northern branch?", AnswerType.MEASURE),
        ("how long is line 4?", AnswerType.MEASURE),
        ("how long is the guarantee?", AnswerType.DURATION),
        ("how much is a cabin?", AnswerType.AMOUNT),
        ("how much water does it hold?", AnswerType.COUNT),
        ("what happens when it rains?", AnswerType.OTHER),
        ("how did she travel when the road was closed?", AnswerType.OTHER),
        ("во сколько обошёлся мост?", AnswerType.AMOUNT),
        ("во сколько начало?", AnswerType.DATE),
        ("до скольки работает касса?", AnswerType.DATE),
        ("what is the phone number of the office?", AnswerType.CONTACT),
        ("какой телефон у сторожа?", AnswerType.CONTACT),
        ("кеңсенің телефон нөмірі қандай?", AnswerType.CONTACT),
        ("what is for lunch?", AnswerType.OTHER),
    ],
)
def test_kinds_that_share_their_words_are_told_apart(question: str, kind: AnswerType) -> None:
    assert classify_question(question) == kind
