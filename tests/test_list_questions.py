"""Questions for all things of a kind: the list, column or section named for it is shown."""

from knowledge import Conversation, Found, Unsure
from knowledge.answering.list_answer import ListQuestion, list_question
from knowledge.answering.prohibitions import is_only_forbidden

GUIDES = {
    "en": """# Marsh End sailing school

The school stands on the eastern shore of the lake.

## Boats

| Boat | Length | A day |
|---|---|---|
| Dinghy | 4 m | £40 |
| Catamaran | 5 m | £70 |
| Cutter | 9 m | £150 |

## In the kiosk

You can buy:

- ice cream
- sun cream
- fishing lines

It is not allowed to:

- sell things on the jetty
- swim beside the slipway
- light fires
""",
    "ru": """# Дом творчества на Речной

Дом открыт с сентября по май.

## Занятия

| Кружок | День | Плата |
|---|---|---|
| Гончарный | вторник | 2 000 рублей |
| Хоровой | среда | 1 500 рублей |
| Шахматный | четверг | 1 000 рублей |

## Что нужно

Для записи принесите:

- свидетельство о рождении;
- справку от врача;
- заявление.
""",
    "kk": """# Музыка мектебі

Мектеп Абай көшесінде орналасқан.

## Аспаптар

- домбыра
- қобыз
- сыбызғы
- фортепиано
""",
}
ASKED = [
    ("en", "what boats do you have", ("Dinghy", "Catamaran", "Cutter")),
    ("en", "which boats", ("Dinghy", "Catamaran", "Cutter")),
    ("en", "what do you sell", ("ice cream", "sun cream", "fishing lines")),
    ("en", "what can I buy here?", ("ice cream", "sun cream", "fishing lines")),
    ("en", "what lengths do you have", ("Dinghy: 4 m", "Catamaran: 5 m", "Cutter: 9 m")),
    ("ru", "какие кружки есть", ("Гончарный", "Хоровой", "Шахматный")),
    ("ru", "а какие занятия?", ("Гончарный", "Хоровой", "Шахматный")),
    ("kk", "қандай аспаптар бар", ("домбыра", "қобыз", "сыбызғы", "фортепиано")),
    ("kk", "қандай аспаптар?", ("домбыра", "қобыз", "сыбызғы", "фортепиано")),
]


def test_all_things_of_a_kind_are_named(guides):
    for language, question, names in ASKED:
        answer = guides[language].converse(question, Conversation()).response.answer
        assert isinstance(answer, Unsure), question
        assert answer.listed == names, question


def test_what_is_forbidden_is_claimed_of_nothing_that_there_is(guides):
    answer = guides["en"].answer("what things do people sell on the jetty?").answer
    assert not isinstance(answer, Found)
    assert is_only_forbidden("что можно купить", "Нельзя: купить")
    assert is_only_forbidden("не алып келу керек", "Пышақ алып келуге болмайды.")


def test_who_asks_what_is_not_allowed_is_answered_by_it():
    rule = "It is not allowed to: sell"
    for question in (
        "what is not allowed?",
        "what can i not sell?",
        "чего нельзя?",
        "may i sell?",
    ):
        assert not is_only_forbidden(question, rule), question


def test_a_noun_alone_asks_for_a_list_and_a_verb_for_none():
    assert list_question("what instruments can I learn?") is ListQuestion.NOUN
    for question in (
        "what happens?",
        "which day is best?",
        "какие у него волосы были в детстве?",
    ):
        assert list_question(question) is not ListQuestion.NOUN, question
