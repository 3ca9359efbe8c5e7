"""Superlatives: "and the biggest?" means a row of what was shown, and no name to be looked for."""

from knowledge import Conversation, Grade, Unsure
from knowledge.language.superlatives import find_superlative

GUIDES = {
    "en": """# Garden plots

Plots are let to people of the parish.

## Rents

| Plot | Area, m² | Rent |
|---|---|---|
| Half plot | 125 | £38 |
| Starter bed | 25 | £14 |
| Full plot | 250 | £70 |
""",
    "ru": """# Лодочная станция

Станция стоит на озере Тихом.

## Прокат

| Лодка | Мест | Цена за час |
|---|---|---|
| Каноэ | 3 места | 400 рублей |
| Плот | 8 мест | 900 рублей |
| Байдарка | 1 место | 300 рублей |
""",
    "kk": """# Тау лагері

Лагерь шатқалда орналасқан.

## Ауысымдар

| Ауысым | Ұзақтығы | Бағасы |
|---|---|---|
| Бірінші | 14 күн | 145 000 теңге |
| Екінші | 10 күн | 155 000 теңге |
| Үшінші | 18 күн | 180 000 теңге |
""",
}
TALKS = [
    ("en", "how much is a plot", "and the biggest?", "Full plot"),
    ("en", "how much is a plot", "which is the smallest one?", "Starter bed"),
    ("en", "", "what is the cheapest plot?", "Starter bed"),
    ("ru", "сколько стоит каноэ", "а самая дешёвая?", "Байдарка"),
    ("ru", "сколько стоит каноэ", "а самая большая лодка?", "Плот"),
    ("kk", "екінші ауысым қанша тұрады", "ең арзаны ше?", "Бірінші"),
    ("kk", "екінші ауысым қанша тұрады", "ең ұзағы қайсы?", "Үшінші"),
]


def ask(library, *questions):
    talk = Conversation()
    for question in filter(None, questions):
        turn = library.converse(question, talk)
        talk = turn.after
    return turn.response.answer


def test_the_row_that_numbers_tell_is_shown_as_probable(guides):
    for language, first, then, name in TALKS:
        answer = ask(guides[language], first, then)
        assert isinstance(answer, Unsure), then
        assert answer.grade is Grade.PROBABLE, then
        assert answer.candidates[0].fact.cells[0][1] == name, then


def test_what_no_number_tells_shows_all_rows_and_denies_nothing(guides):
    for language, first, then in (
        ("en", "how much is a plot", "and the best?"),
        ("ru", "сколько стоит каноэ", "а самая красивая?"),
        ("kk", "екінші ауысым қанша тұрады", "ең танымалы қайсысы?"),
    ):
        answer = ask(guides[language], first, then)
        assert isinstance(answer, Unsure), then
        assert answer.missing is None, then
        assert len(answer.candidates) == 3, then


def test_a_superlative_of_something_else_is_none_of_the_rows(guides):
    answer = ask(guides["en"], "how much is a plot", "which is the biggest church in the county?")
    assert getattr(answer, "grade", None) is not Grade.PROBABLE


def test_how_much_at_least_is_no_superlative():
    assert find_superlative("do I pay at least ten pounds?") is None
    assert find_superlative("у меня есть самолёт") is None
