"""How a question is set changes nothing: enumerators, labels, quotation marks, capitals."""

from collections.abc import Callable

import pytest

from knowledge import Found, Library, Source
from knowledge.retrieval.question_type import parse_question
from knowledge.retrieval.question_typography import canonical_form, plain_form

TEXT = """The ferry to Orlen leaves at noon and carries 40 cars.

The bakery on the quay was opened in 1931 by Marta Lind.

I am the harbour master, and I keep the keys."""


@pytest.fixture
def harbour(shared_library: Callable[..., Library]) -> Library:
    return shared_library(Source(TEXT, "Notes on a harbour"), language="en")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("1) when was it?", "when was it?"),
        ("12. who built it?", "who built it?"),
        ("3.1. who built it?", "who built it?"),
        ("(4) who built it?", "who built it?"),
        ("b) who built it?", "who built it?"),
        ("1.who built it?", "who built it?"),
        ("[2] who built it?", "who built it?"),
        ("3: who built it?", "who built it?"),
        ("4 - who built it?", "who built it?"),
        ("> who built it?", "who built it?"),
        ("Q: who built it? A:", "who built it?"),
        ("№ 5. кто это построил?", "кто это построил?"),
        ("- who built it?", "who built it?"),
        ("• 2. Q: who built it?", "who built it?"),
        ("Q: who built it?", "who built it?"),
        ("Q7. who built it?", "who built it?"),
        ("Question 3: who built it?", "who built it?"),
        ("Вопрос 3: кто построил?", "кто построил?"),
        ("Сұрақ: кім салды?", "кім салды?"),
        ("“Who built it?”", "Who built it?"),
        ("«Кто построил?»", "Кто построил?"),
        ('"who built it"?', "who built it?"),
        ("**who built it?**", "who built it?"),
        ("WHO BUILT IT?", "who built it?"),
        ("КТО ЭТО ПОСТРОИЛ?", "кто это построил?"),
        ("БҰНЫ КІМ САЛДЫ?", "бұны кім салды?"),
        ("When Was The Bakery Opened?", "when was the bakery opened?"),
        ("1) “WHO BUILT IT?”", "who built it?"),
    ],
)
def test_what_a_question_is_wrapped_in_is_taken_off(typed, plain):
    assert plain_form(typed) == plain


@pytest.mark.parametrize(
    "question",
    [
        "2.5 per cent of what?",
        "40 cars where?",
        "10:30 what is on?",
        "12/3 of what?",
        "В. Ланг кто?",
        "what does “quay” mean?",
        "Who is Marta Lind?",
        "XK-35b",
        "12)",
        "",
        "?",
    ],
)
def test_what_belongs_to_a_question_stays(question):
    assert plain_form(question) == question


@pytest.mark.parametrize("question", ["when was the bakery opened?", "who opened the bakery?"])
@pytest.mark.parametrize(
    "written", ["2. {}", "Q: {}", "“{}”", "- {}", "4) “{}”"], ids=lambda form: form.format("…")
)
def test_the_answer_is_that_of_the_bare_question(harbour, written, question):
    plain, wrapped = harbour.answer(question), harbour.answer(written.format(question))
    assert isinstance(plain.answer, Found)
    assert (wrapped.answer, wrapped.confidence) == (plain.answer, plain.confidence)


@pytest.mark.parametrize(
    "question",
    ["when was the bakery opened?", "who is the harbour master?", "who painted the bridge?"],
)
@pytest.mark.parametrize("shape", [str.upper, str.title], ids=["capitals", "like a title"])
def test_capitals_change_no_answer(harbour, question, shape):
    plain, loud = harbour.answer(question), harbour.answer(shape(question))
    assert (type(loud.answer), loud.confidence) == (type(plain.answer), plain.confidence)
    assert loud.ranking == plain.ranking


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("can I go there? I'm asking for the Baiterek", ("baiterek",)),
        ("We come in June. The ferry to Orlen, when does it leave?", ("june", "orlen")),
        ("Hello! When did Otto visit St. Petersburg?", ("otto", "st", "petersburg")),
        ("did J. Lind open it?", ("j", "lind")),
        ("when is the WHEEL repaired in ORLEN?", ("orlen",)),
        ("скажите, Вы знаете, где Ваш Иван?", ("иван",)),
        ("айтыңызшы, Сізде Айгүл бар ма?", ("аигул",)),
    ],
)
def test_the_first_word_of_a_sentence_and_i_are_no_names(question, names):
    assert tuple(name.replace("й", "и") for name in parse_question(question).names) == names


@pytest.mark.parametrize(
    ("question", "embedded"),
    [
        ("In what year was the opera opened?!", "when was the opera opened?"),
        ("It closed. During which year ...", "It closed. when"),
        ("In what year, do you know? Thanks", "when, do you know? Thanks"),
        ("What year was it?", "What year was it?"),
        ("in what yearbook is it", "in what yearbook is it"),
        ("Ещё вопрос…", "Еще вопрос"),
    ],
)
def test_what_asks_the_same_is_embedded_alike(question, embedded):
    assert canonical_form(question) == embedded
