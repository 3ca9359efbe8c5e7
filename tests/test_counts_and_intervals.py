"""No age, span of time or telephone number counts people, and no interval is how long it takes."""

from knowledge.answering.evidence import find_evidence
from knowledge.retrieval.question_type import parse_question

COUNTED = [
    ("how many people are in the choir?", "There are 24 people in the choir.", True),
    ("how many people are in the choir?", "Choir — 7 to 12 years — Tuesday", False),
    ("how many people come?", "The choir meets twice a week for 90 minutes.", False),
    ("how many nights is it?", "The trip is 3 nights long.", True),
    ("how many times do I come?", "You come 3 times a week.", True),
    ("сколько детей в хоре?", "Хор — 7–12 лет — вторник", False),
    ("сколько детей в хоре?", "В хоре 24 ребёнка.", True),
    ("неше бала бар?", "Бала жоғалып кетсе, күзетшіге 12-34 нөміріне қоңырау шалыңыз.", False),
    ("неше бала бар?", "Хорда 24 бала ән салады.", True),
]
LASTING = [
    ("how long is a class?", "Classes meet twice a week.", False),
    ("how long is a class?", "Classes take 45 minutes.", True),
    ("how long does it take?", "Buses run every 30 minutes.", False),
    ("сколько ехать?", "Автобус ходит каждые 30 минут.", False),
    ("сколько по времени ехать?", "Дорога занимает 40 минут.", True),
    ("сабақ қанша уақыт?", "Сабақ екі апта сайын өтеді.", False),
    ("сабақ қанша уақыт?", "Сабақ 45 минут болады.", True),
]


def test_what_measures_time_counts_no_things():
    for question, sentence, holds in COUNTED:
        assert bool(find_evidence(parse_question(question), sentence)) is holds, (
            question,
            sentence,
        )


def test_how_often_something_is_does_not_say_how_long_it_takes():
    for question, sentence, holds in LASTING:
        assert bool(find_evidence(parse_question(question), sentence)) is holds, (
            question,
            sentence,
        )
