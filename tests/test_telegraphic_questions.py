"""What is asked in two or three words is taken for what it asks, in three languages."""

from knowledge.answering.evidence import find_evidence
from knowledge.queries import AnswerType
from knowledge.retrieval.question_type import classify_question, parse_question

KINDS = {
    AnswerType.YES_NO: (
        "kids allowed?", "breakfast included", "helmet included in the price?", "wifi available?",
        "free parking?", "open on sundays?", "need a visa?", "собаки разрешены?",
        "завтрак включен?", "шлем входит в стоимость?", "парковка есть?", "тұрақ тегін бе",
        "билет керек",
    ),
    AnswerType.DURATION: (
        "charging time?", "what is the delivery time", "срок доставки", "время зарядки",
        "жеткізу уақыты",
    ),
    AnswerType.MEASURE: (
        "max weight", "minimum age", "maximum parcel size", "age limit?", "макс вес",
        "минимальный возраст",
    ),
    AnswerType.OTHER: ("student discount", "которые разрешены документы"),
}  # fmt: skip
NO_TELEGRAMS = {
    "what is included": AnswerType.YES_NO,
    "which animals are allowed": AnswerType.YES_NO,
    "сколько бесплатно": AnswerType.YES_NO,
    "срок подачи заявлений": AnswerType.DURATION,
    "opening time": AnswerType.DURATION,
}
HABITS = {
    "when should I replace the filter?": ("Filter — every 3 months", "every 3 months"),
    "when to oil the chain": ("Oil the chain once a week.", "once a week"),
    "когда нужно менять масло?": ("Масло меняют каждые 3 месяца.", "каждые 3 месяца"),
}


def test_kinds_of_telegraphic_questions():
    for kind, questions in KINDS.items():
        for question in questions:
            assert classify_question(question) is kind, question


def test_whole_questions_with_the_same_words_ask_for_something_else():
    for question, kind in NO_TELEGRAMS.items():
        assert classify_question(question) is not kind, question


def test_when_to_do_a_thing_is_told_by_how_often():
    for question, (sentence, often) in HABITS.items():
        spans = find_evidence(parse_question(question), sentence)
        assert often in [sentence[slice(*span)] for span in spans], question


def test_when_a_thing_was_done_is_not():
    held = "It is held every three months."
    assert find_evidence(parse_question("when was the fair held?"), held) == []
    assert find_evidence(parse_question("when should the fair be held?"), held)
