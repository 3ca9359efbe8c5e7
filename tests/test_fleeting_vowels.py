"""Russian nouns between whose last consonants a vowel comes and goes: their forms are one word."""

import pytest

from knowledge.language.fleeting_vowels import is_plural_of_common, with_moved_vowel
from knowledge.language.stemmer import stem
from tests.files import extracted

BIRDS = """# Инкубатор

| Птица | Срок, дней | Температура, °C |
|---|---|---|
| Куры | 21 | 37,8 |
| Утки | 28 | 37,9 |
| Гуси | 30 | 37,6 |

Доливайте воду раз в двое суток.
"""


@pytest.mark.parametrize(
    ("form", "other"),
    [("уток", "утки"), ("утки", "уток"), ("окон", "окна"), ("окна", "окон"), ("денег", "деньги")],
)
def test_the_stem_of_one_form_stands_for_that_of_the_other(form, other):
    assert stem(other, "ru") in with_moved_vowel(form)


@pytest.mark.parametrize("word", ["bottle", "мектеп", "тур", "о", "r2", "срок"])
def test_of_other_words_no_stem_is_one_of_a_common_word(word):
    assert not is_plural_of_common(word)


@pytest.mark.parametrize(
    ("question", "row"),
    [("для уток сколько дней", "Утки"), ("температура для куриных яиц", "Куры")],
)
def test_a_row_is_found_by_another_form_of_what_it_is_called(shared_library, question, row):
    library = shared_library(extracted(".md", BIRDS.encode()))
    query = library.answerer.analyse(question)
    assert query.text == question
    best = library.answerer.rank(query).ranked[0]
    assert best.candidate.fact.text.startswith(row)
