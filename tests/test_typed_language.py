"""A question is in the language in which it was typed, though letters of that are missing."""

import pytest

from knowledge.language.typed_language import detect_typed_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("асханада не береди", "kk"),
        ("балам ауырып калды кимге айтамын", "kk"),
        ("нешеде ашылады", "kk"),
        ("когда открывается бассейн", "ru"),
        ("точите канты?", "ru"),
        ("малина", "ru"),
        ("Паспорт, справка, виза қажет пе", "kk"),
        ("Общежитие комендант телефоны қандай", "kk"),
        ("Қашан ашылады?", "kk"),
        ("when does it open", "en"),
        ("кто такой Ким Ир Сен", "ru"),
    ],
)
def test_kazakh_is_told_without_its_letters(question, language):
    assert detect_typed_language(question) == language
