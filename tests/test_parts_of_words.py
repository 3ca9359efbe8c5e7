"""A word may stand within another one only, and two may be one that a glossary knows."""

import pytest

from knowledge import Unsure
from tests.files import extracted

HOUSE = """# Общежитие на Лесной

Общежитие построено в 1983 году.

## Правила

Электроплитки и обогреватели в комнатах запрещены. Беспроводной интернет есть на всех этажах.
Медпункт работает с 9:00 до 16:00. Прачечная открыта с 8:00.
"""
ASKED = [
    ("можно ли плитку?", "Электроплитки"),
    ("есть ли вай фай?", "Беспроводной интернет"),
    ("где врач?", "Медпункт"),
]


@pytest.fixture(scope="module")
def source():
    return extracted(".md", HOUSE.encode())


def test_what_holds_the_word_or_means_it_is_closest_and_nothing_is_denied(shared_library, source):
    house = shared_library(source)
    for question, opening in ASKED:
        answer = house.answer(question).answer
        assert isinstance(answer, Unsure), question
        assert answer.missing is None, question
        assert answer.candidates[0].fact.text.startswith(opening), question


def test_a_part_of_a_word_is_no_word_of_the_question(shared_library, source):
    terms = {
        term.word: term
        for term in shared_library(source).answerer.analyse("можно ли плитку?").terms
    }
    assert max(terms["плитку"].expansions.values()) < 0.6


def test_a_word_is_no_ending_of_the_one_before_it(shared_library):
    built = extracted(".txt", b"The road\n\nA company laid the road and put up lamps.")
    asked = shared_library(built).answerer.analyse("Қай құрылыс компаниясы салды?")
    terms = {term.word: term.expansions for term in asked.terms}
    assert "compani" in terms["компаниясы"]
    assert terms["салды"]
    assert "compani" not in terms["салды"]
