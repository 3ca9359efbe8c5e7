"""Sections that a question asks for by their kind: a list or table comes before sentences."""

from knowledge import Found, Unsure

GUIDES = {
    "en": """# Lakeside baths

The baths are run by the borough. The main pool is 25 metres long. It has six lanes. The water is
kept at 28 degrees. Lifeguards watch it from two towers. The café sells soup. Towels can be hired.

## Opening times

| Day | Opens | Closes |
|---|---|---|
| Monday to Friday | 6:30 am | 9:45 pm |
| Saturday | 8:00 am | 6:00 pm |
| Sunday | 9:00 am | 5:00 pm |

On bank holidays the baths keep Sunday hours. The quietest hours are between 1:30 pm and 3:00 pm.

## Prices

| Ticket | Price |
|---|---|
| Adult swim | £5.80 |
| Child | £3.10 |
| Student | £4.20 |
""",
    "ru": """# Общежитие на Лесной

Общежитие построено в 1983 году.

## Вопросы и ответы

**Как попасть в студенческий совет?**
Совет избирают в октябре, от каждого этажа по два человека.
""",
    "kk": """# Балалар лагері

Лагерь көл жағасында орналасқан.

## Қажетті құжаттар

- туу туралы куәліктің көшірмесі;
- екпелер туралы анықтама;
- екі фотосурет.

## Не алып келу керек

- жылы күртеше;
- спорттық аяқ киім;
- бас киім.

Пышақ пен сіріңке алып келуге болмайды.
""",
    "both": """# Balloon camp

The camp stands by the lake. It lasts two weeks. Children sleep in tents. Dinner is at seven.
Parents come on Sundays. The bus leaves at nine. The lake is shallow. Letters arrive by noon.

## What to bring

- a warm jacket
- walking boots
- a water bottle

It is not allowed to bring:

- knives and matches
- energy drinks
- jewellery
""",
}


def test_opening_hours_are_the_rows_of_their_table(guides):
    answer = guides["en"].answer("opening hours").answer
    assert isinstance(answer, Unsure)
    assert answer.candidates[0].fact.cells[0] == ("Day", "Monday to Friday")


def test_what_holds_on_special_days_is_claimed_of_those_only(guides):
    for question in ("what time do the baths open in the morning?", "when are the baths open?"):
        assert not isinstance(guides["en"].answer(question).answer, Found), question
    asked = guides["en"].answer("when are the baths open on bank holidays?").answer
    shown = asked.best if isinstance(asked, Found) else asked.candidates[0]
    assert shown.fact.text.startswith("On bank holidays")


def test_a_list_or_short_table_of_a_section_is_shown_whole(guides):
    for language, question, names in (
        ("en", "what does it cost", ("Adult swim: £5.80", "Child: £3.10", "Student: £4.20")),
        ("kk", "не алып келу керек", ("жылы күртеше", "спорттық аяқ киім", "бас киім")),
        (
            "kk",
            "қандай құжаттар керек",
            ("туу туралы куәліктің көшірмесі", "екпелер туралы анықтама", "екі фотосурет"),
        ),
    ):
        answer = guides[language].answer(question).answer
        assert isinstance(answer, Unsure), question
        assert answer.listed == names, question


def test_of_two_lists_the_one_that_is_asked_for_is_shown(guides):
    bring, leave = "a warm jacket", "knives and matches"
    for question, first in (("what to bring", bring), ("what may I not bring", leave)):
        answer = guides["both"].answer(question).answer
        assert isinstance(answer, Unsure), question
        assert first in (answer.listed or (answer.candidates[0].fact.text,))[0], question


def test_what_may_not_be_brought_is_not_the_list_of_what_to_bring(guides):
    answer = guides["kk"].answer("не алып келуге болмайды").answer
    shown = answer.best if isinstance(answer, Found) else answer.candidates[0]
    assert shown.fact.text == "Пышақ пен сіріңке алып келуге болмайды."
    assert not getattr(answer, "listed", ())


def test_a_question_of_the_document_that_asks_more_is_no_section_of_that_kind(guides):
    answer = guides["ru"].answer("как туда доехать").answer
    assert not getattr(answer, "section", "")
