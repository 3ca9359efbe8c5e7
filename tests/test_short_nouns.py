"""Kazakh nouns of three letters: their forms mean the same, and are no slips of the pen."""

import pytest

from knowledge import Found, Source
from knowledge.language.short_nouns import is_short_noun, other_forms
from knowledge.language.stemmer import stem

PARK = """\
Қаланың ботаникалық бағында 600 түрлі өсімдік өседі. Банкте 20 адам жұмыс істейді.
Ескі үйдің жанында автобус тұрды."""


@pytest.mark.parametrize("form", ["бакта", "бактар", "багы", "багында", "багына"])
def test_a_form_of_a_short_noun_stands_for_the_others(form):
    assert is_short_noun(form, "kk")
    others = {stem(each, "kk") for each in ("бак", "бакта", "багында")} - {stem(form, "kk")}
    assert others <= other_forms(form)


@pytest.mark.parametrize("form", ["ит", "итти", "иттер", "иттерди", "итпен"])
def test_so_does_one_of_two_letters(form):
    assert is_short_noun(form, "kk")
    others = {stem(each, "kk") for each in ("ит", "иттер", "иттерди")} - {stem(form, "kk")}
    assert others <= other_forms(form)


def test_a_word_of_another_language_or_of_a_longer_noun_is_none():
    assert not is_short_noun("бакта", "ru")
    assert not is_short_noun("мектепте", "kk")
    assert other_forms("мектепте") == frozenset()


def test_a_kind_is_not_what_stood_there_though_they_are_typed_alike():
    assert "тур" in other_forms("тури")
    assert stem("турды", "kk") not in other_forms("тури")


def test_a_garden_is_not_mended_into_a_bank(shared_library):
    library = shared_library(Source(PARK, "Қала"))
    question = "ботаникалық бақта не өседі?"
    assert library.answerer.analyse(question).text == question
    answer = library.answer(question).answer
    assert isinstance(answer, Found)
    assert answer.best.fact.id == 1
